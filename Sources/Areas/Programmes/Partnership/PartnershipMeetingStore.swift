import Basics
import People
import Storage

/// Meetings of a partnership, and what both told of them. Like acts, they are written behind the open wall.
struct PartnershipMeetingStore {
  private let course: PartnershipCourse
  private var connection: Connection { course.connection }
  private var access: Access { course.access }

  init(_ course: PartnershipCourse) {
    self.course = course
  }

  /// All of them, in their order.
  static func meetings(of id: ID<Partnership>, _ connection: Connection) throws -> [PartnershipMeeting] {
    var reports: [ID<PartnershipMeeting>: [PartnershipMeeting.Report]] = [:]
    for row in try connection.rows(
      """
      SELECT r.meeting, r.party, r.met, r.day, r.minutes, r.at, r.noted_by FROM meeting_reports r
      WHERE r.partnership = \(id) ORDER BY r.at, r.id
      """)
    {
      reports[try row.value(at: 0), default: []].append(
        PartnershipMeeting.Report(
          party: try row.value(at: 1), met: try row.value(at: 2), day: try row.value(at: 3),
          minutes: try row.value(at: 4), at: try row.value(at: 5), by: try row.value(at: 6)))
    }
    return try connection.rows(
      """
      SELECT m.id, m.planned, m.settled, m.settled_minutes, m.settled_by FROM partnership_meetings m
      WHERE m.partnership = \(id) ORDER BY m.id
      """
    ).map { row in
      let id: ID<PartnershipMeeting> = try row.value(at: 0)
      let settled: Moment? = try row.value(at: 2)
      let minutes: Int? = try row.value(at: 3)
      let by: ID<Person>? = try row.value(at: 4)
      return PartnershipMeeting(
        id: id, planned: try row.value(at: 1), reports: reports[id] ?? [],
        settlement: settled.flatMap { at in
          minutes.map { PartnershipMeeting.Settlement(minutes: $0, at: at, by: by) }
        })
    }
  }

  /// A day is found.
  ///
  /// What was arranged before and has not been told of is moved to the new day.
  func arrange(_ partnership: Partnership, for moment: Moment, _ party: Partnership.Party?) throws {
    try course.take(.arrangement, in: partnership.id, .init(party: party))
    let open = try Self.meetings(of: partnership.id, connection).last {
      $0.planned != nil && $0.reports.isEmpty && $0.settlement == nil
    }
    if let open {
      try connection.run("UPDATE partnership_meetings SET planned = \(moment) WHERE id = \(open.id)")
    } else {
      _ = try add(to: partnership, planned: moment)
    }
  }

  /// One of the two tells of a meeting.
  ///
  /// It belongs to the meeting that the other told of, or that was arranged, within some days of it, or else it is another.
  func report(_ report: PartnershipMeeting.Report, of partnership: Partnership) throws {
    let clock = try course.calendar(of: partnership).clock
    if report.met {
      let isBeginning = try course.model(of: partnership).agreement?.isRequired != true
      try course.take(
        .meeting, in: partnership.id, .init(party: report.party),
        to: partnership.state == .introduced ? isBeginning ? .active : .introduced : nil)
    } else {
      // Whoever tells of the same meeting in the same moment waits for this one.
      try connection.run("UPDATE partnerships SET step = step WHERE id = \(partnership.id)")
    }
    func distance(_ meeting: PartnershipMeeting) -> Int? {
      guard meeting.report(of: report.party) == nil, meeting.settlement == nil else { return nil }
      let day = meeting.reports.first?.day ?? meeting.planned.map { clock.day($0) }
      return day.map { abs($0.days(until: report.day)) }.flatMap {
        $0 <= PartnershipMeeting.daysApart ? $0 : nil
      }
    }
    let known = try Self.meetings(of: partnership.id, connection).compactMap { meeting in
      distance(meeting).map { (meeting, $0) }
    }
    let meeting = try known.min { $0.1 < $1.1 }?.0.id ?? add(to: partnership, planned: nil)
    try connection.run(
      """
      INSERT INTO meeting_reports (id, person, keeper, council, meeting, partnership, decided_for, party, met, day, minutes, at,
        noted_by)
      VALUES (\(ID<PartnershipMeeting.Report>(at: access.now)), \(partnership.newcomer), \(partnership.keeper),
        \(partnership.council), \(meeting), \(partnership.id), \(partnership.decidedFor), \(report.party), \(report.met),
        \(report.day), \(report.met ? report.minutes : 0), \(report.at), \(report.by))
      """)
  }

  /// Somebody settles what two reports tell differently.
  ///
  /// - Throws: a refusal when somebody else has settled it meanwhile.
  func settle(_ meeting: ID<PartnershipMeeting>, of partnership: Partnership, _ minutes: Int) throws {
    let settled = try connection.run(
      """
      UPDATE partnership_meetings SET settled = \(access.now), settled_minutes = \(minutes), settled_by = \(access.person)
      WHERE id = \(meeting) AND partnership = \(partnership.id) AND settled IS NULL
      """)
    guard settled == 1 else { throw PartnershipWords.isSettled }
    try course.take(.settlement, in: partnership.id)
  }

  private func add(to partnership: Partnership, planned: Moment?) throws -> ID<PartnershipMeeting> {
    let id = ID<PartnershipMeeting>(at: access.now)
    try connection.run(
      """
      INSERT INTO partnership_meetings (id, person, keeper, council, partnership, decided_for, planned)
      VALUES (\(id), \(partnership.newcomer), \(partnership.keeper), \(partnership.council), \(partnership.id),
        \(partnership.decidedFor), \(planned))
      """)
    return id
  }
}
