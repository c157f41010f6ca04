import Basics
import Synchronization
import Testing

@testable import Identity

@Suite("Hashes of passwords")
struct PasswordHashTests {
  /// Cheap, so that a test may hash as often as it likes.
  private static let cheap = PasswordHash.Cost(kibibytes: 64, passes: 1)

  private func password(_ text: String) throws -> Password { try #require(Password(typed: text)) }

  @Test("a hash is that of RFC 9106 as others compute it")
  func known() throws {
    // argon2-cffi: low_level.hash_secret(b"Imani's lighthouse", b"halifax-salt-16b", 2, 19456, 1, 32, Type.ID)
    let text =
      "$argon2id$v=19$m=19456,t=2,p=1$aGFsaWZheC1zYWx0LTE2Yg$Z4Vgr2ggBnvmEDcv3KcFRYpVCurDHgSmpZvi8qvwUyw"
    let hash = try #require(PasswordHash(text))
    #expect(hash.text == text)
    #expect(
      try Argon2.tag(of: Array("Imani's lighthouse".utf8), salt: hash.salt, cost: hash.cost, length: 32)
        == hash.tag)
  }

  @Test("only the password that was hashed is right")
  func verifying() async throws {
    let hasher = PasswordHasher(cost: Self.cheap)
    let kept = try #require(PasswordHash(try await hasher.hash(password("Gurpreet’s red kite")).text))
    #expect(try await hasher.verify(password("Gurpreet’s red kite"), against: kept))
    for other in [
      "Gurpreet's red kite", "gurpreet’s red kite", "Gurpreet’s red kite ", "Gurpreet’s red kit", "\0",
    ] {
      #expect(try await !hasher.verify(password(other), against: kept), "\(other)")
    }
    #expect(try await !hasher.verify(nil, against: kept))
    #expect(try await !hasher.verify(password("Gurpreet’s red kite"), against: nil))
    #expect(try await !hasher.verify(nil, against: nil))
  }

  @Test("two hashes of one password have nothing in common")
  func salts() async throws {
    let hasher = PasswordHasher(cost: Self.cheap)
    let a = try await hasher.hash(password("the same words"))
    let b = try await hasher.hash(password("the same words"))
    #expect(a.salt != b.salt && a.tag != b.tag)
  }

  @Test("a hash made at another cost is still checked, and should be made anew")
  func costs() async throws {
    let old = try await PasswordHasher(cost: Self.cheap).hash(password("Hélène’s harbour"))
    #expect(old.needsRehash())
    #expect(!old.needsRehash(for: Self.cheap))
    #expect(try await PasswordHasher().verify(password("Hélène’s harbour"), against: old))
    #expect(try await !PasswordHasher().hash(password("Hélène’s harbour")).needsRehash())
  }

  @Test("text that is no hash of ours, or asks for more memory than a machine has, is none")
  func text() {
    let salt = "aGFsaWZheC1zYWx0LTE2Yg"
    let tag = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE"
    #expect(PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$\(salt)$\(tag)") != nil)
    for bad in [
      "", "$", "$$$$$", "$argon2i$v=19$m=19456,t=2,p=1$\(salt)$\(tag)",
      "$argon2id$v=16$m=19456,t=2,p=1$\(salt)$\(tag)",
      "$argon2id$v=19$m=4194304,t=2,p=1$\(salt)$\(tag)",
      "$argon2id$v=19$m=99999999999,t=2,p=1$\(salt)$\(tag)",
      "$argon2id$v=19$m=19456,t=0,p=1$\(salt)$\(tag)", "$argon2id$v=19$m=19456,t=2,p=2$\(salt)$\(tag)",
      "$argon2id$v=19$m=019456,t=2,p=1$\(salt)$\(tag)", "$argon2id$v=19$m=19456,t=2,p=1$$\(tag)",
      "$argon2id$v=19$m=19456,t=2,p=1$\(salt)$", "$argon2id$v=19$m=19456,t=2,p=1$\(salt)$\(tag)$",
      "$argon2id$v=19$m=19456,t=2,p=1$\(salt)=$\(tag)", "x$argon2id$v=19$m=19456,t=2,p=1$\(salt)$\(tag)",
      "$argon2id$v=19$m=19456,t=2,p=1$\(salt)$\(String(repeating: "A", count: 500))",
    ] {
      #expect(PasswordHash(bad) == nil, "\(bad)")
    }
  }

  @Test("more memory than can be had is a failure, and nobody's password is wrong for it")
  func unavailable() {
    #expect(throws: Argon2.Unavailable.self) {
      try Argon2.tag(
        of: [1], salt: [UInt8](repeating: 0, count: 16), cost: PasswordHash.Cost(kibibytes: .max, passes: 1),
        length: 32)
    }
  }
}

@Suite("Long work, so many at once")
struct GateTests {
  @Test("of two hundred who come at once, as many are inside as there are places, and all are served")
  func places() async throws {
    let gate = Gate(places: 3)
    let attendance = Attendance()
    let answers = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<200 {
        group.addTask {
          try await gate.run {
            attendance.come()
            _ = try Argon2.tag(
              of: [1], salt: [UInt8](repeating: 0, count: 16),
              cost: PasswordHash.Cost(kibibytes: 256, passes: 1),
              length: 32)
            attendance.go()
            return number
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.sorted() == Array(0..<200))
    #expect(attendance.most <= 3)
    #expect(gate.waitingCount == 0)
  }

  @Test("who gives up waiting leaves the row, and keeps nobody out")
  func cancelling() async throws {
    let gate = Gate(places: 1)
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let over = Attendance()
    let first = Task {
      try await gate.run {
        begin.yield()
        while over.most == 0 {}
      }
    }
    for await _ in begun { break }
    let second = Task { try await gate.run { Issue.record("nobody waits for this") } }
    let third = Task { try await gate.run { 3 } }
    while gate.waitingCount < 2 { await Task.yield() }
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    over.come()
    try await first.value
    #expect(try await third.value == 3)
  }

  @Test("work that fails gives its place back")
  func failing() async throws {
    struct Broken: Error {}
    let gate = Gate(places: 1)
    for _ in 0..<3 {
      await #expect(throws: Broken.self) { try await gate.run { throw Broken() } }
    }
    #expect(try await gate.run { true })
  }
}

/// How many are there at a time.
private final class Attendance: Sendable {
  private let counts = Mutex((now: 0, most: 0))

  func come() {
    counts.withLock { counts in
      counts.now += 1
      counts.most = max(counts.most, counts.now)
    }
  }

  func go() { counts.withLock { $0.now -= 1 } }

  var most: Int { counts.withLock { $0.most } }
}
