import Basics
import Crypto
import CryptoExtras
import Foundation
import TestSupport
import Testing

@testable import Identity

@Suite("Signing in through another site")
struct OpenIDTests {
  private let now = Moment(microsecondsSince1970: 1_790_000_000_000_000)
  private let nonce = Secret()
  private let theirs: TestProvider

  init() throws {
    theirs = try TestProvider()
  }

  private func fault(_ text: String, _ keys: KeySet? = nil) throws -> OpenIDFault? {
    do {
      _ = try IDToken(
        verifying: text, by: keys ?? theirs.keys(), of: theirs.provider(), nonce: nonce, at: now)
      return nil
    } catch {
      return error as? OpenIDFault
    }
  }

  private func fault(claiming changes: [String: Any]) throws -> OpenIDFault? {
    try fault(
      theirs.token(theirs.claims(nonce, at: now, changes), head: ["alg": "ES256", "kid": "ec"], signing: .ec))
  }

  @Test("a token signed with either kind of key says who somebody is")
  func good() throws {
    for (head, signing) in [
      (["alg": "ES256", "kid": "ec"], .ec), (["alg": "RS256", "kid": "rsa", "typ": "JWT"], .rsa),
      (["alg": "RS256"], .rsa),
    ] as [([String: String], TestProvider.Signing)] {
      let token = try IDToken(
        verifying: theirs.token(theirs.claims(nonce, at: now), head: head, signing: signing),
        by: theirs.keys(),
        of: theirs.provider(), nonce: nonce, at: now)
      #expect(token.issuer == TestProvider.issuer && token.subject == "248289761001")
      #expect(token.email == "karim@agency.example" && token.isEmailVerified && token.name == "Karim Haddad")
    }
  }

  @Test("a token that is not signed, or by a secret, or by the wrong key or algorithm, is refused")
  func algorithms() throws {
    let claims = theirs.claims(nonce, at: now)
    let publicKey = Array(theirs.rsa.publicKey.pkcs1PEMRepresentation.utf8)
    let cases: [([String: Any], TestProvider.Signing, OpenIDFault)] = [
      (["alg": "none"], .none, .wrongAlgorithm), (["alg": "None", "kid": "rsa"], .none, .wrongAlgorithm),
      (["alg": "HS256", "kid": "rsa"], .secret(publicKey), .wrongAlgorithm),
      (["alg": "HS256", "kid": "shared"], .secret([0, 0, 0]), .wrongAlgorithm),
      (["alg": "RS256", "kid": "ec"], .rsa, .wrongAlgorithm),
      (["alg": "ES256", "kid": "rsa"], .ec, .wrongAlgorithm),
      (["alg": "RS512", "kid": "rsa"], .rsa, .wrongAlgorithm),
      (["alg": "RS256", "kid": "rsa"], .none, .wrongSignature),
      (["alg": "RS256", "kid": "rsa"], .ec, .wrongSignature),
      (["alg": "ES256", "kid": "ec"], .rsa, .wrongSignature),
      (["alg": "RS256", "kid": "old"], .rsa, .unknownKey),
      (["alg": "RS256", "kid": "shared"], .rsa, .unknownKey),
      (["alg": "RS256", "kid": "encryption"], .rsa, .unknownKey),
      (["alg": "ES256", "kid": "ec", "crit": ["b64"], "b64": false], .ec, .wrongAlgorithm),
      (["alg": "ES256", "kid": 7], .ec, .unreadable), (["kid": "ec"], .ec, .unreadable),
    ]
    for (head, signing, expected) in cases {
      #expect(try fault(theirs.token(claims, head: head, signing: signing)) == expected, "\(head)")
    }
    // A key that comes along in the token is not asked.
    let other = try TestProvider()
    let forged = try other.token(
      claims, head: ["alg": "ES256", "kid": "ec", "jwk": ["kty": "EC"]], signing: .ec)
    #expect(try fault(forged) == .wrongSignature)
    // ECDSA's signature of zeros, which broken libraries take.
    let parts = try theirs.token(claims, head: ["alg": "ES256", "kid": "ec"], signing: .ec).split(
      separator: ".")
    let zeros = Base64.url.text(of: [UInt8](repeating: 0, count: 64))
    #expect(try fault("\(parts[0]).\(parts[1]).\(zeros)") == .wrongSignature)
  }

