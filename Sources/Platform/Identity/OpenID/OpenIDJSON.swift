import FoundationEssentials

/// What stands before the claims of a token.
struct TokenHead {
  let algorithm: String
  let key: String?
  /// Whether it asks for something to be understood of which we understand nothing.
  let isCritical: Bool

  init(json bytes: [UInt8]) throws(OpenIDFault) {
    guard let head = try? JSONDecoder().decode(Sent.self, from: Data(bytes)) else { throw .unreadable }
    algorithm = head.alg
    key = head.kid
    isCritical = head.crit != nil
  }

  private struct Sent: Decodable {
    let alg: String
    let kid: String?
    let crit: [String]?
  }
}

/// What a token claims, read and not yet compared with anything. Times are in seconds since 1970.
struct TokenClaims {
  let issuer: String
  let subject: String
  let audience: [String]
  let party: String?
  let nonce: String?
  let expires: Int64
  let issued: Int64
  let notBefore: Int64?
  let email: String?
  let isEmailVerified: Bool
  let name: String?
  /// How somebody showed who they are, in the provider's words.
  let manners: [String]

  init(json bytes: [UInt8]) throws(OpenIDFault) {
    guard let sent = try? JSONDecoder().decode(Sent.self, from: Data(bytes)) else { throw .unreadable }
    issuer = sent.iss
    subject = sent.sub
    audience = sent.aud.names
    party = sent.azp
    nonce = sent.nonce
    expires = sent.exp.seconds
    issued = sent.iat.seconds
    notBefore = sent.nbf?.seconds
    email = sent.email
    isEmailVerified = sent.email_verified?.value ?? false
    name = sent.name
    manners = (sent.acr.map { [$0] } ?? []) + (sent.amr?.names ?? [])
  }

  private struct Sent: Decodable {
    let iss: String
    let sub: String
    let aud: Names
    let azp: String?
    let nonce: String?
    let exp: Time
    let iat: Time
    let nbf: Time?
    let email: String?
    let email_verified: Flag?
    let name: String?
    let acr: String?
    let amr: Names?
  }

  /// One name, or a list of them.
  private struct Names: Decodable {
    let names: [String]

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let name = try? value.decode(String.self) {
        names = [name]
      } else {
        names = try value.decode([String].self)
      }
    }
  }

  /// A number that may have a fraction, within the years 1970 to 9999.
  private struct Time: Decodable {
    let seconds: Int64

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      let number = try value.decode(Double.self)
      guard number >= 0, number < 253_402_300_800, let seconds = Int64(exactly: number.rounded(.down)) else {
        throw DecodingError.dataCorruptedError(in: value, debugDescription: "no time")
      }
      self.seconds = seconds
    }
  }

  /// Some providers write it as text.
  private struct Flag: Decodable {
    let value: Bool

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) {
        self.value = value
      } else {
        value = try container.decode(String.self) == "true"
      }
    }
  }
}

extension IDToken {
  /// The token in what the provider answers to a `tokenRequest`. Tokens for other uses, which come along, are not kept.
  package static func text(inAnswer bytes: [UInt8]) throws(OpenIDFault) -> String {
    guard bytes.count <= 65_536, let answer = try? JSONDecoder().decode(TokenAnswer.self, from: Data(bytes))
    else {
      throw .unreadable
    }
    guard answer.error == nil else { throw .refused }
    guard let token = answer.id_token, answer.token_type?.lowercased() == "bearer" else { throw .unreadable }
    return token
  }
}

private struct TokenAnswer: Decodable {
  let id_token: String?
  let token_type: String?
  let error: String?
}

extension OpenIDProvider {
  /// What a provider says of itself at `discovery(of:)`. It has to give itself the name it is known by here.
  package init(
    json bytes: [UInt8], issuer: String, client: String, clientSecret: String?
  ) throws(OpenIDFault) {
    guard bytes.count <= 262_144, let said = try? JSONDecoder().decode(Discovery.self, from: Data(bytes))
    else {
      throw .unreadable
    }
    guard said.issuer == issuer else { throw .wrongIssuer }
    try self.init(
      issuer: issuer, authorization: said.authorization_endpoint, tokens: said.token_endpoint,
      keys: said.jwks_uri, client: client, clientSecret: clientSecret,
      namesItself: said.authorization_response_iss_parameter_supported ?? false,
      takesSecretInForm: said.takesSecretInForm)
  }

  package static func discovery(of issuer: String) -> String {
    (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
  }
}

private struct Discovery: Decodable {
  let issuer: String
  let authorization_endpoint: String
  let token_endpoint: String
  let jwks_uri: String
  let authorization_response_iss_parameter_supported: Bool?
  let token_endpoint_auth_methods_supported: [String]?

  /// A head is what a provider takes that says nothing (OpenID Connect Discovery 1.0, section 3), and what is used where both will do.
  var takesSecretInForm: Bool {
    guard let ways = token_endpoint_auth_methods_supported else { return false }
    return !ways.contains("client_secret_basic") && ways.contains("client_secret_post")
  }
}
