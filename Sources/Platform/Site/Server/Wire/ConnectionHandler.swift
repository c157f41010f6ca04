import Basics
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// One connection: requests come in, and each is answered before the next is looked at.
struct ConnectionHandler: ServerChildChannel {
  typealias Value = NIOAsyncChannel<HTTPServerRequestPart, AnswerPart>

  let limits: WireLimits
  let metrics: Metrics
  let budget: BodyBudget
  let conversations = Conversations()
  /// Answers a request; asks for its body, once, if it wants it.
  let answer: @Sendable (Request, ReadBody) async -> Response
  /// Answers a head that is no request of ours; without its fields when they could not be read.
  let refuse: @Sendable (Status, _ id: String, Headers?) -> Response

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      var decoding = NIOHTTPDecoderLimitConfiguration()
      decoding.maxHeaderFieldSize = limits.fieldBytes
      decoding.maxHeaderListSize = limits.headerBytes
      decoding.maxHeaderFieldCount = limits.headerFields
      try channel.pipeline.syncOperations.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false, withEncoderConfiguration: .init(),
        withDecoderLimitConfiguration: decoding)
      try channel.pipeline.syncOperations.addHandler(Pace(limits: limits, now: channel.eventLoop.now))
      return try Value(
        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
    }
  }

  func handle(value connection: Value, logger: Logger) async {
    await withTaskExecutorPreference(RequestThreads.shared) {
      await conversations.hold { await talk(over: connection) }
    }
  }

  private func talk(over connection: Value) async {
    metrics.connectionOpened()
    defer { metrics.connectionClosed() }
    let peer = Peer(of: connection.channel)
    // A connection that breaks is nobody's error: the other side went away.
    try? await withTaskCancellationHandler {
      try await connection.executeThenClose { inbound, outbound in
        var parts = inbound.makeAsyncIterator()
        do {
          while case .head(let head)? = try await parts.next() {
            guard try await serve(head, from: peer, &parts, outbound) else { break }
          }
        } catch {
          try await write(refuse(Self.status(for: error), makeRequestID(), nil), to: outbound, ending: true)
        }
        outbound.finish()
        // Closing while something still comes in would take the answer back from a sender who has not read it.
        while try await parts.next() != nil {}
      }
    } onCancel: {
      connection.channel.close(promise: nil)
    }
  }

  /// Answers one request, and says whether another may follow.
  private func serve(
    _ head: HTTPRequestHead, from peer: Peer,
    _ parts: inout NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator,
    _ outbound: NIOAsyncChannelOutboundWriter<AnswerPart>
  ) async throws -> Bool {
    let verdict = HeadRules.verdict(
      id: makeRequestID(), method: head.method.rawValue, target: head.uri,
      version: (head.version.major, head.version.minor), fields: head.headers.map { ($0.name, $0.value) },
      peer: peer, limits: limits)
    guard case .accepted(let request) = verdict else {
      if case .refused(let status) = verdict {
        try await write(
          refuse(status, makeRequestID(), Headers(head.headers)), to: outbound, ending: true)
      }
      return false
    }
    var body = IncomingBody(head: request.headers, budget)
    defer { body.letGo() }
    // Most requests have none; what nobody asks for is not read to its end, which might never come.
    if !body.isComing { _ = try await body.read(0, &parts) }
    let response = await answer(request) { most throws(BodyProblem) in
      if request.headers["expect"] != nil, body.isComing {
        try? await outbound.write(.head(HTTPResponseHead(version: .http1_1, status: .continue)))
      }
      return try await body.read(most, &parts)
    }
    let mayFollow = body.isOver && head.isKeepAlive
    try await write(response, to: outbound, ending: !mayFollow, isHead: request.method == .head)
    return mayFollow
  }

  private func write(
    _ response: Response, to outbound: NIOAsyncChannelOutboundWriter<AnswerPart>, ending: Bool,
    isHead: Bool = false
  ) async throws {
    var head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: response.status.code))
    head.headers = HTTPHeaders(response.headers.fields.map { ($0.name, $0.value) })
    if response.status != .notModified, response.status != .noContent {
      head.headers.replaceOrAdd(name: "content-length", value: "\(response.byteCount)")
    }
    head.headers.add(name: "date", value: httpDate(.now()))
    if ending { head.headers.replaceOrAdd(name: "connection", value: "close") }
    var body = ByteBuffer()
    if !isHead {
      switch response.body {
      case .none: break
      case .text(let text): body.writeString(text)
      case .bytes(let bytes): body.writeBytes(bytes)
      }
    }
    guard body.readableBytes <= Self.piece else {
      try await outbound.write(.head(head))
      while body.readableBytes > 0 {
        guard let piece = body.readSlice(length: min(Self.piece, body.readableBytes)) else { break }
        try await outbound.write(.body(piece))
      }
      return try await outbound.write(.end(nil))
    }
    let parts: [AnswerPart] =
      body.readableBytes > 0 ? [.head(head), .body(body), .end(nil)] : [.head(head), .end(nil)]
    try await outbound.write(contentsOf: parts)
  }

  /// Bytes that are written at a time, and that a slow reader must take within their time.
  private static let piece = 65_536

  private static func status(for error: any Error) -> Status {
    switch error {
    case is TooSlow: .tooSlow
    case HTTPParserError.headerOverflow: .headersTooLarge
    case HTTPParserError.invalidVersion: .unknownVersion
    default: .badRequest
    }
  }
}

