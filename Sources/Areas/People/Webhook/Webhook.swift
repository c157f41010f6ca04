import Basics
import Identity

/// An address of a council's or an agency's own system, which is told what happens with the people whose records it keeps: which kind of
/// thing, and with whom, by number. Whatever else it wants to know it asks for, by the interface and with a token of its own.
struct Webhook: Sendable {
  let id: ID<Webhook>
  let keeper: ID<Keeper>
  let council: ID<Keeper>
  let address: String
  let added: Moment
  /// Since when nothing is sent any more, and why.
  let off: (at: Moment, because: String)?
  /// Until when what is sent is signed by the secret before as well.
  let formerUntil: Moment?

  /// More would be a mistake somebody makes.
  static let most = 5
  /// A secret that was replaced signs for so long beside the new one: time to carry the new one over.
  static let formerDays = 2
  /// What became of what was sent is known for so long.
  static let deliveryDays = 30
}

/// What is told: kinds of happenings, under names that stay.
enum WebhookEvent: String, Sendable, CaseIterable {
  case personAdded = "person.added"
  case personChanged = "person.changed"
  case personMoved = "person.moved"
  case referralSent = "referral.sent"
  /// Told to the agency that somebody is sent to.
  case referralReceived = "referral.received"
  case referralAnswered = "referral.answered"
  case referralWithdrawn = "referral.withdrawn"
  case referralReturned = "referral.returned"
  case consentGiven = "consent.given"
  case consentWithdrawn = "consent.withdrawn"
  /// Sent by an administrator, to see whether anybody listens.
  case test

  /// Nil for what is between those who work here: notes, tags, links.
  init?(_ kind: HappeningKind) {
    switch kind {
    case .added, .imported: self = .personAdded
    case .changed, .profileChanged, .verified, .coded, .roleGiven, .roleEnded, .merged, .unmerged:
      self = .personChanged
    case .recordMoved: self = .personMoved
    case .referralSent: self = .referralSent
    case .referralAccepted, .referralDeclined: self = .referralAnswered
    case .referralWithdrawn: self = .referralWithdrawn
    case .referralReturned: self = .referralReturned
    case .consentGiven: self = .consentGiven
    case .consentWithdrawn: self = .consentWithdrawn
    default: return nil
    }
  }
}

/// One thing that is told to one address, and what became of that.
struct WebhookDelivery: Sendable {
  enum State: String, Sendable, CaseIterable {
    case waiting, delivered, failed
  }

  let id: ID<WebhookDelivery>
  let event: WebhookEvent
  let added: Moment
  let state: State
  let attempts: Int
  /// The status that was answered, or the word of an `OutboundProblem`.
  let outcome: String?
  let tried: Moment?
}

/// What is sent, and how it is signed: after the rules of Standard Webhooks.
struct WebhookMessage: Sendable {
  let id: ID<WebhookDelivery>
  let event: WebhookEvent
  let at: Moment
  let person: ID<Person>?
  let about: Int64?

  /// Numbers, and the name of what happened: nothing of anybody. All of it is of letters that stand in JSON as they are.
  var body: String {
    let data = [
      person.map { "\"person\":\"\($0)\"" }, about.map { "\"about\":\"\(ID<Happening>(rawValue: $0))\"" },
    ].compactMap(\.self).joined(separator: ",")
    return "{\"type\":\"\(event.rawValue)\",\"timestamp\":\"\(Self.written(at))\",\"data\":{\(data)}}"
  }

  /// The fields of the head by which a receiver knows that it is ours, and not one that was sent before.
  ///
  /// - Parameter secrets: those that are good now, the newest first.
  func signature(at now: Moment, by secrets: [WebhookSecret]) -> [(name: StaticString, value: String)] {
    let seconds = String(now.microsecondsSince1970 / 1_000_000)
    let signed = Array("\(id.description).\(seconds).\(body)".utf8)
    return [
      ("webhook-id", id.description), ("webhook-timestamp", seconds),
      ("webhook-signature", secrets.map { "v1," + $0.signature(of: signed) }.joined(separator: " ")),
    ]
  }

  /// `2026-11-22T17:05:09Z`
  private static func written(_ moment: Moment) -> String {
    let seconds = moment.microsecondsSince1970 / 1_000_000
    let day = LocalDate(daysSince1970: Int32(clamping: seconds / 86_400))
    let time = [seconds % 86_400 / 3_600, seconds % 3_600 / 60, seconds % 60].map {
      $0 < 10 ? "0\($0)" : "\($0)"
    }
    return "\(day)T\(time.joined(separator: ":"))Z"
  }
}

/// What messages to one address are signed by. It is shown once, and kept, since nothing could be signed by its digest.
struct WebhookSecret: Sendable {
  let key: [UInt8]

  init() { key = KeyedDigest.newKey() }

  /// As it is shown and kept: `whsec_` and the key in base64.
  var text: String { "whsec_" + Self.padded(key) }

  init?(_ text: String) {
    guard text.hasPrefix("whsec_"),
      let key = Base64.standard.bytes(of: text.dropFirst(6).filter { $0 != "=" }), key.count == 32
    else { return nil }
    self.key = key
  }

  func signature(of message: [UInt8]) -> String { Self.padded(KeyedDigest(of: message, key: key).bytes) }

  private static func padded(_ bytes: [UInt8]) -> String {
    let text = Base64.standard.text(of: bytes)
    return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
  }
}