  @Test("a token for another site, another sign-in, another time or by another provider is refused")
  func claims() throws {
    let seconds = now.microsecondsSince1970 / 1_000_000
    let cases: [([String: Any], OpenIDFault?)] = [
      ([:], nil), (["iss": "https://login.agency.example/"], .wrongIssuer),
      (["iss": "https://evil.example"], .wrongIssuer),
      (["aud": "other"], .wrongAudience), (["aud": [String]()], .wrongAudience), (["aud": ["allies"]], nil),
      (["aud": ["allies", "other"]], .wrongAudience), (["aud": ["allies", "other"], "azp": "allies"], nil),
      (["aud": ["allies", "other"], "azp": "other"], .wrongAudience), (["azp": "other"], .wrongAudience),
      (["nonce": Secret().text], .wrongNonce), (["nonce": NSNull()], .wrongNonce),
      (["exp": seconds - 60], .expired), (["exp": seconds - 59], nil), (["exp": Double(seconds) + 0.5], nil),
      (["iat": seconds + 61], .wrongTime), (["iat": seconds + 60], nil), (["iat": seconds - 601], .wrongTime),
      (["nbf": seconds + 61], .wrongTime), (["nbf": seconds], nil), (["sub": ""], .unreadable),
      (["sub": 7], .unreadable),
      (["sub": String(repeating: "x", count: 256)], .unreadable), (["exp": "tomorrow"], .unreadable),
      (["exp": -1], .unreadable),
      (["exp": 1e300], .unreadable), (["exp": NSNull()], .unreadable), (["iat": NSNull()], .unreadable),
      (["aud": NSNull()], .unreadable), (["email": NSNull()], nil), (["email_verified": "false"], nil),
    ]
    for (changes, expected) in cases { #expect(try fault(claiming: changes) == expected, "\(changes)") }
    let huge = Data(#"{"iss":"x","sub":"y","aud":"z","exp":1e400,"iat":1}"#.utf8)
    #expect(
      try fault(theirs.token(claims: huge, head: ["alg": "ES256", "kid": "ec"], signing: .ec)) == .unreadable)
  }

  @Test("an e-mail is held to be verified only when the provider says so")
  func emails() throws {
    for (said, expected) in [(true, true), (false, false), ("true", true), ("yes", false), (nil, false)]
      as [(Any?, Bool)]
    {
      let claims = theirs.claims(nonce, at: now, ["email_verified": said ?? NSNull()])
      let token = try IDToken(
        verifying: theirs.token(claims, head: ["alg": "ES256", "kid": "ec"], signing: .ec), by: theirs.keys(),
        of: theirs.provider(), nonce: nonce, at: now)
      #expect(token.isEmailVerified == expected)
    }
  }

  @Test("a token with any part changed, missing or too long is refused, whatever the bytes")
  func mutations() throws {
    let good = try theirs.token(
      theirs.claims(nonce, at: now), head: ["alg": "ES256", "kid": "ec"], signing: .ec)
    let keys = try theirs.keys()
    #expect(try fault(good, keys) == nil)
    for bad in [
      "", ".", "..", "...", good + ".", "." + good, good + "=", good + "\n",
      String(repeating: "A", count: 20_000),
    ] {
      #expect(try fault(bad, keys) == .unreadable, "\(bad.prefix(20))")
    }
    var random = SeededNumbers(seed: 7_515)
    for _ in 0..<2_000 {
      var bytes = Array(good.utf8)
      let place = Int(random.next() % UInt64(bytes.count))
      switch random.next() % 3 {
      case 0: bytes[place] = UInt8(random.next() & 127)
      case 1: bytes.remove(at: place)
      default: bytes.insert(bytes[place], at: place)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if text != good { #expect(try fault(text, keys) != nil, "\(text)") }
    }
  }

  @Test("the browser is sent with a question that only it can bring the answer to")
  func asking() throws {
    let attempt = SignInAttempt(
      state: Secret(), nonce: nonce,
      verifier: try #require(Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")))
    let address = attempt.address(
      at: try theirs.provider(), back: "https://allies.example.org/sign-in/agency?x=1", language: .french)
    // The challenge is that of RFC 7636, appendix B.
    #expect(
      address
        == "https://login.agency.example/authorize?response_type=code&client_id=allies&redirect_uri=https%3A%2F%2Fallies.example.org%2Fsign-in%2Fagency%3Fx%3D1&scope=openid%20email%20profile&state=\(attempt.state.text)&nonce=\(nonce.text)&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&ui_locales=fr"
    )
  }

  @Test("an answer is taken once it belongs to what was asked, and from whom")
  func answering() throws {
    let attempt = SignInAttempt()
    let provider = try theirs.provider()
    let state = ("state", attempt.state.text)
    #expect(
      try attempt.code(in: [state, ("code", "SplxlO"), ("session_state", "7")], from: provider) == "SplxlO")
    #expect(
      try attempt.code(in: [state, ("code", "SplxlO"), ("iss", provider.issuer)], from: provider) == "SplxlO")
    let cases: [([(String, String)], OpenIDFault)] = [
      ([], .wrongState), ([("code", "x")], .wrongState), ([("state", ""), ("code", "x")], .wrongState),
      ([("state", Secret().text), ("code", "x")], .wrongState), ([state, state, ("code", "x")], .unreadable),
      ([state, ("code", "x"), ("code", "y")], .unreadable), ([state], .unreadable),
      ([state, ("code", "")], .unreadable),
      ([state, ("error", "access_denied")], .refused), ([state, ("error", "x"), ("code", "y")], .refused),
      ([state, ("code", "x"), ("iss", "https://evil.example")], .wrongIssuer),
    ]
    for (answer, expected) in cases {
      #expect(throws: expected, "\(answer)") {
        try attempt.code(in: answer.map { (name: $0.0, value: $0.1) }, from: provider)
      }
    }
    // One that says who it is in every answer, and an answer that does not.
    let named = try OpenIDProvider(
      issuer: provider.issuer, authorization: provider.authorization, tokens: provider.tokens,
      keys: provider.keys, client: "allies", clientSecret: nil, namesItself: true)
    #expect(throws: OpenIDFault.wrongIssuer) { try attempt.code(in: [state, ("code", "x")], from: named) }
    #expect(try attempt.code(in: [state, ("iss", named.issuer), ("code", "x")], from: named) == "x")
  }

