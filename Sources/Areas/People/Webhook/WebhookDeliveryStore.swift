import Basics
import Mail
import Outbound
import Storage
import Synchronization

/// Tells one address of one thing.
struct WebhookJob: Job {
  static let name = "people/webhook"
  static let version = 1
  let delivery: Int64
}

/// What is to be sent, as it stands when it is sent.
struct DueDelivery: Sendable {
  let webhook: ID<Webhook>
  let address: String
  let isOn: Bool
  let message: WebhookMessage
  let secrets: [WebhookSecret]
}

/// What becomes of what is sent. It is the program that sends, and so there is no wall here.
struct WebhookDeliveryStore {
  let connection: Connection
  let now: Moment

  /// Nil when the record went meanwhile, or the address.
  func due(_ id: ID<WebhookDelivery>) throws -> DueDelivery? {
    let row = try connection.row(
      """
      SELECT w.id, w.address, w.off, w.secret, w.former_secret, w.former_until, d.event, d.added, h.at, h.person, h.about
      FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook LEFT JOIN happenings h ON h.id = d.happening
      WHERE d.id = \(id) AND d.state = 'waiting'
      """)
    guard let row else { return nil }
    let isFormerGood = try row.value(at: 5, as: Moment?.self).map { $0 > now } ?? false
    let secrets = [
      try row.value(at: 3, as: String?.self), isFormerGood ? try row.value(at: 4, as: String?.self) : nil,
    ]
    return DueDelivery(
      webhook: try row.value(at: 0), address: try row.value(at: 1),
      isOn: try row.value(at: 2, as: Moment?.self) == nil,
      message: WebhookMessage(
        id: id, event: try row.value(at: 6),
        at: try row.value(at: 8, as: Moment?.self) ?? row.value(at: 7),
        // Whose record it is, the other agency asks for by the referral.
        person: try row.value(at: 6, as: WebhookEvent.self) == .referralReceived ? nil : row.value(at: 9),
        about: try row.value(at: 10)),
      secrets: secrets.compactMap { $0.flatMap { WebhookSecret($0) } })
  }

  /// Has something told to every address of somebody who does not keep the record that it happened with.
  func announce(_ event: WebhookEvent, _ happening: ID<Happening>, to keeper: ID<Keeper>) throws {
    let on = try connection.rows(
      "SELECT id, council FROM webhooks WHERE keeper = \(keeper) AND off IS NULL ORDER BY id")
    for row in on {
      let id = ID<WebhookDelivery>(at: now)
      try connection.run(
        """
        INSERT INTO webhook_deliveries (id, webhook, keeper, council, event, happening, added, state, attempts)
        SELECT \(id), \(try row.value(at: 0, as: ID<Webhook>.self)), \(keeper), \(try row.value(at: 1, as: ID<Keeper>.self)), \(event),
          h.id, \(now), 'waiting', 0 FROM happenings h WHERE h.id = \(happening)
        """)
      let now = now
      try JobQueue(now: { now }).add(WebhookJob(delivery: id.rawValue), in: connection)
    }
  }

  func note(_ id: ID<WebhookDelivery>, _ state: WebhookDelivery.State, _ outcome: String) throws {
    try connection.run(
      """
      UPDATE webhook_deliveries SET state = \(state), outcome = \(outcome), tried = \(now), attempts = attempts + 1
      WHERE id = \(id)
      """)
  }

  /// Sends nothing there any more, and tells its administrators, once.
  func turnOff(_ webhook: ID<Webhook>, because reason: String, _ setting: AccountSetting, _ outbox: Outbox)
    throws
  {
    let row = try connection.row(
      """
      UPDATE webhooks SET off = \(now), off_reason = \(reason) WHERE id = \(webhook) AND off IS NULL
      RETURNING keeper, council
      """)
    guard let row else { return }
    let (keeper, council) = (
      try row.value(at: 0, as: ID<Keeper>.self), try row.value(at: 1, as: ID<Keeper>.self)
    )
    try AuditLog(now: { [now] in now }).add(
      AuditEntry(
        by: .program("webhooks"), changed: "webhook", webhook.rawValue, how: "given-up",
        council: council.rawValue),
      in: connection)
    guard setting.hasMail else { return }
    let administrators: [ID<Person>] = try connection.values(
      """
      SELECT DISTINCT a.person FROM appointments a JOIN accounts n ON n.person = a.person AND n.closed IS NULL
      WHERE a.keeper = \(keeper) AND a.role = 'administrator' AND a.begun <= \(now)
        AND (a.ended IS NULL OR a.ended > \(now)) ORDER BY a.person
      """)
    for person in administrators {
      guard let account = try AccountStore(connection).account(person),
        let record = try OwnRecordStore(connection, of: person).record
      else { continue }
      try outbox.add(
        WebhookWords.letter(
          to: account.email, in: record.language, link: "\(setting.origin)/staff/webhooks/\(webhook)"),
        in: connection)
    }
  }
}

