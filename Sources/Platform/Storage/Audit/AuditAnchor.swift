/// The last seal of a log at some time. Written down elsewhere (printed, in another house's safe, in a letter), it shows
/// later whether what was sealed then is still there, unaltered.
package struct AuditAnchor: Sendable, Hashable {
  /// How many entries it seals.
  package let place: Int64
  package let hash: [UInt8]

  init(place: Int64, hash: [UInt8]) {
    self.place = place
    self.hash = hash
  }

  /// The log's head now; place 0 when it is empty.
  package init(headOf connection: Connection) throws {
    let row = try connection.row("SELECT place, hash FROM audit_chain ORDER BY place DESC LIMIT 1")
    place = try row?.value(at: 0) ?? 0
    hash = try row?.value(at: 1) ?? AuditSeal.beginning
  }

  /// One line: `allies-audit-1 4711 9f86d0…`.
  package var line: String {
    let digits = hash.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "allies-audit-1 \(place) \(digits.joined())"
  }

  /// Reads such a line, and nothing else.
  package init?(line: some StringProtocol) {
    let words = line.split(separator: " ")
    guard words.count == 3, words[0] == "allies-audit-1", let place = Int64(words[1]), place >= 0,
      words[2].utf8.count == 64
    else { return nil }
    var (hash, digits) = ([UInt8](), words[2][...])
    while !digits.isEmpty {
      guard let byte = UInt8(digits.prefix(2), radix: 16), !digits.hasPrefix("+") else { return nil }
      hash.append(byte)
      digits = digits.dropFirst(2)
    }
    self.init(place: place, hash: hash)
  }
}
