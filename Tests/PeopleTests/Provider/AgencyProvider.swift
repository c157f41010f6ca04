import Basics
import Crypto
import Foundation
import Identity
import Synchronization
import TestSupport

/// A provider of an agency's own, on a port of this machine: it lets people in, hands out codes once, and signs tokens. It can be told to
/// be wrong in every part.
final class AgencyProvider: Sendable {
  static let issuer = "https://login.harbour.example"

  struct Manner: Sendable {
    /// In place of what a token claims otherwise.
    var claims: [String: String] = [:]
    var times: [String: Int64] = [:]
    var methods: [String] = []
    var isUnsigned = false
    var isForged = false
    var isDown = false
    var namesItself = false
    var takesSecretInForm = false
    /// What it calls itself where it describes itself.
    var name = AgencyProvider.issuer
    var client = "allies"
    var secret = "geheimnis"
  }

  private struct Given {
    let nonce: String
    let challenge: String
    let back: String
    let subject: String
  }

  private struct State {
    var manner = Manner()
    var codes: [String: Given] = [:]
    var key = P256.Signing.PrivateKey()
    var keyName = "first"
    var now: Int64 = 0
  }

  let server: LoopbackServer
  private let state = Mutex(State())

  init() throws {
    server = try LoopbackServer()
    server.behave { [weak self] request in self?.reply(to: request) ?? .mute }
  }

  func end() { server.end() }
  func behave(_ change: (inout Manner) -> Void) { state.withLock { change(&$0.manner) } }

  /// From now on tokens are signed by another key.
  func turnKeys() {
    state.withLock { ($0.key, $0.keyName) = (P256.Signing.PrivateKey(), "second") }
  }

  /// How often something was asked of it.
  func count(_ path: String) -> Int { server.requests.count { $0.path == path } }

  /// Lets somebody in who came by an address of ours: the query with which they are sent back.
  func letIn(_ subject: String, by address: String, at now: Moment) throws -> String {
    let query = try Self.fields(String(address.drop { $0 != "?" }.dropFirst()))
    guard query["response_type"] == "code", query["code_challenge_method"] == "S256",
      let nonce = query["nonce"], let challenge = query["code_challenge"], let back = query["redirect_uri"],
      let sent = query["state"], query["client_id"] == state.withLock({ $0.manner.client })
    else { throw Strange(what: address) }
    let code = "code" + String(UInt64.random(in: 0 ... .max), radix: 36)
    let namesItself = state.withLock { state in
      state.codes[code] = Given(nonce: nonce, challenge: challenge, back: back, subject: subject)
      state.now = now.microsecondsSince1970 / 1_000_000
      return state.manner.namesItself
    }
    return "code=\(code)&state=\(sent)" + (namesItself ? "&iss=" + Self.encoded(Self.issuer) : "")
  }

  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
  }

  struct Strange: Error { let what: String }

  private static func fields(_ query: String) throws -> [String: String] {
    var fields: [String: String] = [:]
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, fields[parts[0]] == nil else { throw Strange(what: query) }
      fields[parts[0]] = parts[1].removingPercentEncoding
    }
    return fields
  }

  private func reply(to request: LoopbackServer.Request) -> LoopbackServer.Reply {
    state.withLock { state in
      if state.manner.isDown { return .answer(503, "") }
      switch (request.method, request.path) {
      case ("GET", "/.well-known/openid-configuration"):
        return Self.json([
          "token_endpoint_auth_methods_supported": [
            state.manner.takesSecretInForm ? "client_secret_post" : "client_secret_basic"
          ],
          "issuer": state.manner.name, "authorization_endpoint": Self.issuer + "/authorize",
          "token_endpoint": Self.issuer + "/token", "jwks_uri": Self.issuer + "/keys",
          "authorization_response_iss_parameter_supported": state.manner.namesItself,
        ])
      case ("GET", "/keys"):
        let point = Array(state.key.publicKey.rawRepresentation)
        return Self.json([
          "keys": [
            [
              "kty": "EC", "crv": "P-256", "kid": state.keyName, "x": Self.text(point.prefix(32)),
              "y": Self.text(point.suffix(32)),
            ]
          ]
        ])
      case ("POST", "/token"): return token(request, &state)
      default: return .answer(404, "")
      }
    }
  }

  private func token(_ request: LoopbackServer.Request, _ state: inout State) -> LoopbackServer.Reply {
    let expected = "Basic " + Data("\(state.manner.client):\(state.manner.secret)".utf8).base64EncodedString()
    guard let fields = try? Self.fields(request.text), let code = fields["code"],
      let given = state.codes.removeValue(forKey: code), fields["redirect_uri"] == given.back,
      fields["grant_type"] == "authorization_code",
      state.manner.takesSecretInForm
        ? fields["client_secret"] == state.manner.secret && request.head["authorization"] == nil
        : request.head["authorization"] == expected,
      Self.text(SHA256.hash(data: Data((fields["code_verifier"] ?? "").utf8))) == given.challenge
    else { return .answer(400, "{\"error\":\"invalid_grant\"}") }
    var claims: [String: Any] = [
      "iss": Self.issuer, "sub": given.subject, "aud": state.manner.client, "nonce": given.nonce,
      "iat": state.now, "exp": state.now + 300, "email": "karim@example.org", "email_verified": true,
    ]
    for (name, value) in state.manner.claims { claims[name] = value }
    for (name, value) in state.manner.times { claims[name] = state.now + value }
    if !state.manner.methods.isEmpty { claims["amr"] = state.manner.methods }
    guard let token = try? signed(claims, state) else { return .answer(500, "") }
    return Self.json(["id_token": token, "token_type": "Bearer", "access_token": "unused"])
  }

  private func signed(_ claims: [String: Any], _ state: State) throws -> String {
    let head = state.manner.isUnsigned ? ["alg": "none"] : ["alg": "ES256", "kid": state.keyName]
    let parts = try [head as Any, claims].map {
      Self.text(try JSONSerialization.data(withJSONObject: $0))
    }
    let message = parts.joined(separator: ".")
    if state.manner.isUnsigned { return message + "." }
    let key = state.manner.isForged ? P256.Signing.PrivateKey() : state.key
    return message + "." + Self.text(try key.signature(for: Data(message.utf8)).rawRepresentation)
  }

  private static func text(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }

  private static func json(_ value: [String: Any]) -> LoopbackServer.Reply {
    let data = (try? JSONSerialization.data(withJSONObject: value)) ?? Data()
    return .answer(200, String(decoding: data, as: UTF8.self), head: ["Content-Type: application/json"])
  }
}
