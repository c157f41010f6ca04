import Basics

/// A record that may be of the same person, and why.
package struct Duplicate: Sendable, Hashable {
  package enum Reason: String, Sendable, CaseIterable {
    case email, telephone, nameAndCity, name

    package var title: Bilingual {
      switch self {
      case .email: Bilingual(en: "the same e-mail address", fr: "la même adresse de courriel")
      case .telephone: Bilingual(en: "the same telephone number", fr: "le même numéro de téléphone")
      case .nameAndCity:
        Bilingual(en: "nearly the same name, in the same city", fr: "presque le même nom, dans la même ville")
      case .name: Bilingual(en: "nearly the same name", fr: "presque le même nom")
      }
    }
  }

  package let person: Person
  package let reasons: [Reason]
}

extension Duplicate {
  /// Why two records may be of one person; nil if nothing speaks for it.
  ///
  /// Names are near when one letter in five at most must be changed, whichever of them comes first.
  package init?(_ person: Person, like other: Person) {
    var reasons: [Reason] = []
    if let email = Reach(email: person.email), email == Reach(email: other.email) {
      reasons.append(.email)
    }
    if let number = Reach(telephone: person.telephone), number == Reach(telephone: other.telephone) {
      reasons.append(.telephone)
    }
    if Self.areNear(person, other) {
      let isSameCity = !person.city.isEmpty && folded(person.city) == folded(other.city)
      reasons.append(isSameCity ? .nameAndCity : .name)
    }
    guard !reasons.isEmpty else { return nil }
    self.init(person: person, reasons: reasons)
  }

  static func areNear(_ a: Person, _ b: Person) -> Bool {
    let (first, second) = (folded(a.name), folded(b.name))
    if first.isEmpty || second.isEmpty { return false }
    let turned = second.split(separator: " ").reversed().joined(separator: " ")
    return [second, turned].contains { isNear(first, $0) }
  }

  private static func isNear(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    let most = max(a.count, b.count) / 5
    return abs(a.count - b.count) <= most && editDistance(a, b) <= most
  }
}
