import Basics

/// The language of ours that a field Accept-Language likes best; English when it likes both alike or neither.
///
/// - Complexity: O(length); a field that names more than twenty languages is read no further.
func preferredLanguage(_ field: String?) -> Language {
  var best = (language: Language.english, weight: 0)
  for range in (field ?? "").split(separator: ",").prefix(20) {
    let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
    guard let tag = parts.first, let language = Language(rawValue: String(tag.prefix { $0 != "-" })) else {
      continue
    }
    var weight = 1_000
    if let quality = parts.dropFirst().first(where: { $0.hasPrefix("q=") }) {
      weight = thousandths(quality.dropFirst(2))
    }
    if weight > best.weight { best = (language, weight) }
  }
  return best.language
}

/// "0.8" as 800, as RFC 9110 writes weights; 0 for what is none.
func thousandths(_ text: Substring) -> Int {
  let digits = text.utf8.filter { $0 != UInt8(ascii: ".") }
  guard (1...4).contains(digits.count), text.utf8.count <= 5,
    let number = Int(String(decoding: digits, as: UTF8.self)),
    text.hasPrefix("0") || text.hasPrefix("1"), text.utf8.count == 1 || text.dropFirst().hasPrefix(".")
  else { return 0 }
  return min(1_000, [1_000, 100, 10, 1][digits.count - 1] * number)
}