/// Sends what waits.
package struct WebhookSender: Sendable {
  /// About three days: 23 attempts, at first after half a minute, then after twice as long each time and six hours at most.
  static let retries: Retries = {
    var retries = Retries.ofJobs
    retries.attempts = 23
    retries.firstPause = .seconds(30)
    retries.longestPause = .seconds(21_600)
    retries.surePart = 0.8
    return retries
  }()

  private let database: Database
  private let setting: AccountSetting
  private let client: OutboundClient
  private let now: @Sendable () -> Moment
  private let lanes = Lanes()

  package init(
    _ database: Database, _ setting: AccountSetting, client: OutboundClient = OutboundClient(),
    now: @escaping @Sendable () -> Moment = Moment.now
  ) {
    self.database = database.behind(.open)
    self.setting = setting
    self.client = client
    self.now = now
  }

  package var handler: JobHandler {
    JobHandler(
      WebhookJob.self, retries: Self.retries, limit: .seconds(30),
      givenUp: { job in cutShort(ID(rawValue: job.delivery)) }
    ) { job, attempt in
      try await send(ID(rawValue: job.delivery), isLast: attempt >= Self.retries.attempts)
    }
  }

  private func send(_ id: ID<WebhookDelivery>, isLast: Bool) async throws -> JobHandler.Completion {
    let now = now()
    let due = try await database.read { try WebhookDeliveryStore(connection: $0, now: now).due(id) }
    guard let due else { return { _ in } }
    guard due.isOn else { return ending(id, .failed, "off", now) }
    // One address that is slow keeps two hands busy, and no more.
    guard lanes.enter(due.webhook) else { throw JobPostponed(for: .seconds(5)) }
    defer { lanes.leave(due.webhook) }
    let outcome = await outcome(of: due, now)
    switch outcome {
    case "200", "201", "202", "203", "204", "205", "206": return ending(id, .delivered, outcome, now)
    // It says itself that it is gone for good.
    case "410": return givingUp(id, due.webhook, outcome, now)
    case _ where isLast: return givingUp(id, due.webhook, outcome, now)
    default:
      try await database.write { connection in
        try WebhookDeliveryStore(connection: connection, now: now).note(id, .waiting, outcome)
      }
      throw JobProblem("the address answered: \(outcome)")
    }
  }

  /// The status, or a word.
  private func outcome(of due: DueDelivery, _ now: Moment) async -> String {
    guard let address = OutboundAddress(due.address) else { return OutboundProblem.notPublic.rawValue }
    let request = OutboundRequest(
      posting: Array(due.message.body.utf8), of: "application/json", to: address,
      fields: due.message.signature(at: now, by: due.secrets))
    do throws(OutboundProblem) {
      return String(try await client.answer(to: request).status)
    } catch {
      return error.rawValue
    }
  }

  private func ending(
    _ id: ID<WebhookDelivery>, _ state: WebhookDelivery.State, _ outcome: String, _ now: Moment
  ) -> JobHandler.Completion {
    { try WebhookDeliveryStore(connection: $0, now: now).note(id, state, outcome) }
  }

  /// The last attempt ended without a word: with its process, or at its limit of time.
  private func cutShort(_ id: ID<WebhookDelivery>) -> JobHandler.Completion {
    let (setting, outbox, now) = (setting, Outbox(database), now())
    return { connection in
      let store = WebhookDeliveryStore(connection: connection, now: now)
      guard let due = try store.due(id) else { return }
      try store.note(id, .failed, "cut-short")
      try store.turnOff(due.webhook, because: "cut-short", setting, outbox)
    }
  }

  private func givingUp(
    _ id: ID<WebhookDelivery>, _ webhook: ID<Webhook>, _ outcome: String, _ now: Moment
  ) -> JobHandler.Completion {
    let (setting, outbox) = (setting, Outbox(database))
    return { connection in
      let store = WebhookDeliveryStore(connection: connection, now: now)
      try store.note(id, .failed, outcome)
      try store.turnOff(webhook, because: outcome, setting, outbox)
    }
  }
}

/// How many are under way to each address in this process.
private final class Lanes: Sendable {
  private static let most = 2
  private let underWay = Mutex<[ID<Webhook>: Int]>([:])

  func enter(_ webhook: ID<Webhook>) -> Bool {
    underWay.withLock { counts in
      let count = counts[webhook] ?? 0
      guard count < Self.most else { return false }
      counts[webhook] = count + 1
      return true
    }
  }

  func leave(_ webhook: ID<Webhook>) {
    underWay.withLock { counts in
      let count = (counts[webhook] ?? 1) - 1
      counts[webhook] = count > 0 ? count : nil
    }
  }
}
