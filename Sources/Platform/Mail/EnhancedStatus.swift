/// The code of a reason (RFC 3463): `5.1.1`, a mailbox that is not there for good.
struct EnhancedStatus: Sendable, Hashable {
  let kind: Int
  let subject: Int
  let detail: Int

  var text: String { "\(kind).\(subject).\(detail)" }

  /// Nil when the text does not begin with one.
  init?(_ bytes: some Sequence<UInt8>) {
    var numbers: [Int] = [0]
    var digits = 0
    for byte in bytes {
      if (0x30...0x39).contains(byte), digits < 3 {
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - 0x30)
        digits += 1
      } else if byte == UInt8(ascii: "."), digits > 0, numbers.count < 3 {
        numbers.append(0)
        digits = 0
      } else if byte == 0x20 || byte == 0x0D || byte == 0x0A {
        break
      } else {
        return nil
      }
    }
    guard numbers.count == 3, digits > 0, [2, 4, 5].contains(numbers[0]) else { return nil }
    (kind, subject, detail) = (numbers[0], numbers[1], numbers[2])
  }

  /// In a server's line, `550 5.1.1 no such user`.
  init?(in line: [UInt8], after code: Int) {
    guard line.count > 4, line.prefix(3).elementsEqual("\(code)".utf8) else { return nil }
    self.init(line.dropFirst(4).prefix(16))
  }
}
