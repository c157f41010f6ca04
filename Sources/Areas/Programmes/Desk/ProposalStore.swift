import Basics
import People
import Storage

extension Proposal.Ending: Storable {}

/// Proposals and the places they hold.
struct ProposalStore {
  private let connection: Connection
  private let access: Access
  private let clock: DayClock

  /// - Parameter clock: for the day until which somebody is held, as it is told.
  init(_ connection: Connection, _ access: Access, _ clock: DayClock = DayClock(nil)) {
    self.connection = connection
    self.access = access
    self.clock = clock
  }

  // MARK: Looking

  /// What is open in a programme: theirs, and what concerns their newcomers.
  func open(in programme: ID<Programme>) throws -> [Proposal] {
    let found: Filter = [
      "o.programme = \(programme)", isRunning, isTheirs,
    ]
    return try proposals(found, limit: 5_000)
  }

  /// What is over, the latest first.
  func over(in programme: ID<Programme>) throws -> [Proposal] {
    let found: Filter = [
      "o.programme = \(programme)", "NOT (\(isRunning))", isTheirs,
    ]
    return try proposals(found, limit: 50)
  }

  func proposal(_ id: ID<Proposal>) throws -> Proposal? {
    try proposals(["o.id = \(id)", isTheirs], limit: 1).first
  }

  private func proposals(_ found: Filter, limit: Int) throws -> [Proposal] {
    try connection.rows(
      """
      SELECT o.id, o.programme, o.person, h.person, o.proposed_by, o.decided_for, o.reason, o.score, o.proposed, h.until,
        o.expires, o.ended, o.ending, o.end_reason, q.id
      FROM proposals o LEFT JOIN holds h ON h.id = (SELECT MAX(l.id) FROM holds l WHERE l.proposal = o.id)
        LEFT JOIN partnerships q ON q.proposal = o.id
      \(where: found) ORDER BY o.id DESC LIMIT \(limit)
      """
    ).map { row in
      let expires: Moment = try row.value(at: 10)
      return Proposal(
        id: try row.value(at: 0), programme: try row.value(at: 1), newcomer: try row.value(at: 2),
        professional: try row.value(at: 3), by: try row.value(at: 4), keeper: try row.value(at: 5),
        reason: try row.value(at: 6), score: try row.value(at: 7), at: try row.value(at: 8),
        held: try row.value(at: 9, as: Moment?.self) ?? expires, expires: expires,
        ended: try row.value(at: 11), ending: try row.value(at: 12), endReason: try row.value(at: 13),
        partnership: try row.value(at: 14))
    }
  }

  // MARK: Deciding

  // Both records may be others' than whoever asks: the program writes for them behind the open wall, once `DeskPairStore` has
  // found that they may.

  /// Holds a place of a professional while a proposal is being written.
  ///
  /// - Parameter places: how many people they meet at a time.
  /// - Throws: a refusal when all their places are held, which says until when.
  @discardableResult
  func hold(
    _ professional: ID<Person>, for newcomer: ID<Person>, in programme: ID<Programme>, places: Int
  ) throws -> Moment {
    let pair = try DeskPairStore(connection, access).pair(newcomer, professional, in: programme)
    try endLapsed(professional)
    if let until = try writingHold(on: professional, in: programme)?.until { return until }
    let until = access.now + .seconds(Proposal.writingMinutes * 60)
    _ = try take(pair.professional, in: programme, places: places, until: until)
    return until
  }

  /// Lets the place go that was held while nothing came of the writing.
  func release(_ professional: ID<Person>, in programme: ID<Programme>) throws {
    try connection.run(
      """
      UPDATE holds SET ended = \(access.now) WHERE person = \(professional) AND programme = \(programme)
        AND proposal IS NULL AND ended IS NULL AND held_by = \(access.person) AND held_for = \(access.keeper)
      """)
  }

