import NIOCore
import NIOHTTP1

/// Somebody sent a request, or a body, more slowly than we wait.
struct TooSlow: Error {}

/// Sees to it that a connection goes on: a head, a body and an answer each have their time, and a connection that was told
/// to end does so after the request under way.
///
/// It stands behind the decoder and counts what comes out of there, so that bytes which are neither head nor body win no
/// time. One for each connection; everything in it happens on the connection's event loop.
final class Pace: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = AnswerPart
  typealias OutboundOut = HTTPServerResponsePart

  /// What is being waited for from the other side.
  private enum Reading {
    case head(from: NIODeadline)
    case body(from: NIODeadline, bytes: Int)
    /// Answered, but its body is still coming: what comes is let in for a while, and dropped.
    case leaving(from: NIODeadline)
    /// Found too slow, and to be told so. However busy we are, the time to read that begins when it is on its way.
    case tooSlow(from: NIODeadline)
  }

  private let limits: WireLimits
  private var reading: Reading
  private var timer: RepeatedTask?
  private var isFirst = true
  /// Requests that began and are not answered: several, when a client does not wait.
  private var unanswered = 0
  private var writesUnderWay = 0
  private var lastWriteEnded: NIODeadline
  private var isToEnd = false

  init(limits: WireLimits, now: NIODeadline) {
    self.limits = limits
    reading = .head(from: now)
    lastWriteEnded = now
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    timer = context.eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
      let (pace, context) = bound.value
      pace.look(context)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.cancel()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch (unwrapInboundIn(data), reading) {
    case (.head, .head):
      isFirst = false
      unanswered += 1
      reading = .body(from: context.eventLoop.now, bytes: 0)
    case (.body(let bytes), .body(let from, let count)):
      reading = .body(from: from, bytes: count &+ bytes.readableBytes)
    case (.end, .body): reading = .head(from: context.eventLoop.now)
    default: break
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let now = context.eventLoop.now
    if writesUnderWay == 0 { lastWriteEnded = now }
    writesUnderWay += 1
    let written = promise ?? context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    var isLast = false
    switch unwrapOutboundIn(data) {
    case .head(var head):
      if isToEnd, head.status != .continue { head.headers.replaceOrAdd(name: "connection", value: "close") }
      context.write(wrapOutboundOut(.head(head)), promise: written)
    case .body(let bytes): context.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: written)
    case .end(let trailers):
      isLast = true
      unanswered -= 1
      switch reading {
      case .head where unanswered == 0: reading = .head(from: now)
      case .body where unanswered == 0, .tooSlow where unanswered <= 0: reading = .leaving(from: now)
      default: break
      }
      context.write(wrapOutboundOut(.end(trailers)), promise: written)
    }
    let isEnd = isLast
    written.futureResult.whenComplete { _ in
      let (pace, context) = bound.value
      pace.writesUnderWay -= 1
      pace.lastWriteEnded = context.eventLoop.now
      if isEnd, pace.isToEnd, pace.unanswered <= 0 { context.close(promise: nil) }
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
    isToEnd = true
    if unanswered <= 0, writesUnderWay == 0 { context.close(promise: nil) }
  }

  private func look(_ context: ChannelHandlerContext) {
    let now = context.eventLoop.now
    func isOver(_ seconds: Int64, since start: NIODeadline) -> Bool { now - start >= .seconds(seconds) }
    if writesUnderWay > 0, isOver(limits.answerSeconds, since: lastWriteEnded) {
      return context.close(promise: nil)
    }
    switch reading {
    case .head(let from) where isFirst && isOver(limits.headSeconds, since: from): complain(context, now)
    case .head(let from) where unanswered <= 0 && isOver(limits.idleSeconds, since: from):
      context.close(promise: nil)
    case .body(let from, let bytes) where isOver(limits.bodyGraceSeconds, since: from):
      let seconds = (now - from).nanoseconds / 1_000_000_000
      // Seconds since a connection of ours began, times a kibibyte: far from the end of the numbers.
      if Int64(bytes) < seconds &* Int64(limits.bodyRate) {
        complain(context, now)
      } else {
        reading = .body(from: now, bytes: 0)
      }
    case .leaving(let from) where isOver(limits.lingerSeconds, since: from),
      .tooSlow(let from) where isOver(limits.answerSeconds, since: from):
      context.close(promise: nil)
    default: break
    }
  }

  private func complain(_ context: ChannelHandlerContext, _ now: NIODeadline) {
    reading = .tooSlow(from: now)
    context.fireErrorCaught(TooSlow())
  }
}

/// A piece of an answer on its way to the wire.
typealias AnswerPart = HTTPPart<HTTPResponseHead, ByteBuffer>
