import Basics
import People
import Storage

/// The two of a pair at the moment in which something is decided about them.
///
/// It is asked behind the open wall, in the transaction that writes: the records may be of two keepers, neither of them whoever
/// asks. What whoever asks may do stands here in full.
struct DeskPairStore {
  /// Whose record it is, by whom.
  struct Record: Sendable, Hashable {
    let person: ID<Person>
    let keeper: ID<Keeper>
    let council: ID<Keeper>
  }

  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Both, if they take part, and are whoever asks' own or read by a consent that is in force until this is kept.
  ///
  /// - Throws: a refusal that says whose consent is gone, or that somebody takes no part.
  func pair(
    _ newcomer: ID<Person>, _ professional: ID<Person>, in programme: ID<Programme>
  ) throws -> (newcomer: Record, professional: Record) {
    (
      try record(of: newcomer, as: .newcomers, in: programme),
      try record(of: professional, as: .professionals, in: programme)
    )
  }

  private func record(of person: ID<Person>, as side: Side, in programme: ID<Programme>) throws -> Record {
    let found: Filter = [
      "a.person = \(person)", "a.programme = \(programme)", "a.side = \(side.rawValue)", "a.ended IS NULL",
      access.shared(in: "a"), "p.merged_into IS NULL",
    ]
    let row = try connection.row(
      """
      SELECT a.keeper, a.council, a.stage FROM applications a JOIN people p ON p.id = a.person \(where: found)
      """)
    guard let row else { throw Self.takesNoPart(side) }
    let record = Record(person: person, keeper: try row.value(at: 0), council: try row.value(at: 1))
    if record.keeper != access.keeper {
      // Whoever is another agency's is not told of at all.
      guard side == .professionals || access.isOfCouncil else { throw Self.takesNoPart(side) }
      try ConsentStore(connection, access).require(.matching, of: person)
    }
    guard try row.value(at: 2, as: Application.Stage.self) == .ready else {
      throw Refusal(
        .conflict,
        en: side == .newcomers
          ? "The newcomer is not ready to be matched yet. Finish preparing first, and set the stage in the record."
          : "The professional is not ready to be matched yet.",
        fr: side == .newcomers
          ? "La personne n’est pas encore prête à être jumelée. Terminez la préparation, puis changez l’étape dans le dossier."
          : "La personne établie n’est pas encore prête à être jumelée.")
    }
    return record
  }

  /// Writes into somebody's timeline, whoever keeps it.
  func tell(_ kind: HappeningKind, of record: Record, _ about: Int64) throws {
    let writer = Access(
      person: access.person, role: access.role, keeper: record.keeper, council: record.council,
      now: access.now)
    try TimelineStore(connection, writer).add(kind, of: record.person, about: about)
  }

  private static func takesNoPart(_ side: Side) -> Refusal {
    side == .newcomers
      ? Refusal(
        .conflict, en: "The newcomer takes no part in this programme any more.",
        fr: "La personne ne participe plus à ce programme.")
      : Refusal(
        .conflict,
        en: "The professional takes no part in this programme any more, or you may not see their record.",
        fr:
          "La personne établie ne participe plus à ce programme, ou vous ne pouvez plus consulter son dossier."
      )
  }
}