  /// Proposes that two people meet, and holds the professional.
  ///
  /// - Throws: a refusal when somebody was quicker, a consent was taken back, or the pair is excluded;
  ///   `HoldLapsed` when the place that was held while writing is free again.
  func propose(_ draft: ProposalDraft) throws -> ID<Proposal> {
    let pair = try DeskPairStore(connection, access).pair(
      draft.newcomer, draft.professional, in: draft.programme)
    try refuseExcluded(draft)
    try refuseTired(draft)
    try endLapsed(draft.professional)
    let id = ID<Proposal>(at: access.now)
    try write(draft, id, pair.newcomer)
    let held = try writingHold(on: draft.professional, in: draft.programme)
    if draft.wasHeld, held == nil { throw HoldLapsed() }
    let hold =
      try held?.id ?? take(pair.professional, in: draft.programme, places: draft.places, until: draft.held)
    try connection.run(
      "UPDATE holds SET proposal = \(id), until = \(draft.held), begun = \(access.now) WHERE id = \(hold)")
    let pairs = DeskPairStore(connection, access)
    try pairs.tell(.proposed, of: pair.newcomer, id.rawValue)
    try pairs.tell(.proposed, of: pair.professional, id.rawValue)
    try log(id, "made")
    return id
  }

  /// Takes back what was proposed, and lets the professional go.
  ///
  /// - Throws: a refusal when it is over already.
  func takeBack(_ id: ID<Proposal>, because reason: String) throws {
    guard let proposal = try proposal(id), proposal.keeper == access.keeper else { throw Self.noProposal }
    guard try end(id, because: reason) else {
      throw Refusal(
        .conflict, en: "This proposal is over already. Somebody took it back, or its time was up.",
        fr: "Cette proposition a déjà pris fin. Quelqu’un l’a retirée, ou son délai est écoulé.")
    }
  }

  /// The same for whoever may end it without having decided it.
  ///
  /// - Returns: whether it was open.
  @discardableResult
  func end(_ id: ID<Proposal>, because reason: String) throws -> Bool {
    let row = try connection.row(
      """
      UPDATE proposals SET ended = \(access.now), ending = \(Proposal.Ending.takenBack), end_reason = \(reason),
        ended_by = \(access.person)
      WHERE id = \(id) AND ended IS NULL AND handed_on IS NULL AND expires > \(access.now)
      RETURNING person, keeper, council
      """)
    guard let row else { return false }
    let newcomer = DeskPairStore.Record(
      person: try row.value(at: 0), keeper: try row.value(at: 1), council: try row.value(at: 2))
    let held = try connection.row(
      """
      UPDATE holds SET ended = CASE WHEN until < \(access.now) THEN until ELSE \(access.now) END
      WHERE proposal = \(id) AND ended IS NULL RETURNING person, keeper, council
      """)
    let pairs = DeskPairStore(connection, access)
    try pairs.tell(.proposalTakenBack, of: newcomer, id.rawValue)
    if let held {
      let professional = DeskPairStore.Record(
        person: try held.value(at: 0), keeper: try held.value(at: 1), council: try held.value(at: 2))
      try pairs.tell(.proposalTakenBack, of: professional, id.rawValue)
    }
    try log(id, "taken-back")
    return true
  }

  // MARK: Pieces

  private func write(_ draft: ProposalDraft, _ id: ID<Proposal>, _ newcomer: DeskPairStore.Record) throws {
    try connection.run(
      """
      UPDATE proposals SET ended = expires, ending = \(Proposal.Ending.expired)
      WHERE person = \(draft.newcomer) AND programme = \(draft.programme) AND ended IS NULL AND handed_on IS NULL
        AND expires <= \(access.now)
      """)
    let meets = try connection.row(
      "SELECT 1 FROM partnerships WHERE person = \(draft.newcomer) AND programme = \(draft.programme) AND closed IS NULL"
    )
    guard meets == nil else { throw PartnershipWords.isInOne }
    do {
      _ = try connection.attempt {
        try connection.run(
          """
          INSERT INTO proposals (id, person, keeper, council, programme, decided_for, proposed, proposed_by, reason, score,
            expires)
          VALUES (\(id), \(draft.newcomer), \(newcomer.keeper), \(newcomer.council), \(draft.programme),
            \(access.keeper), \(access.now), \(access.person), \(draft.reason), \(draft.score), \(draft.expires))
          """)
      }
    } catch StorageError.unique {
      throw Refusal(
        .conflict,
        en: "Somebody has proposed this newcomer to a professional meanwhile. Look at that proposal first.",
        fr: "Quelqu’un a entre-temps proposé cette personne. Consultez d’abord cette proposition.")
    }
  }

