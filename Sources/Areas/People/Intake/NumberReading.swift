import Basics

/// A number as a person wrote it.
enum WrittenNumber: Equatable {
  case exactly(Int)
  /// "10-15" or "5,5": read as its lower whole number.
  case atLeast(Int)
  case negative
  case unreadable
}

/// Reads `12`, `12 years`, `10+`, `5,5`, `10-15`, `ten`, `dix`, `un`.
func writtenNumber(_ text: String) -> WrittenNumber {
  let lowered = folded(text)
  var words = lowered.split(separator: " ")
  // "dix-sept" and "twenty-five" fold to several words.
  for count in [3, 2] {
    guard words.count >= count, let spelt = speltNumbers[words.prefix(count).joined(separator: " ")] else {
      continue
    }
    words.replaceSubrange(..<count, with: [Substring(String(spelt))])
    break
  }
  guard let first = words.first else { return .unreadable }
  let sign = text.unicodeScalars.first { !$0.properties.isWhitespace }
  guard let number = wholeNumber(first) else {
    let spelt =
      words.count > 1 && ["at", "about", "over", "around", "environ", "plus", "more", "au"].contains(first)
    guard spelt, let later = words.lazy.compactMap({ wholeNumber($0) }).first else { return .unreadable }
    return .atLeast(later)
  }
  if sign == "-" || sign == "\u{2212}" || sign == "\u{2013}" { return .negative }
  let rest = words.dropFirst()
  if let second = rest.first,
    wholeNumber(second) != nil || second == "to" || second == "a" || second == "ou" || second == "or"
  {
    return .atLeast(number)
  }
  guard rest.allSatisfy({ unitsOfNumbers.contains(String($0)) }) else { return .unreadable }
  return text.contains("+") || text.contains(">") ? .atLeast(number) : .exactly(number)
}

private func wholeNumber(_ word: Substring) -> Int? {
  if let spelt = speltNumbers[String(word)] { return spelt }
  let digits = word.prefix { $0.isASCII && $0.isNumber }
  let rest = String(word.dropFirst(digits.count))
  guard !digits.isEmpty, digits.count <= 9, rest.isEmpty || unitsOfNumbers.contains(rest) else { return nil }
  return Int(digits)
}

private let unitsOfNumbers: Set<String> = [
  "years", "year", "yrs", "yr", "y", "ans", "an", "annees", "annee", "people", "person", "persons",
  "personnes", "personne", "mentees", "mentee",
  "mentores", "mentore", "max", "maximum", "experience", "of", "d", "de", "in", "field", "plus", "more",
  "and", "et", "clb", "nclc", "per", "par",
  "month", "mois", "places", "place", "at", "a", "time", "la", "fois",
]

private let speltNumbers: [String: Int] = {
  var numbers: [String: Int] = [:]
  let english = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]
  let french = [
    "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt",
  ]
  for names in [english, french] {
    for (value, name) in names.enumerated() { numbers[folded(name)] = value }
  }
  let tens = [
    ("twenty", "vingt", 20), ("thirty", "trente", 30), ("forty", "quarante", 40), ("fifty", "cinquante", 50),
    ("sixty", "soixante", 60),
  ]
  for (en, fr, ten) in tens {
    (numbers[en], numbers[fr], numbers[fr + " et un"], numbers[fr + " et une"]) = (ten, ten, ten + 1, ten + 1)
    for unit in 1...9 {
      numbers["\(en) \(english[unit])"] = ten + unit
      numbers["\(fr) \(french[unit])"] = ten + unit
    }
  }
  numbers["none"] = 0
  numbers["aucun"] = 0
  numbers["aucune"] = 0
  numbers["une"] = 1
  return numbers
}()

/// Reads `7`, `CLB 7`, `7/7/6/7` (listening, speaking, reading, writing), `L7 S6 R8 W5`, `CO7 EO6 CE8 EE5`.
///
/// Nil unless every number is a benchmark, 1 to 12.
func writtenBenchmark(_ text: String) -> LanguageBenchmark? {
  var skills: [Character: Int8] = [:]
  var plain: [Int8] = []
  for word in folded(text).split(separator: " ")
  where word != "clb" && word != "nclc" && word != "level" && word != "niveau" {
    let letters = word.prefix { $0.isLetter }
    guard let level = Int8(word.dropFirst(letters.count)), (1...12).contains(level) else { return nil }
    switch letters {
    case "": plain.append(level)
    case "clb", "nclc": plain.append(level)
    case "l", "co": skills["l"] = level
    case "s", "eo": skills["s"] = level
    case "r", "ce": skills["r"] = level
    case "w", "ee": skills["w"] = level
    default: return nil
    }
  }
  if plain.count == 1, skills.isEmpty {
    return LanguageBenchmark(listening: plain[0], speaking: plain[0], reading: plain[0], writing: plain[0])
  }
  if plain.count == 4, skills.isEmpty {
    return LanguageBenchmark(listening: plain[0], speaking: plain[1], reading: plain[2], writing: plain[3])
  }
  guard plain.isEmpty, let l = skills["l"], let s = skills["s"], let r = skills["r"], let w = skills["w"]
  else { return nil }
  return LanguageBenchmark(listening: l, speaking: s, reading: r, writing: w)
}
