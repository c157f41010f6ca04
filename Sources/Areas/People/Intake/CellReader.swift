import Basics
import Tables

/// What a cell was read as.
enum CellReading {
  case blank
  case value(CellValue, Assumption? = nil)
  case problem(CellProblem)
}

enum CellValue {
  case text(String)
  case number(Int)
  case date(LocalDate)
  case benchmark(LanguageBenchmark)
  case terms([Term])
  case people([String])
}

/// From the text of one cell to what it says, given what its column means.
struct CellReader {
  let orders: [Int: DateOrder]
  let today: LocalDate

  func read(_ cell: ArraySlice<UInt8>, as meaning: ColumnMap.Meaning, column: Int) -> CellReading {
    let text = oneLine(cell)
    guard case .field(let field) = meaning else { return text.isEmpty ? .blank : .value(.text(text)) }
    if text.isEmpty { return .blank }
    if field != .capacity, isBlankWord(text), !(field.isName && isCapitalised(text)) { return .blank }
    switch field {
    case .id, .name, .firstName, .lastName:
      return isFormulaLike(text) ? .problem(.formula(text)) : .value(.text(text))
    case .email: return readAddress(text)
    case .telephone:
      return isFormulaLike(text) && !isDialled(text) ? .problem(.formula(text)) : .value(.text(text))
    case .occupation: return startsFormula(text) ? .problem(.formula(text)) : .value(.text(text))
    case .years: return readNumber(text, most: 80, isStrict: false)
    case .capacity: return readNumber(text, most: 10_000, isStrict: true)
    case .benchmark:
      return writtenBenchmark(text).map { .value(.benchmark($0)) } ?? .problem(.notABenchmark(text))
    case .listening, .speaking, .reading, .writing:
      guard let level = writtenBenchmark(text), level.listening == level.writing else {
        return .problem(.notABenchmark(text))
      }
      return .value(.number(Int(level.listening)))
    case .arrived, .registered: return readDate(text, in: column, mayBeAhead: field == .arrived)
    case .mode: return readTerms(cell, from: .modes, mustBeKnown: true)
    case .education: return readTerms(cell, from: .education)
    case .licence: return readTerms(cell, from: .licence)
    case .languages: return readTerms(cell, from: .languages)
    case .availability: return readTerms(cell, from: .availability)
    case .goals: return readTerms(cell, from: .goals)
    case .targetEmployers: return readTerms(cell, from: .open)
    case .city, .employer:
      if startsFormula(text) { return .problem(.formula(text)) }
      let name = field == .city ? withoutProvince(text) : text
      return .value(.terms([Term(asWritten: name)]))
    case .exclusions: return .value(.people(pieces(of: String(decoding: cell, as: UTF8.self))))
    }
  }

