import Basics
import People
import Storage

/// What is done with partnerships. Each act is one row of history and what follows from it, in one transaction.
///
/// The records may be of two keepers, neither of them whoever acts: so it is written behind the open wall, once it has been found
/// out that they may, by the store that reads or by the link.
struct PartnershipActStore {
  /// What somebody says when they act.
  struct Saying: Sendable {
    /// Which of the two it comes from; nil for what the staff or the program does by itself.
    var party: Partnership.Party?
    var reason: String?
    var words: String?
    var closing: Partnership.Closing?
  }

  let connection: Connection
  let access: Access
  /// Whether nobody acts and the program does, for a promise whose time is over.
  var isProgram = false

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  // MARK: Beginning

  /// Begins a partnership from a proposal: the professional is asked from now on.
  ///
  /// - Parameters:
  ///   - version: how the programme works now, and will for these two.
  ///   - places: how many people the professional meets at a time.
  ///   - reasons: why these two, without a name.
  ///   - held: until when the professional's place is kept, if the hold of the proposal has lapsed.
  /// - Throws: a refusal when the proposal is over, or either may not be seen any more.
  func begin(
    _ proposal: Proposal, _ version: Programme.Version, places: Int, reasons: Bilingual, held: Moment
  ) throws -> Partnership {
    guard let professional = proposal.professional, proposal.keeper == access.keeper else {
      throw PartnershipWords.proposalIsOver
    }
    let pair = try DeskPairStore(connection, access).pair(
      proposal.newcomer, professional, in: proposal.programme)
    let handed = try connection.run(
      """
      UPDATE proposals SET handed_on = \(access.now)
      WHERE id = \(proposal.id) AND ended IS NULL AND handed_on IS NULL AND expires > \(access.now)
      """)
    guard handed == 1 else { throw PartnershipWords.proposalIsOver }
    let id = ID<Partnership>(at: access.now)
    do {
      _ = try connection.attempt {
        try connection.run(
          """
          INSERT INTO partnerships (id, person, keeper, council, programme, version, proposal, professional, decided_for, state,
            step, begun, begun_by, reached, places, reasons_en, reasons_fr)
          VALUES (\(id), \(proposal.newcomer), \(pair.newcomer.keeper), \(pair.newcomer.council), \(proposal.programme),
            \(version.id), \(proposal.id), \(professional), \(access.keeper), \(Partnership.State.asked), 1, \(access.now),
            \(access.person), \(access.now), \(max(1, min(places, 1_000))), \(reasons.en), \(reasons.fr))
          """)
      }
    } catch StorageError.unique {
      throw PartnershipWords.isInOne
    }
    guard let partnership = try PartnershipStore.any(id, connection) else {
      throw PartnershipWords.proposalIsOver
    }
    try write(.request, partnership, after: .asked, before: nil, Saying())
    let hold = try connection.run(
      "UPDATE holds SET partnership = \(id) WHERE proposal = \(proposal.id) AND ended IS NULL AND until > \(access.now)"
    )
    if hold == 0 { try takePlace(partnership, until: held) }
    try tell(.partnershipAsked, partnership)
    return partnership
  }

  // MARK: Going on

  /// Does something, if it can be done in the state that the partnership is in.
  ///
  /// - Parameter wanted: which state comes of it, where the rules leave several.
  /// - Throws: a refusal that says in which state it is by now.
  @discardableResult
  func take(
    _ act: PartnershipMove.Act, in id: ID<Partnership>, _ saying: Saying = Saying(),
    to wanted: Partnership.State? = nil
  ) throws -> Partnership {
    guard let partnership = try PartnershipStore.any(id, connection) else { throw PartnershipWords.nothing }
    let possible = PartnershipMove.states(after: act, in: partnership.state)
    let only = possible.count == 1 ? possible.first : nil
    guard let after = wanted.flatMap({ possible.contains($0) ? $0 : nil }) ?? only else {
      throw PartnershipWords.cannot(partnership)
    }
    let closing =
      after == .closed && partnership.closed == nil ? saying.closing ?? .other : partnership.closing
    let isNew = after != partnership.state
    let changed = try connection.run(
      """
      UPDATE partnerships SET state = \(after), step = step + 1,
        reached = \(isNew ? access.now : partnership.reached),
        closed = \(after == .closed ? partnership.closed ?? access.now : nil), closing = \(closing)
      WHERE id = \(id) AND step = \(partnership.step)
      """)
    guard changed == 1, let changed = try PartnershipStore.any(id, connection) else {
      throw PartnershipWords.cannot(partnership)
    }
    try write(act, changed, after: after, before: partnership.state, saying)
    if act == .confirmation { try takePlace(changed, until: Hold.endless) }
    if after == .closed, isNew { try free(changed, after: act, saying) }
    switch act {
    case .introduction: try tell(.introducedToPartner, changed)
    case .meeting: try tell(.metPartner, changed)
    case .closure, .release, .refusal: try tell(.partnershipClosed, changed)
    default: break
    }
    return changed
  }

