import Basics
import People
import Storage

/// Referrals into programmes, as those who send and those who run the programme see them.
struct ProgrammeReferralStore {
  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Sends somebody whose record is theirs into a programme that another runs.
  ///
  /// - Throws: a refusal without a consent in force, or when they are on the way there already.
  func send(
    _ person: ID<Person>, into programme: Programme, as side: Side, because reason: String, due: LocalDate
  ) throws -> ID<Referral> {
    guard let recipient = try KeeperStore(connection).keeper(programme.keeper), recipient.id != access.keeper
    else {
      throw Refusal(
        .content, en: "This programme is your own: take the person into it yourself.",
        fr: "Ce programme est le vôtre : admettez-y la personne vous-même.")
    }
    let referral = try ReferralStore(connection, access).send(
      person, to: recipient, .referral, because: reason, due: due)
    try connection.run(
      """
      INSERT INTO programme_referrals (id, person, keeper, council, referral, programme, side, recipient)
      VALUES (\(ID<ProgrammeReferral>(at: access.now)), \(person), \(access.keeper), \(access.council), \(referral),
        \(programme.id), \(side), \(recipient.id))
      """)
    return referral
  }

  /// Sent to them and still to be answered, the most pressing first.
  func inbox() throws -> [ProgrammeReferral] {
    let open = try ReferralStore(connection, access).inbox().filter { !$0.state.isOver }
    return try open.compactMap { try found($0) }.filter(\.isOpen).sorted {
      ($0.referral.due, $0.referral.sent) < ($1.referral.due, $1.referral.sent)
    }
  }

  /// One that they sent or got; nil where there is none of theirs, or it is for no programme.
  func referral(_ id: ID<Referral>) throws -> ProgrammeReferral? {
    try ReferralStore(connection, access).referral(id).flatMap(found)
  }

  /// The same, for those alone who answer it.
  func received(_ id: ID<Referral>) throws -> ProgrammeReferral? {
    try referral(id).flatMap { $0.referral.recipient == access.keeper ? $0 : nil }
  }

  private func found(_ referral: Referral) throws -> ProgrammeReferral? {
    try connection.row(
      "SELECT r.programme, r.side, r.admitted FROM programme_referrals r WHERE r.referral = \(referral.id)"
    ).map { row in
      ProgrammeReferral(
        referral: referral, programme: try row.value(at: 0), side: try row.value(at: 1),
        admitted: try row.value(at: 2))
    }
  }

  /// Takes whoever was sent into the programme, and accepts the referral where that is not done yet. The record stays with whoever
  /// keeps it, and so what is written into it is written behind the open wall.
  ///
  /// - Parameters:
  ///   - model: how the programme works now, and `version` its number.
  /// - Throws: a refusal when the sender or the person thought better of it meanwhile, or somebody took them in.
  func admit(_ sent: ProgrammeReferral, by model: ProgrammeModel, version: Int, day: LocalDate) throws {
    let id = sent.referral.id
    guard sent.isOpen else { throw Self.isOver }
    if sent.referral.state == .sent { try ReferralStore(connection, access).accept(id) }
    guard
      let person = try PersonStore(connection, access).shared(sent.referral.person, for: .referral)?.person
    else {
      throw Self.isOver
    }
    let marked = try connection.run(
      """
      UPDATE programme_referrals SET admitted = \(access.now), admitted_by = \(access.person)
      WHERE referral = \(id) AND recipient = \(access.keeper) AND admitted IS NULL
      """)
    guard marked == 1 else { throw Self.isOver }
    let writer = Access(
      person: access.person, role: access.role, keeper: person.keeper, council: person.council,
      now: access.now)
    let application = try ApplicationStore(connection, writer).add(
      person.id, to: sent.programme, as: sent.side, model.stageOnceAccepted(sent.side), through: .referral,
      version: version)
    try EligibilityCheckStore(connection, writer).check(
      application, of: person.id, sent.side, by: model, version: version, day: day)
  }

  private static let isOver = Refusal(
    .conflict, en: "This referral was answered or taken back meanwhile.",
    fr: "Cette orientation a reçu une réponse ou a été retirée entre-temps.")
}
