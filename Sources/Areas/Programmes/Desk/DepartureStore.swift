import Basics
import People
import Storage

/// What ends when somebody takes no part in a programme any more: their part, what is proposed of them, and the places that are
/// held with them.
///
/// What is open may have been decided by another than whoever keeps the record, so the program writes behind the open wall; only
/// whoever keeps the record ends its part.
struct DepartureStore {
  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// - Parameter language: of the sentence that stays with the proposals as the reason for their end.
  /// - Returns: whether they took part, and their record is whoever asks' own.
  func end(
    _ id: ID<Application>, of person: ID<Person>, _ ending: Application.Ending, in language: Language
  ) throws -> Bool {
    let theirs: Filter = ["a.id = \(id)", "a.person = \(person)", access.kept(in: "a")]
    guard
      let row = try connection.row("SELECT a.programme, a.side FROM applications a \(where: theirs)"),
      try ApplicationStore(connection, access).end(id, of: person, ending)
    else { return false }
    let (programme, side): (ID<Programme>, Side) = (try row.value(at: 0), try row.value(at: 1))
    let open: [ID<Proposal>] =
      side == .newcomers
      ? try connection.values(
        """
        SELECT o.id FROM proposals o WHERE o.person = \(person) AND o.programme = \(programme) AND o.ended IS NULL
          AND o.expires > \(access.now) ORDER BY o.id
        """)
      : try connection.values(
        """
        SELECT o.id FROM proposals o JOIN holds h ON h.proposal = o.id
        WHERE h.person = \(person) AND o.programme = \(programme) AND o.ended IS NULL AND o.expires > \(access.now)
        ORDER BY o.id
        """)
    let proposals = ProposalStore(connection, access)
    for proposal in open { try proposals.end(proposal, because: Self.reason(ending, side)[language]) }
    guard side == .professionals else { return true }
    // Whoever is writing to propose them is told when they send it.
    try connection.run(
      """
      UPDATE holds SET ended = CASE WHEN until < \(access.now) THEN until ELSE \(access.now) END
      WHERE person = \(person) AND programme = \(programme) AND ended IS NULL
      """)
    return true
  }

  private static func reason(_ ending: Application.Ending, _ side: Side) -> Bilingual {
    let why = DeskWords.ending(ending)
    return side == .newcomers
      ? Bilingual(
        en: "The newcomer takes no part any more: \(why.en).",
        fr: "La personne ne participe plus : \(why.fr).")
      : Bilingual(
        en: "The professional takes no part any more: \(why.en).",
        fr: "La personne établie ne participe plus : \(why.fr).")
  }
}