  private func write(
    _ act: PartnershipMove.Act, _ partnership: Partnership, after: Partnership.State,
    before: Partnership.State?, _ saying: Saying
  ) throws {
    let number = partnership.step
    try connection.run(
      """
      INSERT INTO partnership_events (id, person, keeper, council, partnership, decided_for, number, previous, act, before, after,
        at, party, noted_by, reason, words)
      VALUES (\(ID<PartnershipEvent>(at: access.now)), \(partnership.newcomer), \(partnership.keeper), \(partnership.council),
        \(partnership.id), \(partnership.decidedFor), \(number), \(number > 1 ? number - 1 : nil), \(act),
        \(before?.rawValue ?? "none"), \(after), \(access.now), \(saying.party), \(access.role.isStaff ? access.person : nil),
        \(saying.reason), \(saying.words))
      """)
    try AuditLog().add(
      AuditEntry(
        by: isProgram ? .program("promises") : access.actor, changed: "partnership", partnership.id.rawValue,
        how: "acted",
        council: access.council.rawValue), in: connection)
  }

  // MARK: Places

  /// Keeps the place that is held for the partnership, or takes one anew: two who say yes in the same second to the last place
  /// are told apart by the index on places.
  private func takePlace(_ partnership: Partnership, until: Moment) throws {
    guard let professional = partnership.professional else { throw PartnershipWords.placeIsGone }
    let kept = try connection.run(
      "UPDATE holds SET until = \(until) WHERE partnership = \(partnership.id) AND ended IS NULL")
    if kept == 1 { return }
    try connection.run(
      "UPDATE holds SET ended = until WHERE person = \(professional) AND ended IS NULL AND until <= \(access.now)"
    )
    let row = try connection.row("SELECT keeper, council FROM people WHERE id = \(professional)")
    guard let row else { throw PartnershipWords.placeIsGone }
    let (keeper, council): (ID<Keeper>, ID<Keeper>) = (try row.value(at: 0), try row.value(at: 1))
    let id = ID<Hold>(at: access.now)
    for place in 1...partnership.places {
      let taken = try connection.run(
        """
        INSERT INTO holds (id, person, keeper, council, place, programme, proposal, partnership, held_for, held_by, begun, until)
        VALUES (\(id), \(professional), \(keeper), \(council), \(place), \(partnership.programme), \(partnership.proposal),
          \(partnership.id), \(partnership.decidedFor), \(partnership.begunBy), \(access.now), \(until))
        ON CONFLICT (person, place) WHERE ended IS NULL DO NOTHING
        """)
      if taken == 1 { return }
    }
    throw PartnershipWords.placeIsGone
  }

  /// Both are free again: the professional's place, and the newcomer, who stands at the desk. Whoever said no to each other, or
  /// met without its fitting, is not proposed to each other again unless somebody lifts that.
  private func free(_ partnership: Partnership, after act: PartnershipMove.Act, _ saying: Saying) throws {
    try connection.run(
      """
      UPDATE holds SET ended = CASE WHEN until < \(access.now) THEN until ELSE \(access.now) END
      WHERE partnership = \(partnership.id) AND ended IS NULL
      """)
    guard let professional = partnership.professional, let closing = partnership.closing,
      PartnershipWords.isNotAgain(closing, saying.reason.flatMap(Partnership.Refusal.init))
    else { return }
    let words = PartnershipWords.closing(closing)
    let learnt = saying.words ?? "\(words.en) / \(words.fr)"
    try connection.run(
      """
      INSERT INTO pair_decisions (id, person, keeper, council, programme, professional, kind, reason, decided_for, decided,
        decided_by)
      VALUES (\(ID<PairDecision>(at: access.now)), \(partnership.newcomer), \(partnership.keeper), \(partnership.council),
        \(partnership.programme), \(professional), 'exclusion', \(learnt), \(partnership.decidedFor), \(access.now),
        \(access.role.isStaff ? access.person : nil))
      ON CONFLICT (person, programme, professional) WHERE lifted IS NULL DO NOTHING
      """)
  }

  // MARK: Telling

  /// Writes into the timelines of both, whoever keeps them.
  private func tell(_ kind: HappeningKind, _ partnership: Partnership) throws {
    for person in [partnership.newcomer, partnership.professional].compactMap(\.self) {
      let row = try connection.row("SELECT keeper, council FROM people WHERE id = \(person)")
      guard let row else { continue }
      let writer = Access(
        person: isProgram ? person : access.person, role: access.role, keeper: try row.value(at: 0),
        council: try row.value(at: 1), now: access.now)
      try TimelineStore(connection, writer).add(kind, of: person, about: partnership.id.rawValue)
    }
  }
}