  /// The first place that is free. Two who ask in the same second both see it free; the index lets one of them have it.
  private func take(
    _ professional: DeskPairStore.Record, in programme: ID<Programme>, places: Int, until: Moment
  ) throws -> ID<Hold> {
    let id = ID<Hold>(at: access.now)
    for place in 1...max(1, min(places, 1_000)) where places > 0 {
      let taken = try connection.run(
        """
        INSERT INTO holds (id, person, keeper, council, place, programme, held_for, held_by, begun, until)
        VALUES (\(id), \(professional.person), \(professional.keeper), \(professional.council), \(place), \(programme),
          \(access.keeper), \(access.person), \(access.now), \(until))
        ON CONFLICT (person, place) WHERE ended IS NULL DO NOTHING
        """)
      if taken == 1 { return id }
    }
    let next = try connection.value(
      "SELECT MIN(until) FROM holds WHERE person = \(professional.person) AND ended IS NULL", as: Moment?.self
    )
    throw ProposalWords.isHeld(until: next ?? nil, clock)
  }

  /// Holds whose time is over are ended, with the moment at which it was.
  private func endLapsed(_ professional: ID<Person>) throws {
    try connection.run(
      "UPDATE holds SET ended = until WHERE person = \(professional) AND ended IS NULL AND until <= \(access.now)"
    )
  }

  /// The place that whoever asks holds while they write.
  private func writingHold(
    on professional: ID<Person>, in programme: ID<Programme>
  ) throws -> (id: ID<Hold>, until: Moment)? {
    try connection.row(
      """
      SELECT id, until FROM holds WHERE person = \(professional) AND programme = \(programme) AND proposal IS NULL
        AND ended IS NULL AND held_by = \(access.person) AND held_for = \(access.keeper) LIMIT 1
      """
    ).map { (try $0.value(at: 0), try $0.value(at: 1)) }
  }

  private func refuseExcluded(_ draft: ProposalDraft) throws {
    let standing = try PairDecisionStore(connection, access).standing(in: draft.programme)
    let isExcluded = standing.contains {
      $0.kind == .exclusion && $0.newcomer == draft.newcomer && $0.professional == draft.professional
    }
    guard isExcluded else { return }
    throw Refusal(
      .conflict, en: "This pair was excluded. Lift the exclusion first, if it no longer holds.",
      fr: "Ce jumelage a été exclu. Levez d’abord l’exclusion, si elle ne vaut plus.")
  }

  /// Nobody is asked more often than the programme says, nor before they have rested from the last partnership: whoever of the council
  /// asked, and in whatever programme.
  private func refuseTired(_ draft: ProposalDraft) throws {
    let paused = try connection.value(
      "SELECT coded FROM profile_values WHERE person = \(draft.professional) AND field = 'pause' AND replaced_at IS NULL",
      as: String?.self)
    if let pause = (paused ?? nil).flatMap(Pause.init(coded:)), pause.holds(on: clock.day(access.now)) {
      throw ProposalWords.pauses(until: pause.last)
    }
    guard let care = draft.care else { return }
    let year = access.now + .seconds(-365 * 86_400)
    let asked = try connection.value(
      "SELECT COUNT(DISTINCT proposal) FROM holds WHERE person = \(draft.professional) AND begun > \(year)",
      as: Int.self)
    if let asked, asked >= care.mostAYear { throw ProposalWords.wasAsked(care.mostAYear) }
    let last = try connection.value(
      """
      SELECT MAX(p.closed) FROM partnerships p WHERE p.professional = \(draft.professional) AND EXISTS
        (SELECT 1 FROM partnership_events e WHERE e.partnership = p.id AND e.act = \(PartnershipMove.Act.introduction))
      """, as: Moment?.self)
    guard let last = last ?? nil else { return }
    let rested = last + .seconds(care.restDays * 86_400)
    if rested > access.now { throw ProposalWords.rests(until: clock.day(rested)) }
  }

  private func log(_ id: ID<Proposal>, _ action: AuditWord) throws {
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "proposal", id.rawValue, how: action, council: access.council.rawValue),
      in: connection)
  }

  /// Open, or become a partnership that runs.
  private var isRunning: SQL {
    """
    o.ended IS NULL AND CASE WHEN o.handed_on IS NULL THEN o.expires > \(access.now)
      ELSE EXISTS (SELECT 1 FROM partnerships r WHERE r.proposal = o.id AND r.closed IS NULL) END
    """
  }

  private var isTheirs: SQL { "(\(access.kept(in: "o")) OR o.decided_for = \(access.keeper))" }

  private static let noProposal = Refusal(
    .missing, en: "There is no such proposal of yours.", fr: "Vous n’avez pas de telle proposition.")
}

/// The place that was held while somebody wrote is held no longer.
struct HoldLapsed: Error {}
