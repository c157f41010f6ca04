import CCurl
import Dispatch

/// What a server of mail says when it is asked whether it would take letters, and is given none.
package enum SMTPCheck: Sendable, Hashable {
  /// It greets, encrypts as it must, and takes the password if there is one.
  case ready
  /// The same, but it does not ask who we are, although user and password are set.
  case asksForNoPassword
  /// Nobody knows a machine of that name.
  case unknownHost
  /// Nothing answers there, or not as a server of mail does.
  case nobody
  /// It does not answer in time.
  case silent
  /// It does not offer to encrypt.
  case cannotEncrypt
  /// Nobody vouches for its certificate, or it is another machine's.
  case untrusted
  case wrongPassword
  /// It will not have us; the code it says.
  case unwelcome(Int)
}

extension SMTP {
  /// Greets the server as a letter would, and asks it for nothing.
  ///
  /// - Parameter sender: who letters are from; its domain is what we greet with.
  package static func check(_ settings: SMTPSettings, from sender: MailAddress) async -> SMTPCheck {
    var settings = settings
    // Whoever waits for the answer sits before a terminal.
    settings.connectWithin = min(settings.connectWithin, .seconds(5))
    settings.deadline = min(settings.deadline, .seconds(8))
    let patient = settings
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: asked(patient, sender)) }
    }
  }

  private static func asked(_ settings: SMTPSettings, _ sender: MailAddress) -> SMTPCheck {
    let transfer = Transfer()
    let result = talk(settings, from: sender, transfer) { handle in
      allies_curl_text(handle, CURLOPT_CUSTOMREQUEST, "NOOP") == CURLE_OK
        && allies_curl_number(handle, CURLOPT_NOBODY, 1) == CURLE_OK
    }
    guard let result else { return .nobody }
    switch result.code {
    case CURLE_OK: return settings.user != nil && !transfer.isPasswordGiven ? .asksForNoPassword : .ready
    case CURLE_COULDNT_RESOLVE_HOST: return .unknownHost
    case CURLE_OPERATION_TIMEDOUT: return .silent
    case CURLE_USE_SSL_FAILED: return .cannotEncrypt
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR: return .untrusted
    // Something answers, and what it speaks is no TLS.
    case CURLE_SSL_CONNECT_ERROR: return .cannotEncrypt
    case CURLE_LOGIN_DENIED: return .wrongPassword
    default: return (400...599).contains(result.answer) ? .unwelcome(result.answer) : .nobody
    }
  }
}
