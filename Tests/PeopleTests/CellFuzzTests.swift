import Basics
import Tables
import TestSupport
import Testing

@testable import People

/// Cells that nobody would write, in the thousands: nothing stops the program, and what is read keeps its promises.
@Suite("Strange cells")
struct CellFuzzTests {
  private static let pieces = [
    "", " ", "0", "1", "7", "12", "13", "31", "99", "2026", "10000", "99999999999999999999", "-", "–", "−",
    "/", ".", ",", ";", ":", "=", "+", "@", "(", ")", "[", "\"", "'",
    "\t", "\n", "\r\n", "\u{A0}", "\u{FEFF}", "\u{0}", "\u{FFFD}", "é", "É", "ß", "ı", "ﬁ", "中", "٣", "½",
    "🇨🇦", "e\u{301}", "\u{200D}", "\u{FF1D}", "Oct", "octobre", "mars", "1er", "6th",
    "T09:30", "two", "dix", "sept", "et", "un", "and", "or", "CLB", "L7", "EO6", "French", "either",
    "en ligne", "n/a", "a@b.c", "mailto:", "<", ">", "amina", "x",
  ]

  private func cells(seed: UInt64, count: Int) -> [String] {
    var numbers = SeededNumbers(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...6, using: &numbers)).map { _ in Self.pieces.randomElement(using: &numbers) ?? ""
      }.joined()
    }
  }

  @Test("a cell of any column is read, blank, or a problem with words", arguments: IntakeField.allCases)
  func anyCell(field: IntakeField) {
    let reader = CellReader(orders: [0: .monthFirst], today: Lists.today)
    for text in cells(seed: 1, count: 1_500) {
      switch reader.read(Array(text.utf8)[...], as: .field(field), column: 0) {
      case .blank: break
      case .problem(let problem): #expect(!problem.words.wrong.fr.isEmpty)
      case .value(let value, _):
        #expect(isSound(value, of: field), "\(field.rawValue): “\(text)” gave \(value)")
      }
    }
  }

  private func isSound(_ value: CellValue, of field: IntakeField) -> Bool {
    switch value {
    case .text(let text) where field == .telephone && isDialled(text): text.hasPrefix("+")
    case .text(let text):
      !text.isEmpty && (field == .occupation || !isFormulaLike(text)) && !text.contains("\n")
    case .number(let number): (0...10_000).contains(number)
    case .date(let date):
      (1900...2037).contains(date.parts.year) && (field == .arrived || date <= Lists.today)
    case .benchmark(let level): (1...12).contains(level.lowest)
    case .terms(let terms): !terms.isEmpty && Set(terms).count == terms.count
    case .people(let people): !people.contains("")
    }
  }

  @Test("broken bytes in a cell do no harm")
  func brokenBytes() {
    var numbers = SeededNumbers(seed: 2)
    let reader = CellReader(orders: [:], today: Lists.today)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
        UInt8.random(in: 0...255, using: &numbers)
      }
      for field in IntakeField.allCases {
        _ = reader.read(bytes[...], as: .field(field), column: 0)
      }
    }
  }

  @Test("a list of strange headings and rows is read or refused, and every row is accounted for")
  func strangeLists() throws {
    let headings = Headings.table.flatMap { $0.en.prefix(2) + $0.fr.prefix(2) }
    var numbers = SeededNumbers(seed: 3)
    var read = 0
    for seed in 10..<160 {
      let width = Int.random(in: 1...3, using: &numbers)
      let top = (0..<width).map { _ in headings.randomElement(using: &numbers) ?? "" }.joined(separator: ";")
      let rows = (0..<12).map { row in
        cells(seed: UInt64(seed * 100 + row), count: width).map {
          $0.filter { !"\";\n\r".contains($0) && $0 != "\r\n" }
        }.joined(separator: ";")
      }
      do {
        let list = try Lists.read(
          top + "\n" + rows.joined(separator: "\n") + "\n", as: seed % 2 == 0 ? .newcomers : .professionals)
        #expect(
          list.profiles.count + list.refused.count + list.blankRows == 12 || list.columns.headingsRow > 1)
        #expect(Set(list.profiles.map(\.id)).count == list.profiles.count)
        read += 1
      } catch let refusal as Refusal {
        #expect(refusal.sentence.en.hasPrefix("list.csv"))
      }
    }
    #expect(read > 30)
  }

  @Test("cells have the same number exactly if they are the same")
  func knownCells() {
    var known = KnownCells()
    var numbers: [[UInt8]: Int] = [:]
    for text in cells(seed: 4, count: 4_000) {
      let bytes = Array(text.utf8)
      let (number, isKnown) = known.number(of: bytes.indices, in: bytes.span.bytes)
      #expect(isKnown == (numbers[bytes] != nil))
      #expect(numbers[bytes, default: numbers.count] == number)
      numbers[bytes] = number
    }
    #expect(numbers.count < 4_000)
  }

  @Test("a column in which nothing repeats is not remembered")
  func unknownCells() {
    var known = KnownCells()
    let answers = (0..<5_000).map { row in
      let bytes = Array("somebody.\(row)@example.org".utf8)
      return known.number(of: bytes.indices, in: bytes.span.bytes)
    }
    #expect(answers.prefix(4_000).map(\.number) == Array(0..<4_000))
    #expect(answers.suffix(800).allSatisfy { $0.number == 0 && !$0.isKnown })
  }
}
