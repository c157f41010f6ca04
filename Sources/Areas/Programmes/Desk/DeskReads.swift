import Basics
import People
import Synchronization

/// Which records of others a member of the staff has been shown today, so that the audit log holds a line for each the first time
/// and not for every page. It is forgotten when the program stops, and then there is one line more.
final class DeskReads: Sendable {
  private struct Read: Hashable {
    let reader: ID<Person>
    let consent: ID<Consent>
  }

  private let today = Mutex<(day: LocalDate?, reads: Set<Read>)>((nil, []))

  /// Those of some entries that are read by a consent and that no line tells of yet.
  func untold(_ entries: [DeskEntry], to reader: ID<Person>, on day: LocalDate) -> [DeskEntry] {
    today.withLock { today in
      if today.day != day { today = (day, []) }
      return entries.filter { entry in
        entry.consent.map { !today.reads.contains(Read(reader: reader, consent: $0)) } ?? false
      }
    }
  }

  /// Their lines were written.
  func tell(_ entries: [DeskEntry], to reader: ID<Person>, on day: LocalDate) {
    today.withLock { today in
      guard today.day == day else { return }
      for consent in entries.compactMap(\.consent) {
        today.reads.insert(Read(reader: reader, consent: consent))
      }
    }
  }
}
