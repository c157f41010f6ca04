import Basics
import People
import Storage

/// The promises of partnerships: begun and ended by what happens, in the same transaction.
struct PromiseStore {
  private let connection: Connection

  /// Whoever acts has been found to may: promises follow from acts, and are read with their partnerships.
  init(_ connection: Connection) {
    self.connection = connection
  }

  static func open(of id: ID<Partnership>, _ connection: Connection) throws -> [Promise] {
    try connection.rows(
      "SELECT \(columns) FROM promises p WHERE p.partnership = \(id) AND p.ended IS NULL ORDER BY p.due, p.id"
    ).map(promise)
  }

  /// Those that the program is to look at now, whatever has waited longest first.
  static func due(at now: Moment, atMost most: Int, _ connection: Connection) throws -> [Promise] {
    try connection.rows(
      """
      SELECT \(columns) FROM promises p JOIN partnerships q ON q.id = p.partnership
      WHERE p.next <= \(now) AND q.closed IS NULL AND q.state <> \(Partnership.State.paused)
      ORDER BY p.next, p.id LIMIT \(most)
      """
    ).map(promise)
  }

  // MARK: Following what happens

  /// Ends what an act keeps, and begins what it promises.
  func follow(
    _ act: PartnershipMove.Act, _ partnership: Partnership, of model: ProgrammeModel,
    _ calendar: WorkCalendar,
    at now: Moment
  ) throws {
    if partnership.state == .closed { return try endAll(of: partnership, at: now) }
    if act == .resumption { return try goOn(partnership, of: model, calendar, at: now) }
    guard let event = PartnershipMove.event(of: act) else { return }
    // Recommendations are made when there are as many as were asked for, which their store says.
    if event != .referred { try keep(event, in: partnership.id, of: model, at: now) }
    for clock in model.clocks where clock.start == event && PartnershipMove.canMake(clock.end) {
      // One that runs already, or whose end has come before, does not begin anew; one that repeats does.
      let known = try connection.row(
        "SELECT 1 FROM promises WHERE partnership = \(partnership.id) AND name = \(clock.name)")
      guard known == nil || clock.end == clock.start, try !hasHappened(clock, in: partnership) else {
        continue
      }
      let plan = clock.plan(from: now, calendar)
      try connection.run(
        """
        INSERT INTO promises (id, person, keeper, council, partnership, decided_for, name, began, started, due, next, reminders)
        VALUES (\(ID<Promise>(at: now)), \(partnership.newcomer), \(partnership.keeper), \(partnership.council),
          \(partnership.id), \(partnership.decidedFor), \(clock.name), \(partnership.step), \(now), \(plan.due),
          \(plan.reminders.first ?? plan.due), 0)
        """)
    }
  }

  /// Ends the promises that an event keeps.
  func keep(_ event: ModelEvent, in id: ID<Partnership>, of model: ProgrammeModel, at now: Moment) throws {
    let kept = model.clocks.filter { $0.end == event }.map(\.name)
    try connection.run(
      """
      UPDATE promises SET ended = \(now), next = NULL WHERE partnership = \(id) AND ended IS NULL AND name IN \(list: kept)
      """)
  }

  /// Whether the other event of a clock has come already: an agreement that was signed before they met is signed.
  private func hasHappened(_ clock: ModelClock, in partnership: Partnership) throws -> Bool {
    guard clock.end != clock.start else { return false }
    let acts = PartnershipMove.Act.allCases.filter { PartnershipMove.event(of: $0) == clock.end }.map(
      \.rawValue)
    return try connection.row(
      "SELECT 1 FROM partnership_events WHERE partnership = \(partnership.id) AND act IN \(list: acts) LIMIT 1"
    ) != nil
  }

  private func endAll(of partnership: Partnership, at now: Moment) throws {
    try connection.run(
      "UPDATE promises SET ended = \(now), next = NULL WHERE partnership = \(partnership.id) AND ended IS NULL"
    )
  }

  /// After a pause every promise has as much time left as it had: while it lasted nobody was late.
  private func goOn(
    _ partnership: Partnership, of model: ProgrammeModel, _ calendar: WorkCalendar, at now: Moment
  ) throws {
    let paused = try connection.value(
      """
      SELECT MAX(at) FROM partnership_events WHERE partnership = \(partnership.id) AND act = \(PartnershipMove.Act.pause)
      """, as: Moment?.self)
    guard let paused = paused ?? nil else { return }
    for promise in try Self.open(of: partnership.id, connection) where promise.missed == nil {
      let left = paused.duration(to: promise.due)
      let day = calendar.days.onOrAfter(calendar.clock.day(now + max(.zero, left) + .microseconds(-1)))
      let due = calendar.clock.end(of: day)
      try connection.run("UPDATE promises SET due = \(due), next = \(due) WHERE id = \(promise.id)")
    }
  }

  // MARK: What the program did

  /// A reminder was written; when it looks again.
  func reminded(_ promise: Promise, next: Moment) throws {
    try connection.run(
      "UPDATE promises SET reminders = reminders + 1, next = \(next) WHERE id = \(promise.id) AND ended IS NULL"
    )
  }

  /// Its time is over: from here on it is for somebody of the staff.
  func miss(_ promise: Promise, at now: Moment) throws {
    try connection.run(
      "UPDATE promises SET missed = \(now), next = NULL WHERE id = \(promise.id) AND ended IS NULL")
  }

  private static let columns: SQL =
    "p.id, p.partnership, p.name, p.began, p.started, p.due, p.reminders, p.missed"

  private static func promise(_ row: Row) throws -> Promise {
    Promise(
      id: try row.value(at: 0), partnership: try row.value(at: 1), name: try row.value(at: 2),
      began: try row.value(at: 3), started: try row.value(at: 4), due: try row.value(at: 5),
      reminders: try row.value(at: 6), missed: try row.value(at: 7))
  }
}
