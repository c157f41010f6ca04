import CCurl
import Synchronization

/// One request and its answer, by libcurl. It calls back on the thread that holds it; only `cancel` comes from elsewhere.
final class OutboundExchange: @unchecked Sendable {
  private let request: OutboundRequest
  private let reach: OutboundClient.Reach
  private let limits: OutboundClient.Limits
  private let isCancelled = Atomic<Bool>(false)
  private var body: [UInt8] = []
  private var headBytes = 0
  private var isTooLarge = false
  private var wasKeptBack = false

  init(_ request: OutboundRequest, _ reach: OutboundClient.Reach, _ limits: OutboundClient.Limits) {
    self.request = request
    self.reach = reach
    self.limits = limits
  }

  func cancel() { isCancelled.store(true, ordering: .relaxed) }

  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Asks, and waits on this thread until it is over.
  func perform() -> Result<OutboundAnswer, OutboundProblem> {
    guard let lines = request.lines else { return .failure(.unsendable) }
    guard Self.isReady, let handle = curl_easy_init() else { return .failure(.unavailable) }
    defer { curl_easy_cleanup(handle) }
    guard let head = List(lines), let place = List([connectingTo]) else { return .failure(.unavailable) }
    guard prepare(handle, head, place), attach(to: handle) else { return .failure(.unavailable) }
    let code = withExtendedLifetime((self, head, place)) { curl_easy_perform(handle) }
    var status = 0
    _ = allies_curl_response(handle, &status)
    if code == CURLE_OK { return .success(OutboundAnswer(status: status, body: body)) }
    return .failure(problem(code))
  }

  /// On the internet nothing: the host leads where its name says. In tests this machine, whatever the host.
  private var connectingTo: String { reach.port.map { "::127.0.0.1:\($0)" } ?? "" }

  private func prepare(_ handle: UnsafeMutableRawPointer, _ head: List, _ place: List) -> Bool {
    let (scheme, protocols) = reach.isEncrypted ? ("https", CURLPROTO_HTTPS) : ("http", CURLPROTO_HTTP)
    let address = request.address
    var texts = [
      (CURLOPT_URL, "\(scheme)://\(address.host):\(address.port)\(address.rest)"),
      (CURLOPT_USERAGENT, "Allies"),
      // Not through a proxy that the environment names.
      (CURLOPT_PROXY, ""),
    ]
    if let certificates = reach.certificates { texts.append((CURLOPT_CAINFO, certificates)) }
    var numbers: [(CURLoption, Int)] = [
      (CURLOPT_NOSIGNAL, 1), (CURLOPT_PROTOCOLS, Int(protocols)),
      (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)), (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
      (CURLOPT_CONNECTTIMEOUT_MS, milliseconds(limits.connectWithin)),
      (CURLOPT_TIMEOUT_MS, milliseconds(limits.deadline)),
      // What another server says leads nowhere else, and no file of the machine's user counts.
      (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NETRC, 0), (CURLOPT_MAXFILESIZE, limits.mostBytes),
    ]
    if let body = request.body { numbers += [(CURLOPT_POST, 1), (CURLOPT_POSTFIELDSIZE, body.count)] }
    return texts.allSatisfy { allies_curl_text(handle, $0, $1) == CURLE_OK }
      && numbers.allSatisfy { allies_curl_number(handle, $0, $1) == CURLE_OK }
      && allies_curl_list(handle, CURLOPT_HTTPHEADER, head.first) == CURLE_OK
      && (reach.port == nil || allies_curl_list(handle, CURLOPT_CONNECT_TO, place.first) == CURLE_OK)
      && copyBody(into: handle)
  }

  private func copyBody(into handle: UnsafeMutableRawPointer) -> Bool {
    guard var body = request.body else { return true }
    // libcurl copies as many bytes as it was told above.
    return body.withUnsafeMutableBytes {
      $0.isEmpty
        ? allies_curl_text(handle, CURLOPT_COPYPOSTFIELDS, "") == CURLE_OK
        : allies_curl_context(handle, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) == CURLE_OK
    }
  }

