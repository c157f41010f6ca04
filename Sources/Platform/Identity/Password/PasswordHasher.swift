#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Makes and checks hashes of passwords; one for the whole program, so that a flood of people who sign in takes as many
/// times the memory of one hash as there are processors, and the time it takes.
package struct PasswordHasher: Sendable {
  package let cost: PasswordHash.Cost
  private let gate: Gate

  package init(cost: PasswordHash.Cost = .usual, atOnce: Int? = nil) {
    self.cost = cost
    gate = Gate(places: atOnce ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  package func hash(_ password: Password) async throws -> PasswordHash {
    var random = SystemRandomNumberGenerator()
    let salt = random.bytes(16)
    let cost = cost
    return try await gate.run {
      PasswordHash(
        cost: cost, salt: salt,
        tag: try Argon2.tag(of: password.bytes, salt: salt, cost: cost, length: Self.tagLength))
    }
  }

  /// Whether the password is the one that was hashed. It takes as long when there is no such account, or nothing that
  /// could be a password: neither answer nor time tells who has an account.
  package func verify(_ typed: Password?, against kept: PasswordHash?) async throws -> Bool {
    let cost = kept?.cost ?? cost
    let salt = kept?.salt ?? [UInt8](repeating: 0, count: 16)
    let expected = kept?.tag ?? [UInt8](repeating: 0, count: Self.tagLength)
    let isSomebody = typed != nil && kept != nil
    return try await gate.run {
      let tag = try Argon2.tag(of: typed?.bytes ?? [], salt: salt, cost: cost, length: expected.count)
      return isSame(tag, expected) && isSomebody
    }
  }

  private static let tagLength = 32
}
