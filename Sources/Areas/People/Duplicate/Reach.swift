import Basics

/// An e-mail address or a telephone number as it is compared: however it was written, the same comes out.
package struct Reach: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case email, telephone
  }

  package let kind: Kind
  package let text: String

  /// Nil where there is nothing to compare.
  package init?(email: String?) {
    let text = (email ?? "").lowercased().filter { !$0.isWhitespace }
    guard text.contains("@") else { return nil }
    kind = .email
    self.text = text
  }

  /// Numbers of North America with and without their country are one; an extension after them does not count.
  ///
  /// Nil for fewer figures than a number has.
  package init?(telephone: String?) {
    let main = (telephone ?? "").lowercased().prefix { $0 != "x" && $0 != "p" && $0 != "#" }
    var digits = main.filter { $0.isASCII && $0.isNumber }
    if digits.count == 11, digits.hasPrefix("1") { digits.removeFirst() }
    guard digits.count >= 7 else { return nil }
    kind = .telephone
    text = digits
  }

  package static func all(of person: Person) -> [Reach] {
    [Reach(email: person.email), Reach(telephone: person.telephone)].compactMap { $0 }
  }

  /// What stands for it where nobody should be able to read it.
  package func digest(key: [UInt8]) -> [UInt8] {
    KeyedDigest(of: Array("\(kind.rawValue):\(text)".utf8), key: key).bytes
  }
}
