import Basics
import Storage

/// What is due with the people whose records are theirs: what a day begins with.
struct DueStore {
  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// - Parameter most: so many of each kind, beside how many there are.
  func due(today: LocalDate, atMost most: Int) throws -> Due {
    let referrals = ReferralStore(connection, access)
    let toAnswer = try referrals.inbox().filter { $0.state == .sent }
    let unheard = try referrals.outbox().filter { $0.state == .sent && $0.due < today }
    let corrections = try CorrectionStore(connection, access).open().map { ($0.correction, $0.person) }
    return Due(
      toAnswer: toAnswer, unheard: unheard,
      names: try KeeperStore(connection).names(of: toAnswer.map(\.sender) + unheard.map(\.recipient)),
      corrections: Due.Found(count: corrections.count, first: Array(corrections.prefix(most))),
      consentsEnding: try consentsEnding(atMost: most), questions: try questions(atMost: most),
      blank: try withoutOccupation(atMost: most))
  }

  /// Consents of people whose records are theirs that run out soon, and are in force now; of each person and purpose
  /// the one that lasts longest.
  private func consentsEnding(atMost most: Int) throws -> Due.Found<(Consent.Purpose, Moment, Person)> {
    let end = access.now + .seconds(Due.consentDays * 86_400)
    let ending: Filter = [
      access.kept(in: "p"), "p.merged_into IS NULL", "c.withdrawn IS NULL", "c.expires > \(access.now)",
      "c.expires <= \(end)",
      """
      NOT EXISTS (SELECT 1 FROM consents AS later WHERE later.person = c.person AND later.purpose = c.purpose
        AND later.recipient = c.recipient AND later.withdrawn IS NULL AND later.expires > c.expires)
      """,
    ]
    let from: SQL = "FROM consents c JOIN people p ON p.id = c.person \(where: ending)"
    let count = try connection.value("SELECT COUNT(*) \(from)", as: Int.self) ?? 0
    guard count > 0 else { return Due.Found(count: 0, first: []) }
    let rows = try connection.rows(
      "SELECT \(PersonStore.columns), c.purpose, c.expires \(from) ORDER BY c.expires, c.id LIMIT \(most)")
    return Due.Found(
      count: count,
      first: try rows.map {
        (try $0.value(at: 10), try $0.value(at: 11), try PersonStore.person($0))
      })
  }

  /// Questions for a consent that have had no answer for a while, the oldest first.
  private func questions(atMost most: Int) throws -> Due.Found<(Moment, Person)> {
    let start = access.now + .seconds(-Due.questionDays * 86_400)
    let open: Filter = [
      access.kept(in: "p"), "p.merged_into IS NULL", "r.asked <= \(start)", "r.expires > \(access.now)",
    ]
    let from: SQL = "FROM consent_requests r JOIN people p ON p.id = r.person \(where: open)"
    let count = try connection.value("SELECT COUNT(*) \(from)", as: Int.self) ?? 0
    guard count > 0 else { return Due.Found(count: 0, first: []) }
    let rows = try connection.rows(
      "SELECT \(PersonStore.columns), r.asked \(from) ORDER BY r.asked, r.id LIMIT \(most)")
    return Due.Found(count: count, first: try rows.map { (try $0.value(at: 10), try PersonStore.person($0)) })
  }

  /// Newcomers and professionals of whom nobody has written down what they do: nobody can be found for them. Those who
  /// wait longest come first.
  private func withoutOccupation(atMost most: Int) throws -> Due.Found<(Moment, Person)> {
    let blank: Filter = [
      access.kept(in: "p"), "p.merged_into IS NULL",
      """
      EXISTS (SELECT 1 FROM appointments a WHERE a.person = p.id AND a.keeper = p.keeper AND a.ended IS NULL
        AND a.role IN \(list: [Role.newcomer, .professional].map(\.rawValue)))
      """,
      """
      NOT EXISTS (SELECT 1 FROM profile_values v WHERE v.person = p.id AND v.field = \(ProfileField.occupation)
        AND v.replaced_at IS NULL)
      """,
    ]
    let count = try connection.value("SELECT COUNT(*) FROM people p \(where: blank)", as: Int.self) ?? 0
    guard count > 0 else { return Due.Found(count: 0, first: []) }
    let rows = try connection.rows(
      "SELECT \(PersonStore.columns) FROM people p \(where: blank) ORDER BY p.added, p.id LIMIT \(most)")
    return Due.Found(count: count, first: try rows.map(PersonStore.person).map { ($0.added, $0) })
  }
}
