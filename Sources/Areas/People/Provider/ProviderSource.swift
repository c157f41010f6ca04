import Basics
import Identity
import Outbound

/// What providers say of themselves and which keys they sign with, as they were read last. Of many who ask at once one goes there.
actor ProviderSource {
  private struct Held<Value: Sendable> {
    let begun: Moment
    let fetching: Task<Result<Value, ProviderFault>, Never>
    var failed = false
  }

  /// How long what was read is believed without asking anew: a key that is new is asked for at once.
  private static let lifetime: Duration = .seconds(3_600)
  /// A provider that cannot be reached is not asked by everybody who tries.
  private static let pause: Duration = .seconds(15)

  private let client: OutboundClient
  private var descriptions: [String: Held<[UInt8]>] = [:]
  private var keys: [String: Held<KeySet>] = [:]

  init(_ client: OutboundClient) {
    self.client = client
  }

  /// What a provider says of itself now, for whoever sets it up.
  nonisolated func firstLook(
    at issuer: String, client name: String, secret: String?
  ) async throws(ProviderFault) -> OpenIDProvider {
    try Self.provider(await read(OpenIDProvider.discovery(of: issuer)), issuer, name, secret)
  }

  func description(of provider: SignInProvider, at now: Moment) async throws(ProviderFault) -> OpenIDProvider
  {
    let held: Held<[UInt8]>
    if let known = descriptions[provider.issuer], Self.isFresh(known.begun, known.failed, now) {
      held = known
    } else {
      let issuer = provider.issuer
      held = Held(
        begun: now, fetching: Task { await self.result(OpenIDProvider.discovery(of: issuer)) { $0 } })
      descriptions[issuer] = held
    }
    let result = await held.fetching.value
    if case .failure = result { descriptions[provider.issuer]?.failed = true }
    return try Self.provider(result.get(), provider.issuer, provider.client, provider.clientSecret)
  }

  /// Who a token says somebody is. A key that is not known is looked for anew, once: providers change theirs.
  func person(
    in token: String, from provider: OpenIDProvider, nonce: Secret, at now: Moment
  ) async throws(ProviderFault) -> IDToken {
    let known = try await keySet(of: provider, at: now, anew: false)
    do throws(OpenIDFault) {
      return try IDToken(verifying: token, by: known, of: provider, nonce: nonce, at: now)
    } catch .unknownKey {
    } catch {
      throw .openID(error)
    }
    let anew = try await keySet(of: provider, at: now, anew: true)
    do throws(OpenIDFault) {
      return try IDToken(verifying: token, by: anew, of: provider, nonce: nonce, at: now)
    } catch {
      throw .openID(error)
    }
  }

  /// The token that a code stands for. A code that is shown again is for the provider to refuse.
  nonisolated func token(
    for code: String, _ attempt: SignInAttempt, from provider: OpenIDProvider, back: String
  ) async throws(ProviderFault) -> String {
    guard let address = OutboundAddress(provider.tokens) else { throw .outbound(.notPublic) }
    let (body, authorization) = attempt.tokenRequest(code, to: provider, back: back)
    var fields: [(name: StaticString, value: String)] = []
    if let authorization { fields.append(("Authorization", authorization)) }
    let answer = try await ask(
      OutboundRequest(
        posting: Array(body.utf8), of: "application/x-www-form-urlencoded", to: address, fields: fields))
    do throws(OpenIDFault) {
      return try IDToken.text(inAnswer: answer)
    } catch {
      throw .openID(error)
    }
  }

  // MARK: Reading

  private static func isFresh(_ begun: Moment, _ failed: Bool, _ now: Moment) -> Bool {
    now < begun + (failed ? pause : lifetime) && begun <= now
  }

  private func keySet(
    of provider: OpenIDProvider, at now: Moment, anew: Bool
  ) async throws(ProviderFault) -> KeySet {
    let held: Held<KeySet>
    if !anew, let known = keys[provider.keys], Self.isFresh(known.begun, known.failed, now) {
      held = known
    } else {
      let address = provider.keys
      held = Held(
        begun: now,
        fetching: Task {
          await self.result(address) { (bytes) throws(OpenIDFault) in try KeySet(json: bytes) }
        })
      keys[address] = held
    }
    let result = await held.fetching.value
    if case .failure = result { keys[provider.keys]?.failed = true }
    return try result.get()
  }

  private nonisolated func result<Value: Sendable>(
    _ address: String, _ read: ([UInt8]) throws(OpenIDFault) -> Value
  ) async -> Result<Value, ProviderFault> {
    do throws(ProviderFault) {
      let bytes = try await self.read(address)
      do throws(OpenIDFault) {
        return .success(try read(bytes))
      } catch {
        return .failure(.openID(error))
      }
    } catch {
      return .failure(error)
    }
  }

  private nonisolated func read(_ address: String) async throws(ProviderFault) -> [UInt8] {
    guard let address = OutboundAddress(address) else { throw .outbound(.notPublic) }
    return try await ask(OutboundRequest(reading: address))
  }

  /// Nothing but 200 holds an answer: one that leads elsewhere is none, and what is said of an error is a status. A token endpoint says
  /// no with 400.
  private nonisolated func ask(_ request: OutboundRequest) async throws(ProviderFault) -> [UInt8] {
    let answer: OutboundAnswer
    do throws(OutboundProblem) {
      answer = try await client.answer(to: request)
    } catch {
      throw .outbound(error)
    }
    guard answer.status == 200 else { throw .answered(answer.status) }
    return answer.body
  }

  private static func provider(
    _ bytes: [UInt8], _ issuer: String, _ client: String, _ secret: String?
  ) throws(ProviderFault) -> OpenIDProvider {
    do throws(OpenIDFault) {
      return try OpenIDProvider(json: bytes, issuer: issuer, client: client, clientSecret: secret)
    } catch {
      throw .openID(error)
    }
  }
}
