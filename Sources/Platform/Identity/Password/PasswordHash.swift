/// What is kept of a password: nobody finds the password from it without trying, and every try costs time and memory.
///
/// Its text is that of the PHC string format, which other programs read too:
/// `$argon2id$v=19$m=19456,t=2,p=1$…$…`
package struct PasswordHash: Sendable, Equatable {
  /// What a try costs (docs/decisions/0031).
  package struct Cost: Sendable, Equatable {
    package let kibibytes: UInt32
    package let passes: UInt32

    package init(kibibytes: UInt32, passes: UInt32) {
      self.kibibytes = kibibytes
      self.passes = passes
    }

    package static let usual = Cost(kibibytes: 19 * 1_024, passes: 2)

    /// What is taken from a database at most, whatever was written into it: 256 MiB.
    static let limits: (kibibytes: ClosedRange<UInt32>, passes: ClosedRange<UInt32>) = (8...262_144, 1...16)
  }

  package let cost: Cost
  let salt: [UInt8]
  let tag: [UInt8]

  init(cost: Cost, salt: [UInt8], tag: [UInt8]) {
    self.cost = cost
    self.salt = salt
    self.tag = tag
  }

  package var text: String {
    let base64 = Base64.standard
    return
      "$argon2id$v=19$m=\(cost.kibibytes),t=\(cost.passes),p=1$\(base64.text(of: salt))$\(base64.text(of: tag))"
  }

  /// Nil for anything but what `text` writes.
  package init?(_ text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard text.utf8.count <= 256, parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id",
      parts[2] == "v=19",
      let cost = parts[3].wholeMatch(of: /m=([1-9][0-9]{0,6}),t=([1-9][0-9]?),p=1/),
      let kibibytes = UInt32(cost.1), Cost.limits.kibibytes.contains(kibibytes),
      let passes = UInt32(cost.2), Cost.limits.passes.contains(passes),
      let salt = Base64.standard.bytes(of: parts[4]), (8...64).contains(salt.count),
      let tag = Base64.standard.bytes(of: parts[5]), (16...64).contains(tag.count)
    else { return nil }
    self.init(cost: Cost(kibibytes: kibibytes, passes: passes), salt: salt, tag: tag)
  }

  /// Whether it was made at another cost than is usual now: the next time its password is shown, a new one is made.
  package func needsRehash(for cost: Cost = .usual) -> Bool { self.cost != cost }
}