  @Test("our password goes into the form only where the provider takes it nowhere else")
  func secretInForm() throws {
    func request(_ ways: String) throws -> (body: String, authorization: String?) {
      let said =
        #"{"issuer":"https://a.example","authorization_endpoint":"https://a.example/a","token_endpoint":"https://a.example/t","jwks_uri":"https://a.example/k"\#(ways)}"#
      let provider = try OpenIDProvider(
        json: Array(said.utf8), issuer: "https://a.example", client: "al lies", clientSecret: "ge&heim")
      return SignInAttempt().tokenRequest("x", to: provider, back: "https://b.example/")
    }
    let inForm = try request(#","token_endpoint_auth_methods_supported":["client_secret_post","none"]"#)
    #expect(inForm.authorization == nil)
    #expect(inForm.body.hasSuffix("&client_id=al%20lies&client_secret=ge%26heim"))
    for ways in [
      "", #","token_endpoint_auth_methods_supported":["client_secret_post","client_secret_basic"]"#,
      #","token_endpoint_auth_methods_supported":["private_key_jwt"]"#,
    ] {
      let inHead = try request(ways)
      #expect(inHead.authorization?.hasPrefix("Basic ") == true && !inHead.body.contains("geheim"), "\(ways)")
      #expect(!inHead.body.contains("client_secret"))
    }
  }

  @Test("an attempt is the same after it was in a cookie, and nothing else is one")
  func kept() throws {
    let attempt = SignInAttempt()
    let read = try #require(SignInAttempt(attempt.text))
    #expect(read.text == attempt.text && read.state.text == attempt.state.text)
    for text in ["", "..", attempt.text + ".", String(attempt.text.dropLast()), attempt.state.text] {
      #expect(SignInAttempt(text) == nil)
    }
  }

  @Test("a manner of signing in is the provider's class or one of its methods, to the letter")
  func manners() throws {
    func token(_ changes: [String: Any]) throws -> IDToken {
      try IDToken(
        verifying: theirs.token(
          theirs.claims(nonce, at: now, changes), head: ["alg": "ES256", "kid": "ec"], signing: .ec),
        by: theirs.keys(), of: theirs.provider(), nonce: nonce, at: now)
    }
    #expect(try !token([:]).says("mfa"))
    #expect(try token(["amr": ["pwd", "mfa"]]).says("mfa") && token(["amr": "mfa"]).says("mfa"))
    #expect(
      try token(["acr": "mfa"]).says("mfa") && !token(["acr": "MFA", "amr": ["mfa2", "xmfa"]]).says("mfa"))
  }