  private func readAddress(_ text: String) -> CellReading {
    var address = text
    if address.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "m"), address.lowercased().hasPrefix("mailto:") {
      address = String(address.dropFirst(7))
    }
    if address.utf8.first == UInt8(ascii: "<"), address.utf8.last == UInt8(ascii: ">") {
      address = String(address.dropFirst().dropLast())
    }
    if isFormulaLike(address) { return .problem(.formula(text)) }
    return isAddress(address) ? .value(.text(address)) : .problem(.notAnAddress(text))
  }

  private func readNumber(_ text: String, most: Int, isStrict: Bool) -> CellReading {
    switch writtenNumber(text) {
    case .negative: .problem(.negative(text))
    case .unreadable: .problem(.notANumber(text))
    case .exactly(let n), .atLeast(let n):
      if n > most {
        .problem(.tooLarge(text, most: most))
      } else if case .atLeast = writtenNumber(text) {
        isStrict ? .problem(.notOneNumber(text)) : .value(.number(n), .lowerEnd)
      } else {
        .value(.number(n))
      }
    }
  }

  private func readDate(_ text: String, in column: Int, mayBeAhead: Bool) -> CellReading {
    let date: LocalDate
    var assumption: Assumption?
    switch writtenDate(text) {
    case .day(let day): date = day
    case .period(let first): (date, assumption) = (first, .firstDay)
    case .impossible: return .problem(.noSuchDay(text))
    case .unreadable: return .problem(.notADate(text))
    case .twoNumbers(let first, let second, let year):
      // A column without an order holds no date that could be read in two ways.
      let order = orders[column] ?? (second > 12 ? .monthFirst : .dayFirst)
      let (day, month) = order == .dayFirst ? (first, second) : (second, first)
      guard let read = LocalDate(year: year, month: month, day: day) else {
        return .problem(.noSuchDay(text))
      }
      (date, assumption) = (read, order == .dayFirst ? .dayFirst : .monthFirst)
    }
    if date > today, !mayBeAhead { return .problem(.inTheFuture(text, today: today)) }
    if date.parts.year < 1900 || today.days(until: date) > 3_660 { return .problem(.unlikelyYear(text)) }
    return .value(.date(date), assumption)
  }

  private func readTerms(_ cell: ArraySlice<UInt8>, from vocabulary: Vocabulary, mustBeKnown: Bool = false)
    -> CellReading
  {
    let text = oneLine(cell)
    if startsFormula(text) { return .problem(.formula(text)) }
    if let whole = vocabulary.meaning(of: text) { return .value(.terms(whole)) }
    var terms: [Term] = []
    var isUnknown = false
    for piece in pieces(of: String(decoding: cell, as: UTF8.self)) where !folded(piece).isEmpty {
      let known = vocabulary.meanings(ofPhrase: piece) ?? vocabulary.meanings(ofPhrase: withoutRemark(piece))
      if known == nil { isUnknown = true }
      for term in known ?? [Term(asWritten: piece)] where !terms.contains(term) { terms.append(term) }
    }
    if isUnknown, mustBeKnown { return .problem(.unknownMode(text)) }
    if terms.isEmpty { return .blank }
    return .value(.terms(terms), isUnknown && !vocabulary.isOpen ? .asWritten : nil)
  }
}

extension Vocabulary {
  /// What a word stands for, or all the words of "English and French", « français et anglais », "English - French".
  fileprivate func meanings(ofPhrase phrase: String) -> [Term]? {
    if let meaning = meaning(of: phrase) { return meaning }
    let words = phrase.split(separator: " ").map(String.init)
    let parts = words.split { ["and", "et", "or", "ou", "-", "–"].contains($0.lowercased()) }
    let meanings = parts.compactMap { meaning(of: $0.joined(separator: " ")) }
    return parts.count > 1 && meanings.count == parts.count ? meanings.flatMap(\.self) : nil
  }
}

extension IntakeField {
  fileprivate var isName: Bool { self == .name || self == .firstName || self == .lastName }
}

/// Na, Nil and Null are names; NA and null are not.
private func isCapitalised(_ text: String) -> Bool {
  text.first?.isUppercase == true && text.count > 1 && text.dropFirst().allSatisfy(\.isLowercase)
    && ["na", "nil", "null"].contains(folded(text))
}

/// An identifier or an address as nearly all are, with nothing to trim, to fold or to ask about; nil for any other.
///
/// These are the columns in which no value repeats, so that each cell is read for itself.
func plainToken(_ cell: RawSpan, isAddress: Bool) -> String? {
  cell.withUnsafeBytes { bytes in
    guard let last = bytes.last, bytes.count <= 254, isPlain(last) else { return nil }
    var (signs, dotsBehindSign, hasDigit, isAfterPlain) = (0, 0, false, false)
    for byte in bytes {
      if isPlain(byte) {
        hasDigit = hasDigit || byte <= UInt8(ascii: "9")
        isAfterPlain = true
        continue
      }
      guard isAfterPlain else { return nil }
      isAfterPlain = false
      switch byte {
      case UInt8(ascii: "@"): signs += 1
      case UInt8(ascii: "."): dotsBehindSign += signs
      case UInt8(ascii: "-"), UInt8(ascii: "_"): break
      default: return nil
      }
    }
    let isWanted = isAddress ? signs == 1 && dotsBehindSign > 0 : signs == 0 && hasDigit
    return isWanted ? String(decoding: bytes, as: UTF8.self) : nil
  }
}

