/// How much a connection may ask of the server, and how slowly.
package struct WireLimits: Sendable {
  /// Connections at a time; more wait to be accepted.
  package var connections = 4_096
  /// Bytes of the address, and of one header field with it.
  package var addressBytes = 4_096
  package var fieldBytes = 8_192
  package var headerBytes = 32_768
  package var headerFields = 100
  /// Bytes of bodies that are held at once, over all connections.
  package var bodyBytesTogether = 67_108_864
  /// From the beginning of a connection to the end of its first head.
  package var headSeconds: Int64 = 10
  /// From one answer to the end of the next head.
  package var idleSeconds: Int64 = 15
  /// The rate of a body is looked at each time that so long has passed.
  package var bodyGraceSeconds: Int64 = 10
  /// Bytes a second that a body must bring in each such time, so that nobody holds a large part of one for long.
  package var bodyRate = 1_024
  /// A piece of an answer, 64 KiB at most, that was not taken within this time ends the connection.
  package var answerSeconds: Int64 = 30
  /// How long the rest of a body that nobody reads may come in, so that its sender sees the answer.
  package var lingerSeconds: Int64 = 2

  package init() {}
}
