import Basics
import Storage

/// The addresses of a keeper that are told what happens.
struct WebhookStore {
  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  // MARK: Telling

  /// Has a happening told to every address that its keeper has, within the transaction that writes it: both are kept, or neither.
  func announce(_ happening: ID<Happening>, _ kind: HappeningKind) throws {
    guard let event = WebhookEvent(kind) else { return }
    let on: [ID<Webhook>] = try connection.values(
      "SELECT id FROM webhooks WHERE keeper = \(access.keeper) AND off IS NULL ORDER BY id")
    for webhook in on { try add(event, happening, to: webhook) }
  }

  /// Asks one address whether it listens.
  func test(_ webhook: ID<Webhook>) throws {
    guard let found = try self.webhook(webhook) else { throw WebhookWords.nothing }
    guard found.off == nil else { throw WebhookWords.isOff }
    try add(.test, nil, to: webhook)
  }

  /// Tells it once more: what failed, or was delivered and not understood.
  func sendAgain(_ delivery: ID<WebhookDelivery>, of webhook: ID<Webhook>) throws {
    let theirs: Filter = [
      "d.id = \(delivery)", "d.webhook = \(webhook)", "d.state <> 'waiting'", access.kept(in: "d"),
    ]
    guard try self.webhook(webhook)?.off == nil else { throw WebhookWords.isOff }
    guard
      let row = try connection.row("SELECT d.event, d.happening FROM webhook_deliveries d \(where: theirs)")
    else { throw WebhookWords.nothing }
    try add(try row.value(at: 0), try row.value(at: 1), to: webhook)
  }

  private func add(_ event: WebhookEvent, _ happening: ID<Happening>?, to webhook: ID<Webhook>) throws {
    let (id, now) = (ID<WebhookDelivery>(at: access.now), access.now)
    try connection.run(
      """
      INSERT INTO webhook_deliveries (id, webhook, keeper, council, event, happening, added, state, attempts)
      VALUES (\(id), \(webhook), \(access.keeper), \(access.council), \(event), \(happening), \(now), 'waiting', 0)
      """)
    try JobQueue(now: { now }).add(WebhookJob(delivery: id.rawValue), in: connection)
  }

  // MARK: Setting up

  func all() throws -> [Webhook] {
    try connection.rows(
      "SELECT \(Self.columns) FROM webhooks w \(where: [access.kept(in: "w")]) ORDER BY w.id"
    ).map(Self.webhook)
  }

  func webhook(_ id: ID<Webhook>) throws -> Webhook? {
    try connection.row(
      "SELECT \(Self.columns) FROM webhooks w \(where: [access.kept(in: "w"), "w.id = \(id)"])"
    ).map(Self.webhook)
  }

  func add(_ address: String) throws -> (id: ID<Webhook>, secret: WebhookSecret) {
    guard try all().count < Webhook.most else { throw WebhookWords.tooMany }
    let (id, secret) = (ID<Webhook>(at: access.now), WebhookSecret())
    try connection.run(
      """
      INSERT INTO webhooks (id, keeper, council, address, secret, added, added_by)
      VALUES (\(id), \(access.keeper), \(access.council), \(address), \(secret.text), \(access.now), \(access.person))
      """)
    try log(id, "added")
    return (id, secret)
  }

  /// A new secret; the one before signs beside it for a while.
  func renewSecret(of id: ID<Webhook>) throws -> WebhookSecret {
    let (secret, until) = (WebhookSecret(), access.now + .seconds(Webhook.formerDays * 86_400))
    try change(
      id, "SET former_secret = secret, former_until = \(until), secret = \(secret.text)", "secret-renewed")
    return secret
  }

  func turnOff(_ id: ID<Webhook>) throws {
    try change(
      id, "SET off = COALESCE(off, \(access.now)), off_reason = COALESCE(off_reason, 'by-hand')", "turned-off"
    )
  }

  func turnOn(_ id: ID<Webhook>) throws { try change(id, "SET off = NULL, off_reason = NULL", "turned-on") }

  func remove(_ id: ID<Webhook>) throws {
    guard try connection.run("DELETE FROM webhooks WHERE id = \(id) AND \(access.kept(in: "webhooks"))") == 1
    else {
      throw WebhookWords.nothing
    }
    try log(id, "removed")
  }

  private func change(_ id: ID<Webhook>, _ what: SQL, _ action: AuditWord) throws {
    guard
      try connection.run("UPDATE webhooks \(what) WHERE id = \(id) AND \(access.kept(in: "webhooks"))") == 1
    else { throw WebhookWords.nothing }
    try log(id, action)
  }

  private func log(_ id: ID<Webhook>, _ action: AuditWord) throws {
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "webhook", id.rawValue, how: action, council: access.council.rawValue),
      in: connection)
  }

  // MARK: What became of it

  /// The latest first.
  func deliveries(to webhook: ID<Webhook>, atMost most: Int) throws -> [WebhookDelivery] {
    let theirs: Filter = [access.kept(in: "d"), "d.webhook = \(webhook)"]
    return try connection.rows(
      """
      SELECT d.id, d.event, d.added, d.state, d.attempts, d.outcome, d.tried FROM webhook_deliveries d \(where: theirs)
      ORDER BY d.id DESC LIMIT \(most)
      """
    ).map { row in
      WebhookDelivery(
        id: try row.value(at: 0), event: try row.value(at: 1), added: try row.value(at: 2),
        state: try row.value(at: 3), attempts: try row.value(at: 4), outcome: try row.value(at: 5),
        tried: try row.value(at: 6))
    }
  }

  private static let columns: SQL =
    "w.id, w.keeper, w.council, w.address, w.added, w.off, w.off_reason, w.former_until"

  private static func webhook(_ row: Row) throws -> Webhook {
    let (at, why) = (try row.value(at: 5, as: Moment?.self), try row.value(at: 6, as: String?.self))
    return Webhook(
      id: try row.value(at: 0), keeper: try row.value(at: 1), council: try row.value(at: 2),
      address: try row.value(at: 3), added: try row.value(at: 4), off: at.map { ($0, why ?? "") },
      formerUntil: try row.value(at: 7))
  }
}

extension WebhookEvent: Storable {}
extension WebhookDelivery.State: Storable {}
