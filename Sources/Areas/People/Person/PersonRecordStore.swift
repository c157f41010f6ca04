import Basics
import Storage

/// Everything of one person, for their page.
package struct PersonRecordStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Nil where there is no record of theirs.
  package func record(of id: ID<Person>) throws -> PersonRecord? {
    guard let person = try PersonStore(connection, access).kept(id) else { return nil }
    let values = try ProfileStore(connection, access).current(of: id)
    let notes = try NoteStore(connection, access).notes(of: id)
    let most = PersonRecord.shownHappenings
    let happenings = try TimelineStore(connection, access).happenings(
      of: id, atMost: most + 1, kinds: HappeningKind.all)
    let shown = Array(happenings.prefix(most))
    let actors =
      values.flatMap { [$0.written.by, $0.verified?.by, $0.confirmed?.by] } + notes.map(\.author)
      + shown.map(\.by)
    return PersonRecord(
      person: person, tenures: try TenureStore(connection, access).all(of: id), values: values,
      tags: try TagStore(connection, access).tags(of: id), notes: notes, happenings: shown,
      hasEarlier: happenings.count > most, merges: try MergeStore(connection, access).merges(into: id),
      names: try PersonStore(connection, access).names(of: actors.compactMap { $0 }))
  }
}
