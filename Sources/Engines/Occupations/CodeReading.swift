/// What a code of the National Occupational Classification means, as people write it: "21300", "2131", "NOC 2016 2131",
/// "2131 (2016)", "CNP 2131A", "NOC 2021 v1.0: 21300", "2131 - Civil engineers".
///
/// | what is written | what it is |
/// |---|---|
/// | five digits, also as OaSIS writes them ("21300.00") | a unit group of 2021 |
/// | four digits | a unit group of 2016, a minor group of 2021, or either of both |
/// | one to three digits | a group of 2021; with a year before 2021, a unit group whose leading noughts a spreadsheet took |
/// | four digits and a letter A to D | a unit group of 2016: the letter is its skill level, which 2021 does not have |
///
/// A year that is written decides; then the day on which it was recorded, if that is known. Nothing is guessed: where four
/// digits are a code of both editions and nothing decides, both are given.
public enum CodeReading: Sendable, Hashable {
  /// A group of 2021, of any level.
  case group(Classification.Group)
  /// A unit group of 2016 or 2011.
  case former(FormerClassification.Unit)
  /// A code of both editions: "2131" is civil engineers in 2016, and a minor group of engineers in 2021.
  case either(FormerClassification.Unit, Classification.Group)
  /// Digits that are no code: of the edition that was named, or of any.
  case notFound(digits: String, edition: Edition?)
  /// An edition that is not carried here, as 2006.
  case unknownEdition(year: Int)
  /// It is not written as a code: a title perhaps.
  case notACode

  /// - Parameters:
  ///   - text: any text.
  ///   - recorded: the edition in use when it was written (`Edition.init(inUseOn:month:day:)`), if that is known; a year in
  ///     the text counts for more.
  /// - Complexity: O(length of the text).
  public init(_ text: some StringProtocol, recorded: Edition? = nil) {
    guard let written = WrittenCode(text) else {
      self = .notACode
      return
    }
    if let year = written.unknownYear {
      self = .unknownEdition(year: year)
      return
    }
    let edition = written.edition ?? recorded
    self = Self.reading(written.digits, edition: edition)
    // A text that goes on after digits that are no code is no code: "3500 litre tank cleaner".
    if case .notFound = self, written.hasTitle { self = .notACode }
  }

  /// The unit groups of 2021 that are meant: one, or several where a group of 2016 was divided; none for wider groups.
  ///
  /// Where four digits may be of either edition, it is the unit group of 2016: what is noted of a person is their occupation,
  /// and a minor group is none.
  public var units: [UnitCode] {
    switch self {
    case .group(let group): UnitCode(group.code).map { [$0] } ?? []
    case .former(let former), .either(let former, _): former.successors.map(\.unit)
    case .notFound, .unknownEdition, .notACode: []
    }
  }

  private static func reading(_ digits: String, edition: Edition?) -> CodeReading {
    let nothing = CodeReading.notFound(digits: digits, edition: edition)
    let group = edition?.isFormer == true ? nil : Classification.noc2021.group(digits)
    guard edition != .noc2021, digits.utf8.count < 5 else { return group.map(CodeReading.group) ?? nothing }
    let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    let isWhole = digits.utf8.count == 4 || edition?.isFormer == true
    let former = isWhole ? FormerClassification.noc2016.unit(padded) : nil
    return switch (former, group) {
    case (let former?, let group?): .either(former, group)
    case (let former?, nil): .former(former)
    case (nil, let group?): .group(group)
    case (nil, nil): nothing
    }
  }
}

/// The digits of a code and what stands around them.
private struct WrittenCode {
  /// One to five digits.
  var digits = ""
  var edition: Edition?
  /// A year of the classification that is not carried.
  var unknownYear: Int?
  /// True if a title follows the code.
  var hasTitle = false

  private enum Piece {
    case word(String)
    case number(String)
  }

  /// Years of the classification before those that are carried.
  private static let oldYears: Set<String> = ["1991", "1992", "2001", "2006"]
  /// Words that say what the digits are, and no more.
  private static let labels: Set<String> = ["noc", "cnp", "code", "the", "la", "de", "unit", "group"]
  /// A code is short; what is longer is not read to its end.
  private static let longest = 400

  /// Nil if the text is not written as a code.
  init?(_ text: some StringProtocol) {
    let pieces = Self.pieces(text)
    var place = 0
    while place < pieces.count {
      switch pieces[place] {
      case .word(let word) where word == "v" || word == "version":
        // "v1.3", "version 1.0": the number belongs to the edition.
        while place + 1 < pieces.count, case .number(let number) = pieces[place + 1], number.utf8.count == 1 {
          place += 1
        }
      case .word("teer"), .word("feer"):
        if place + 1 < pieces.count, case .number = pieces[place + 1] { place += 1 }
        if edition == nil { edition = .noc2021 }
      case .word(let word) where Self.labels.contains(word): break
      case .word(let word):
        guard !digits.isEmpty else { return nil }
        // The skill level of the former editions stands behind the code: "2131A".
        if ["a", "b", "c", "d"].contains(word), digits.utf8.count == 4, place == pieces.count - 1 {
          edition = edition ?? .noc2016
        } else {
          // A title follows. A code of fewer digits before words is a number: "3 D animator".
          guard digits.utf8.count >= 4 else { return nil }
          hasTitle = true
          return
        }
      case .number(let number):
        if let year = Int(number), number.utf8.count == 4, let known = Edition(rawValue: year) {
          edition = known
        } else if Self.oldYears.contains(number), !digits.isEmpty || pieces.count > place + 1 {
          unknownYear = Int(number)
        } else if digits.isEmpty, number.utf8.count <= 5 {
          digits = number
        } else if digits.utf8.count == 5, number.utf8.count == 2 {
          // OaSIS divides unit groups: "21300.00".
        } else {
          return nil
        }
      }
      place += 1
    }
    if digits.isEmpty { return nil }
  }

  /// Runs of letters, small and without accents, and runs of digits; the rest divides them.
  private static func pieces(_ text: some StringProtocol) -> [Piece] {
    var pieces: [Piece] = []
    var run = ""
    var isNumber = false
    func end() {
      if !run.isEmpty { pieces.append(isNumber ? .number(run) : .word(run)) }
      run = ""
    }
    for letter in text.unicodeScalars.prefix(longest) {
      switch letter {
      case "0"..."9":
        if !isNumber { end() }
        isNumber = true
        run.unicodeScalars.append(letter)
      case "é", "É", "E":
        if isNumber { end() }
        isNumber = false
        run.append("e")
      case _ where letter.properties.isAlphabetic:
        if isNumber { end() }
        isNumber = false
        run += letter.properties.lowercaseMapping
      default: end()
      }
    }
    end()
    return pieces
  }
}