/// A digit or a letter from A to Z.
@inline(__always)
private func isPlain(_ byte: UInt8) -> Bool {
  let plain: UInt64 = byte < 0x40 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_07FF_FFFE
  return byte < 0x80 && (plain &>> UInt64(byte)) & 1 == 1
}

/// One address: something, one "@", and a domain with a dot inside. Letters of any script may be in it (RFC 6531).
private func isAddress(_ text: String) -> Bool {
  guard text.utf8.count <= 254 else { return false }
  var signs = 0
  var dots = 0
  var last: UInt8 = 0
  let bytes = text.utf8.span
  for i in bytes.indices {
    let byte = bytes[i]
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "\""):
      return false
    case UInt8(ascii: "@"):
      if last == 0 { return false }
      signs += 1
    case UInt8(ascii: ".") where signs == 1:
      if last == UInt8(ascii: "@") || last == byte { return false }
      dots += 1
    default: break
    }
    last = byte
  }
  return signs == 1 && dots > 0 && last != UInt8(ascii: ".") && last != UInt8(ascii: "@")
}

/// Words that say "nothing" in an optional cell.
func isBlankWord(_ text: String) -> Bool {
  guard text.utf8.count <= 14,
    !text.utf8.contains(where: { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "@") })
  else { return false }
  let key = folded(text)
  return key.isEmpty ? text.allSatisfy { "-–—?./_*".contains($0) } : blankWords.contains(key)
}

private let blankWords: Set<String> = [
  "n a", "na", "none", "nil", "null", "tbd", "unknown", "not stated", "not specified", "s o", "aucun",
  "aucune", "inconnu", "non precise", "a determiner",
]

/// A number with the code of its country: `+1 (902) 555-0142`.
func isDialled(_ text: String) -> Bool {
  text.hasPrefix("+") && text.utf8.count <= 40 && text.utf8.contains { (0x30...0x39).contains($0) }
    && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || " ().-/".utf8.contains($0) }
}

/// True if the text would be a formula in a cell where a leading dash or plus is ordinary.
private func startsFormula(_ text: String) -> Bool {
  text.hasPrefix("=") || text.hasPrefix("@") || text.hasPrefix("\u{FF1D}") || text.hasPrefix("\u{FF20}")
}

private let separators: Set<Unicode.Scalar> = [",", ";", "/", "|", "\n", "\r", "•", "·", "،", "、", "，", "；"]

/// "Halifax" for "Halifax, NS" and "Halifax (Nova Scotia)": lists of one council name the province or leave it out.
private func withoutProvince(_ city: String) -> String {
  let name = city.prefix { $0 != "," && $0 != "(" }
  return folded(String(name)).isEmpty ? city : oneLine(ArraySlice(name.utf8))
}

/// The values of a cell that holds several.
private func pieces(of text: String) -> [String] {
  text.unicodeScalars.split(whereSeparator: separators.contains).map { oneLine(ArraySlice(String($0).utf8)) }
    .map { piece in
      piece.hasPrefix("- ") ? String(piece.dropFirst(2)) : piece
    }.filter { !$0.isEmpty }
}

/// "French (fluent)" and "Arabic - native" without what follows the language.
private func withoutRemark(_ piece: String) -> String {
  var end = piece.endIndex
  for mark in ["(", " - ", " – ", ":"] {
    var i = piece.startIndex
    while i < end {
      if piece[i...].hasPrefix(mark) {
        end = i
        break
      }
      i = piece.index(after: i)
    }
  }
  return String(piece[..<end])
}
