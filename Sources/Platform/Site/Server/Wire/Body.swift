/// Reads the body of a request, if it is no longer than this; once.
package typealias ReadBody = (_ mostBytes: Int) async throws(BodyProblem) -> [UInt8]

/// Why a body could not be had.
package enum BodyProblem: Error, Sendable {
  case tooLarge
  case tooSlow
  /// Too much is being sent by all together.
  case crowded
  /// It is not what its head said, or nobody is there any more.
  case broken
}
