import Basics
import CCurl
import Dispatch
import Synchronization

/// Hands letters to a server by SMTP, with libcurl, one connection a letter.
package enum SMTP {
  package static func carrier(_ settings: SMTPSettings) -> MailCarrier {
    MailCarrier(deadline: settings.deadline) { envelope, bytes in
      let transfer = Transfer(bytes)
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          // A thread a letter, and as many letters as a worker has hands.
          DispatchQueue.global().async {
            continuation.resume(with: Result { try send(transfer, envelope, settings) })
          }
        }
      } onCancel: {
        transfer.cancel()
      }
    }
  }

  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private static func send(_ transfer: Transfer, _ envelope: MailEnvelope, _ settings: SMTPSettings) throws
    -> MailAnswer
  {
    let recipients = curl_slist_append(nil, "<\(envelope.recipient.text)>")
    defer { curl_slist_free_all(recipients) }
    let result = talk(settings, from: envelope.sender, transfer) { handle in
      recipients != nil && allies_curl_number(handle, CURLOPT_UPLOAD, 1) == CURLE_OK
        && allies_curl_text(handle, CURLOPT_MAIL_FROM, "<\(envelope.sender.text)>") == CURLE_OK
        && allies_curl_list(handle, CURLOPT_MAIL_RCPT, recipients) == CURLE_OK
    }
    guard let result else { throw MailProblem.unreachable("libcurl cannot do what is asked of it") }
    return try transfer.answer(result)
  }

  /// Speaks with the server until it is done: by encryption and the password first, as the settings ask, and then what
  /// `more` makes ready. Nil when libcurl cannot do it at all.
  static func talk(
    _ settings: SMTPSettings, from sender: MailAddress, _ transfer: Transfer,
    _ more: (UnsafeMutableRawPointer) -> Bool
  ) -> (code: CURLcode, answer: Int)? {
    guard isReady, let handle = curl_easy_init() else { return nil }
    defer { curl_easy_cleanup(handle) }
    guard prepare(handle, sender, settings), more(handle), transfer.attach(to: handle) else { return nil }
    let code = withExtendedLifetime(transfer) { curl_easy_perform(handle) }
    var answer = 0
    _ = allies_curl_response(handle, &answer)
    return (code, answer)
  }

  private static func prepare(
    _ handle: UnsafeMutableRawPointer, _ sender: MailAddress, _ settings: SMTPSettings
  ) -> Bool {
    // What stands behind the host is what we greet with.
    let scheme = settings.security == .encrypted ? "smtps" : "smtp"
    var texts = [(CURLOPT_URL, "\(scheme)://\(settings.host):\(settings.port)/\(sender.domain)")]
    if let user = settings.user { texts.append((CURLOPT_USERNAME, user)) }
    if let password = settings.password { texts.append((CURLOPT_PASSWORD, password)) }
    if let certificates = settings.certificates { texts.append((CURLOPT_CAINFO, certificates)) }
    let (protocols, upgrade) = (CURLPROTO_SMTP | CURLPROTO_SMTPS, settings.security == .upgraded)
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_NOSIGNAL, 1), (CURLOPT_PROTOCOLS, Int(protocols)),
      (CURLOPT_USE_SSL, upgrade ? Int(CURLUSESSL_ALL.rawValue) : Int(CURLUSESSL_NONE.rawValue)),
      (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
      (CURLOPT_CONNECTTIMEOUT_MS, milliseconds(settings.connectWithin)),
      (CURLOPT_TIMEOUT_MS, milliseconds(settings.deadline)),
      // Nothing that a server sends may lead anywhere else, and no file of the machine's user counts.
      (CURLOPT_NETRC, 0), (CURLOPT_FOLLOWLOCATION, 0),
    ]
    return texts.allSatisfy { allies_curl_text(handle, $0, $1) == CURLE_OK }
      // Not through a proxy that the environment names.
      && allies_curl_text(handle, CURLOPT_PROXY, "") == CURLE_OK
      && numbers.allSatisfy { allies_curl_number(handle, $0, $1) == CURLE_OK }
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return max(1, Int(clamping: min(seconds, 86_400) * 1_000 + attoseconds / 1_000_000_000_000_000))
  }
}

/// One talk with a server. libcurl calls back on the thread that holds it; only `cancel` comes from elsewhere.
final class Transfer: @unchecked Sendable {
  private var rest: ArraySlice<UInt8>
  private let isCancelled = Atomic<Bool>(false)
  /// Whether whom the letter is for was named; before that a refusal is not about them.
  private var isRecipientNamed = false
  private var lastLine: [UInt8] = []
  /// Whether the server was told who we are, and by which password.
  private(set) var isPasswordGiven = false

  /// - Parameter bytes: the letter; none, where only words are exchanged.
  init(_ bytes: [UInt8] = []) { rest = bytes[...] }

  func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// The pointer is to this object, which lives while libcurl works.
  func attach(to handle: UnsafeMutableRawPointer) -> Bool {
    let context = Unmanaged.passUnretained(self).toOpaque()
    return allies_curl_on_bytes(handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().give(to: bytes, size * count)
    } == CURLE_OK
      && allies_curl_context(handle, CURLOPT_READDATA, context) == CURLE_OK
      && allies_curl_on_progress(handle) { context, _, _, _, _ in
        guard let context else { return 1 }
        return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().mustStop ? 1 : 0
      } == CURLE_OK
      && allies_curl_context(handle, CURLOPT_XFERINFODATA, context) == CURLE_OK
      && allies_curl_number(handle, CURLOPT_NOPROGRESS, 0) == CURLE_OK
      && allies_curl_on_talk(handle) { _, kind, bytes, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        transfer.hear(kind, UnsafeRawBufferPointer(start: bytes, count: count))
        return 0
      } == CURLE_OK
      && allies_curl_context(handle, CURLOPT_DEBUGDATA, context) == CURLE_OK
      && allies_curl_number(handle, CURLOPT_VERBOSE, 1) == CURLE_OK
  }

  private var mustStop: Bool { isCancelled.load(ordering: .relaxed) }

  /// libcurl's buffer has room for as much as it says.
  private func give(to bytes: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
    let count = min(room, rest.count)
    rest.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(start: bytes, count: count).copyMemory(
        from: .init(rebasing: $0[..<count]))
    }
    rest = rest.dropFirst(count)
    return count
  }

  private func hear(_ kind: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
    switch kind {
    case CURLINFO_HEADER_OUT:
      isRecipientNamed = isRecipientNamed || bytes.starts(with: Array("RCPT".utf8))
      isPasswordGiven = isPasswordGiven || bytes.starts(with: Array("AUTH".utf8))
    // The farewell says nothing of the letter.
    case CURLINFO_HEADER_IN: if !bytes.starts(with: Array("221".utf8)) { lastLine = Array(bytes.prefix(64)) }
    default: break
    }
  }

  func answer(_ result: (code: CURLcode, answer: Int)) throws -> MailAnswer {
    if mustStop { throw CancellationError() }
    let answer = MailAnswer(
      code: result.answer, status: EnhancedStatus(in: lastLine, after: result.answer)?.text)
    if result.code == CURLE_OK { return answer }
    switch answer.code {
    case 500...599 where isRecipientNamed: throw MailProblem.refused(answer)
    case 400...499: throw MailProblem.notNow(answer)
    default:
      throw MailProblem.unreachable(
        "no server took it: libcurl says \(result.code.rawValue), the server \(answer.code)")
    }
  }
}
