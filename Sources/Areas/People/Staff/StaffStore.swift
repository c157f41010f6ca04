import Basics
import Identity
import Mail
import Storage

/// Somebody who works here, or did.
struct StaffMember: Sendable {
  enum State: Sendable, Equatable {
    /// The link that they were given opens until then; nil when it opens no more.
    case invited(until: Moment?)
    case active
    case closed
    case withoutAccount
  }

  /// A role there was or is.
  struct Tenure: Sendable {
    let held: HeldRole
    let begun: Moment
    let ended: Moment?

    func isHeld(at now: Moment) -> Bool { ended.map { $0 > now } ?? true }
  }

  let person: Person
  let email: MailAddress?
  let state: State
  let roles: [Tenure]
  /// All that they hold now, also where whoever asks looks after nobody: never shown, but it decides what may be done.
  let heldAnywhere: [HeldRole]

  /// Until when the link opens that they were given; nil where there is none.
  var invitedUntil: Moment? { if case .invited(let until) = state { until } else { nil } }

  func held(at now: Moment) -> [HeldRole] { roles.filter { $0.isHeld(at: now) }.map(\.held) }
}

/// Who works for the keepers that an administrator looks after.
///
/// Their names stand in records that other keepers may hold, behind walls that an administrator of a council is not within: so each
/// statement here says itself whose roles it is about, and the transaction is one without a wall.
struct StaffStore {
  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Everybody with a role of the staff now or before, those who have one first, then by name.
  func members() throws -> [StaffMember] {
    let people: [ID<Person>] = try connection.values(
      "SELECT DISTINCT a.person FROM appointments a WHERE \(roles)")
    let members = try people.compactMap { try member($0) }
    return members.sorted { a, b in
      let (first, second) = (a.held(at: access.now).isEmpty ? 1 : 0, b.held(at: access.now).isEmpty ? 1 : 0)
      return first == second
        ? folded(a.person.familyName + " " + a.person.givenName)
          < folded(b.person.familyName + " " + b.person.givenName) : first < second
    }
  }

  /// One of them; nil for whoever never worked for a keeper that is looked after.
  func member(_ id: ID<Person>) throws -> StaffMember? {
    let roles = try connection.rows(
      """
      SELECT a.id, a.role, a.begun, a.ended, k.id, k.council, k.kind, k.name_en, k.name_fr, k.city
      FROM appointments a JOIN keepers k ON k.id = a.keeper
      WHERE a.person = \(id) AND \(roles) ORDER BY a.begun DESC, a.id DESC
      """
    ).map { row in
      let keeper = Keeper(
        id: try row.value(at: 4), council: try row.value(at: 5), kind: try row.value(at: 6),
        name: Bilingual(en: try row.value(at: 7), fr: try row.value(at: 8)), city: try row.value(at: 9))
      return StaffMember.Tenure(
        held: HeldRole(appointment: try row.value(at: 0), role: try row.value(at: 1), keeper: keeper),
        begun: try row.value(at: 2), ended: try row.value(at: 3))
    }
    guard !roles.isEmpty, let person = try OwnRecordStore(connection, of: id).record else { return nil }
    let account = try AccountStore(connection).account(id)
    return StaffMember(
      person: person, email: account?.email, state: try state(account), roles: roles,
      heldAnywhere: try AppointmentStore(connection).held(by: id, at: access.now))
  }

  /// Where somebody can be given a role.
  func places() throws -> [Keeper] {
    try KeeperStore(connection).open(of: access.council, at: access.now)
      .filter { Administration(access: access).covers($0) }
  }

  private func state(_ account: Account?) throws -> StaffMember.State {
    guard let account else { return .withoutAccount }
    if account.closed != nil { return .closed }
    guard account.isInvited else { return .active }
    let until = try AccountTicketStore(connection).invitationExpiry(of: account.person)
    return .invited(until: until.flatMap { $0 > access.now ? $0 : nil })
  }

  /// Which roles are looked after.
  private var roles: SQL {
    let scope = access.isOfCouncil ? access.shared(in: "a") : access.kept(in: "a")
    return "\(scope) AND a.role IN \(list: Role.staff.map(\.rawValue).sorted())"
  }
}