/// A body on its way in.
private struct IncomingBody {
  typealias Parts = NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator

  /// Whether the head announced one.
  let isComing: Bool
  /// Whether its end has been read, so that another request may follow.
  private(set) var isOver = false
  private let announced: Int?
  private let budget: BodyBudget
  private var held = 0

  init(head: Headers, _ budget: BodyBudget) {
    self.budget = budget
    announced = head["content-length"].flatMap { Int($0) }
    isComing = head["transfer-encoding"] != nil || announced ?? 0 > 0
  }

  mutating func read(_ most: Int, _ parts: inout Parts) async throws(BodyProblem) -> [UInt8] {
    if isOver { return [] }
    guard announced ?? 0 <= most else { throw .tooLarge }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(announced ?? 0, most))
    do {
      while let part = try await parts.next() {
        switch part {
        case .head: throw BodyProblem.broken
        case .body(let piece):
          guard bytes.count + piece.readableBytes <= most else { throw BodyProblem.tooLarge }
          guard budget.take(piece.readableBytes) else { throw BodyProblem.crowded }
          held += piece.readableBytes
          bytes.append(contentsOf: piece.readableBytesView)
        case .end:
          isOver = true
          return bytes
        }
      }
    } catch let problem as BodyProblem {
      throw problem
    } catch is TooSlow {
      throw .tooSlow
    } catch {
      throw .broken
    }
    throw .broken
  }

  /// When the request is answered.
  mutating func letGo() {
    budget.giveBack(held)
    held = 0
  }
}

extension Peer {
  fileprivate init(of channel: any Channel) {
    if case .unixDomainSocket? = channel.localAddress {
      self = .socket
    } else {
      self = channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }.map(Peer.address) ?? .unknown
    }
  }
}

extension Headers {
  fileprivate init(_ fields: HTTPHeaders) {
    self.init()
    for (name, value) in fields { add(name, value) }
  }
}

/// 60 bits, in letters that a person can read out: enough to find one line in a log.
func makeRequestID() -> String {
  var random = SystemRandomNumberGenerator()
  let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  var bits = random.next() as UInt64
  var letters: [UInt8] = []
  for _ in 0..<12 {
    letters.append(alphabet[Int(truncatingIfNeeded: bits & 31)])
    bits >>= 5
  }
  return String(decoding: letters, as: UTF8.self)
}
