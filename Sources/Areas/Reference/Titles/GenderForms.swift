import Basics

/// Writes out both forms of an official title: "Directeur/directrice des finances", "infirmiers praticiens/infirmières
/// praticiennes", "Alderman/woman".
///
/// After a stroke stand as many words as it takes before it to come to a word that begins alike: the forms of one word do.
/// Where none does ("clerk/typist"), the title is left as it is.
enum GenderForms {
  /// The title as it is written and, where it names both forms, each of them.
  static func written(_ title: String) -> [String] {
    guard title.contains("/") else { return [title] }
    let words = title.split(separator: " ").map(String.init)
    var first: [String] = []
    var second: [String] = []
    var place = 0
    while place < words.count {
      let halves = words[place].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard halves.count == 2 else {
        if halves.count > 2 { return [title] }
        first.append(words[place])
        second.append(words[place])
        place += 1
        continue
      }
      first.append(halves[0])
      second.append(halves[0])
      if let whole = joined(halves[1], to: halves[0]) {
        second[second.count - 1] = whole
        place += 1
        continue
      }
      // How many words before the last one the second form reaches back, and so how many follow its own first.
      guard
        let back = (0..<min(4, first.count)).first(where: { areForms(first[first.count - 1 - $0], halves[1]) }
        )
      else { return [title] }
      guard place + back < words.count else { return [title] }
      second.removeLast(back + 1)
      second.append(halves[1])
      second += words[(place + 1)..<(place + 1 + back)]
      place += 1 + back
    }
    return [title, first.joined(separator: " "), second.joined(separator: " ")]
  }

  /// "woman" after "Alderman" is only the end of a word.
  private static func joined(_ end: String, to word: String) -> String? {
    guard ["woman", "women", "person"].contains(end), let stem = ["man", "men"].first(where: word.hasSuffix)
    else { return nil }
    return String(word.dropLast(stem.count)) + end
  }

  private static func areForms(_ a: String, _ b: String) -> Bool {
    zip(folded(a).utf8, folded(b).utf8).prefix { $0 == $1 }.count >= 3
  }
}
