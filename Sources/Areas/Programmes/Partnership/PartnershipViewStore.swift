import Basics
import People
import Site
import Storage

/// Everything that a page about one partnership shows, read at one moment.
struct PartnershipView: Sendable {
  let partnership: Partnership
  let programme: Bilingual
  let model: ProgrammeModel
  let calendar: WorkCalendar
  let now: Moment
  let events: [PartnershipEvent]
  let meetings: [PartnershipMeeting]
  let goals: [String]
  /// Whom the newcomer was sent on to; nil where the programme asks for nobody.
  let tree: RecommendationTree?
  /// What they have promised and is still to come, the nearest first.
  let promises: [Promise]
  /// The text of the agreement, filled in for the two; nil where the programme has none.
  let agreement: Bilingual?

  var today: LocalDate { calendar.clock.day(now) }
  var signed: Set<Partnership.Party> { PartnershipCourse.signed(events) }
  /// Minutes of all meetings that count.
  var minutes: Int { meetings.reduce(0) { $0 + $1.minutes } }
  /// Whether they begin by signing.
  var needsAgreement: Bool { model.agreement?.isRequired == true }

  /// What is left of the hours they took on, in minutes; nil where the programme counts none.
  var minutesLeft: Int? { model.meeting.hours.map { max(0, $0.least * 60 - minutes) } }

  init(of partnership: Partnership, _ course: PartnershipCourse) throws {
    let connection = course.connection
    self.partnership = partnership
    model = try course.model(of: partnership)
    calendar = try course.calendar(of: partnership)
    now = course.access.now
    events = try PartnershipStore.events(of: partnership.id, connection)
    meetings = try PartnershipMeetingStore.meetings(of: partnership.id, connection)
    promises = try PromiseStore.open(of: partnership.id, connection)
    tree = RecommendationTree(try RecommendationStore.all(of: partnership.id, connection), of: model)
    goals = try PartnershipGoals.goals(of: partnership.id, connection)
    let name = try connection.row(
      "SELECT name_en, name_fr FROM programmes WHERE id = \(partnership.programme)")
    programme = try name.map { Bilingual(en: try $0.value(at: 0), fr: try $0.value(at: 1)) } ?? model.title
    agreement = try course.post(partnership).agreement(
      partnership, PartnershipPeople.person(partnership.newcomer, connection),
      PartnershipPeople.person(partnership.professional, connection))
  }
}

/// What the two want to reach.
enum PartnershipGoals {
  /// More than that nobody keeps in mind; a model says fewer.
  static let most = 20

  static func goals(of id: ID<Partnership>, _ connection: Connection) throws -> [String] {
    try connection.values(
      "SELECT g.words FROM partnership_goals g WHERE g.partnership = \(id) ORDER BY g.id LIMIT \(most)",
      as: String.self)
  }

  /// Adds one, written behind the open wall by whoever may act.
  static func add(
    _ words: String, to partnership: Partnership, _ party: Partnership.Party?, at now: Moment,
    _ connection: Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO partnership_goals (id, person, keeper, council, partnership, decided_for, words, at, party)
      VALUES (\(ID<PartnershipGoals>(at: now)), \(partnership.newcomer), \(partnership.keeper), \(partnership.council),
        \(partnership.id), \(partnership.decidedFor), \(words), \(now), \(party))
      """)
  }
}
