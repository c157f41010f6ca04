/// What a request wants done. Others are not spoken here.
package enum Method: String, Sendable, CaseIterable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"

  /// Whether the request only looks: whoever follows a link, or a program that reads ahead, changes nothing.
  package var isSafe: Bool { self == .get || self == .head }
}