  @Test("the code is exchanged with what shows that we asked, and our password if we have one")
  func exchanging() throws {
    let attempt = SignInAttempt()
    let open = attempt.tokenRequest("a b", to: try theirs.provider(), back: "https://allies.example.org/back")
    #expect(
      open.body
        == "grant_type=authorization_code&code=a%20b&redirect_uri=https%3A%2F%2Fallies.example.org%2Fback&code_verifier=\(attempt.verifier.text)&client_id=allies"
    )
    #expect(open.authorization == nil)
    let secret = attempt.tokenRequest("a", to: try theirs.provider(secret: "p:ä"), back: "https://a.example")
    // allies:p%3A%C3%A4
    #expect(secret.authorization == "Basic YWxsaWVzOnAlM0ElQzMlQTQ=")
    #expect(!secret.body.contains("client_id"))
  }

  @Test("the provider's answer holds a token, or is none")
  func tokens() throws {
    func text(_ json: String) throws -> String { try IDToken.text(inAnswer: Array(json.utf8)) }
    #expect(
      try text(#"{"access_token":"x","token_type":"Bearer","id_token":"a.b.c","expires_in":3600}"#) == "a.b.c"
    )
    #expect(throws: OpenIDFault.refused) { try text(#"{"error":"invalid_grant"}"#) }
    for bad in [
      "", "[]", "{}", #"{"id_token":"a"}"#, #"{"token_type":"Bearer"}"#,
      #"{"token_type":"mac","id_token":"a"}"#, String(repeating: " ", count: 70_000),
    ] {
      #expect(throws: OpenIDFault.unreadable, "\(bad.prefix(40))") { try text(bad) }
    }
  }

  @Test("a provider is what it says of itself under the name it is known by, over TLS only")
  func discovery() throws {
    #expect(
      OpenIDProvider.discovery(of: "https://a.example/t/")
        == "https://a.example/t/.well-known/openid-configuration")
    func provider(_ issuer: String, _ tokens: String) throws -> OpenIDProvider {
      let json =
        #"{"issuer":"\#(issuer)","authorization_endpoint":"https://a.example/authorize","token_endpoint":"\#(tokens)","jwks_uri":"https://a.example/keys","scopes_supported":["openid"]}"#
      return try OpenIDProvider(
        json: Array(json.utf8), issuer: "https://a.example", client: "allies", clientSecret: nil)
    }
    #expect(try provider("https://a.example", "https://a.example/token").tokens == "https://a.example/token")
    #expect(throws: OpenIDFault.wrongIssuer) { try provider("https://b.example", "https://a.example/token") }
    for bad in [
      "http://a.example/token", "https://a.example/to ken", "file:///etc/passwd", "https://a.example/#x", "",
    ] {
      #expect(throws: OpenIDFault.unreadable) { try provider("https://a.example", bad) }
    }
  }

  @Test("keys that could not be good are no keys: too short, not on the curve, or for something else")
  func keys() throws {
    #expect(try theirs.keys().keys.compactMap(\.name) == ["ec", "rsa"])
    let short = Base64.url.text(of: [0xC1] + [UInt8](repeating: 7, count: 127))
    let zeros = Base64.url.text(of: [UInt8](repeating: 0, count: 32))
    let json =
      #"{"keys":[{"kty":"RSA","n":"\#(short)","e":"AQAB"},{"kty":"EC","crv":"P-256","x":"\#(zeros)","y":"\#(zeros)"},{"kty":"EC","crv":"P-256","x":"","y":""},{"kty":"RSA"},{"kty":"OKP","crv":"Ed25519","x":"\#(zeros)"}]}"#
    #expect(try KeySet(json: Array(json.utf8)).keys.isEmpty)
    for bad in [
      "", "{}", "[]", #"{"keys":7}"#,
      #"{"keys":[\#((0..<101).map { _ in #"{"kty":"oct"}"# }.joined(separator: ","))]}"#,
    ] {
      #expect(throws: OpenIDFault.unreadable, "\(bad.prefix(30))") { try KeySet(json: Array(bad.utf8)) }
    }
  }
}