  /// The pointer is to this object, which lives while libcurl works.
  private func attach(to handle: UnsafeMutableRawPointer) -> Bool {
    let context = Unmanaged.passUnretained(self).toOpaque()
    return allies_curl_on_bytes(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      return OutboundExchange.of(context).takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
    } == CURLE_OK
      && allies_curl_context(handle, CURLOPT_WRITEDATA, context) == CURLE_OK
      && allies_curl_on_bytes(handle, CURLOPT_HEADERFUNCTION) { _, size, count, context in
        guard let context else { return 0 }
        return OutboundExchange.of(context).takeHead(size * count)
      } == CURLE_OK
      && allies_curl_context(handle, CURLOPT_HEADERDATA, context) == CURLE_OK
      && allies_curl_on_open(handle) { context, _, peer in
        guard let context, let peer else { return CURL_SOCKET_BAD }
        return OutboundExchange.of(context).open(peer)
      } == CURLE_OK
      && allies_curl_context(handle, CURLOPT_OPENSOCKETDATA, context) == CURLE_OK
      && allies_curl_on_progress(handle) { context, _, _, _, _ in
        guard let context else { return 1 }
        return OutboundExchange.of(context).isCancelled.load(ordering: .relaxed) ? 1 : 0
      } == CURLE_OK
      && allies_curl_context(handle, CURLOPT_XFERINFODATA, context) == CURLE_OK
      && allies_curl_number(handle, CURLOPT_NOPROGRESS, 0) == CURLE_OK
  }

  private static func of(_ context: UnsafeMutableRawPointer) -> OutboundExchange {
    Unmanaged<OutboundExchange>.fromOpaque(context).takeUnretainedValue()
  }

  /// Looks at the address itself that is about to be connected to, after names were resolved: what a name led to a moment ago, or
  /// leads to for somebody else, makes no difference.
  private func open(_ peer: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = allies_curl_peer(peer, &bytes)
    guard reach.allows(Array(bytes.prefix(count))) else {
      wasKeptBack = true
      return CURL_SOCKET_BAD
    }
    return allies_curl_open(peer)
  }

  /// Fewer bytes than came end the exchange.
  private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard bytes.count <= limits.mostBytes - body.count else {
      isTooLarge = true
      return 0
    }
    body.append(contentsOf: bytes)
    return bytes.count
  }

  private func takeHead(_ count: Int) -> Int {
    guard count <= limits.mostHeadBytes - headBytes else {
      isTooLarge = true
      return 0
    }
    headBytes += count
    return count
  }

  private func problem(_ code: CURLcode) -> OutboundProblem {
    if isCancelled.load(ordering: .relaxed) { return .cancelled }
    if isTooLarge { return .tooLarge }
    switch code {
    case CURLE_FILESIZE_EXCEEDED: return .tooLarge
    case CURLE_OPERATION_TIMEDOUT: return .tooSlow
    case CURLE_COULDNT_RESOLVE_HOST: return .unknownHost
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_CONNECT_ERROR:
      return .untrusted
    default: return wasKeptBack ? .notPublic : .unreachable
    }
  }

  private func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return max(1, Int(clamping: min(seconds, 86_400) * 1_000 + attoseconds / 1_000_000_000_000_000))
  }
}

/// Texts as libcurl takes them, for as long as it needs them.
private final class List {
  let first: UnsafeMutablePointer<curl_slist>?

  init?(_ texts: [String]) {
    var list: UnsafeMutablePointer<curl_slist>?
    for text in texts {
      guard let longer = curl_slist_append(list, text) else {
        curl_slist_free_all(list)
        return nil
      }
      list = longer
    }
    first = list
  }

  deinit { curl_slist_free_all(first) }
}
