import Basics
import Storage

/// Tells the systems of the agency that somebody is sent to, or is sent to no longer. Whoever sends has no access to the other's rows, so
/// that the program does it, once what they did is kept.
struct ReferralNews: Job {
  static let name = "people/referral-news"
  static let version = 1
  let happening: Int64
  let recipient: Int64
  let isWithdrawn: Bool

  static func handler(now: @escaping @Sendable () -> Moment = Moment.now) -> JobHandler {
    JobHandler(ReferralNews.self) { news, connection in
      try WebhookDeliveryStore(connection: connection, now: now()).announce(
        news.isWithdrawn ? .referralWithdrawn : .referralReceived, ID(rawValue: news.happening),
        to: ID(rawValue: news.recipient))
    }
  }
}
