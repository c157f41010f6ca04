import Basics
import Mail
import People
import Storage

/// What every page and every clock of partnerships needs to know of this installation.
struct PartnershipSetting: Sendable {
  /// Where this site is reached.
  let origin: String
  let models: ProgrammeModels
  /// The clock where no council has said otherwise.
  let usual: DayClock
}

/// An act with the letters that go with it, in one transaction: either both are kept, or neither.
struct PartnershipCourse {
  let connection: Connection
  let access: Access
  let setting: PartnershipSetting
  /// Whether nobody acts and the program does.
  var isProgram = false
  private let outbox: Outbox

  /// - Parameter database: in which the letters are kept.
  init(_ connection: Connection, _ access: Access, _ setting: PartnershipSetting, _ database: Database) {
    self.connection = connection
    self.access = access
    self.setting = setting
    let now = access.now
    outbox = Outbox(database, queue: JobQueue(now: { now }), now: { now })
  }

  private var acts: PartnershipActStore {
    var acts = PartnershipActStore(connection, access)
    acts.isProgram = isProgram
    return acts
  }

  /// How the programme worked when the two began.
  func model(of partnership: Partnership) throws -> ProgrammeModel {
    try setting.models.model(partnership.version) {
      try PartnershipStore.version(of: partnership, connection)
    }
  }

  func calendar(of partnership: Partnership) throws -> WorkCalendar {
    try WorkCalendarStore(connection).calendar(of: partnership.council, usual: setting.usual)
  }

  func post(_ partnership: Partnership) throws -> PartnershipPost {
    PartnershipPost(
      connection: connection, outbox: outbox, origin: setting.origin, model: try model(of: partnership),
      calendar: try calendar(of: partnership), now: access.now)
  }

  // MARK: Acts

  /// Asks the professional of a proposal.
  func begin(_ proposal: Proposal, _ version: Programme.Version, places: Int, reasons: Bilingual) throws
    -> Partnership
  {
    let model = try setting.models.model(of: version)
    let calendar = try WorkCalendarStore(connection).calendar(of: access.council, usual: setting.usual)
    let terms = ProposalTerms(of: model, calendar, at: access.now)
    let partnership = try acts.begin(
      proposal, version, places: places, reasons: reasons, held: calendar.clock.end(of: terms.held))
    try follow(.request, partnership)
    try write(
      .proposed, to: [.professional], partnership,
      day: max(terms.held, calendar.clock.day(proposal.held + .microseconds(-1))))
    return partnership
  }

  /// Does something, ends and begins the promises that go with it, and tells whom it concerns.
  ///
  /// - Parameter state: which state comes of it, where the rules leave several.
  @discardableResult
  func take(
    _ act: PartnershipMove.Act, in id: ID<Partnership>, _ saying: PartnershipActStore.Saying = .init(),
    to state: Partnership.State? = nil
  ) throws -> Partnership {
    guard let before = try PartnershipStore.any(id, connection) else { throw PartnershipWords.nothing }
    let partnership = try acts.take(act, in: id, saying, to: state ?? after(act, before))
    try follow(act, partnership)
    switch act {
    case .confirmation:
      let clock = try model(of: partnership).clock(from: .proposed, to: .accepted)
      let calendar = try calendar(of: partnership)
      try write(
        .confirmed, to: [.newcomer], partnership,
        day: calendar.lastDay(of: clock?.within ?? ProposalTerms.usualLife, from: partnership.begun))
    case .introduction: try write(.introduced, to: Partnership.Party.allCases, partnership)
    case .midpoint: try write(.midpoint, to: Partnership.Party.allCases, partnership)
    case .refusal, .release, .closure: try tellEnd(partnership, before.state, act, saying.party)
    case .signature: try agreeIfBothSigned(partnership)
    default: break
    }
    return partnership
  }

  /// Which state comes of it, where the rules leave two: after a pause it goes on where it was.
  private func after(_ act: PartnershipMove.Act, _ partnership: Partnership) throws -> Partnership.State? {
    guard act == .resumption else { return nil }
    return try PartnershipStore.events(of: partnership.id, connection).last { $0.act == .pause }?.before
  }

  private func follow(_ act: PartnershipMove.Act, _ partnership: Partnership) throws {
    try PromiseStore(connection).follow(
      act, partnership, of: try model(of: partnership), try calendar(of: partnership), at: access.now)
  }

  // MARK: Telling

  private func write(
    _ event: ModelEvent, to parties: [Partnership.Party], _ partnership: Partnership, day: LocalDate? = nil
  ) throws {
    let post = try post(partnership)
    for party in parties {
      guard let message = PartnershipMessages.message(at: event, to: party, of: post.model) else { continue }
      try post.write(
        message, to: party, of: partnership, .init(name: "\(event.rawValue) \(partnership.step)", day: day))
    }
  }

  /// Everybody who was asked is told that it is over, but for whoever ended it.
  private func tellEnd(
    _ partnership: Partnership, _ before: Partnership.State, _ act: PartnershipMove.Act,
    _ party: Partnership.Party?
  ) throws {
    let post = try post(partnership)
    var told: [Partnership.Party] = before == .asked ? [.professional] : Partnership.Party.allCases
    if act == .refusal { told.removeAll { $0 == party } }
    let isWhole = partnership.closing == .completed || partnership.closing == .employed
    for other in told {
      let thanks = isWhole ? PartnershipMessages.message(at: .closed, to: other, of: post.model) : nil
      let isSilent = act == .release && (before == .asked) == (other == .professional)
      let message =
        thanks
        ?? (isSilent && before != .introduced ? PartnershipMessages.released : PartnershipMessages.over)
      try post.write(message, to: other, of: partnership, .init(name: "closed \(partnership.step)"))
    }
  }

  // MARK: Agreement

  /// Who has signed since the last time that it was agreed on.
  static func signed(_ events: [PartnershipEvent]) -> Set<Partnership.Party> {
    Set(events.filter { $0.act == .signature }.compactMap(\.party))
  }

  private func agreeIfBothSigned(_ partnership: Partnership) throws {
    let events = try PartnershipStore.events(of: partnership.id, connection)
    guard Self.signed(events).count == 2, !events.contains(where: { $0.act == .agreement }) else { return }
    try take(.agreement, in: partnership.id)
  }
}
