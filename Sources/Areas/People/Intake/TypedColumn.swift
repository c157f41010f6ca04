import Basics
import Tables

/// What the different cells of a column were read as, by their numbers.
///
/// One array for each form that a value can take: the part that is asked for is taken without touching the others. In a
/// large list that happens some million times.
struct TypedColumn {
  enum Outcome { case blank, value, problem }

  private(set) var outcomes: [Outcome] = []
  private(set) var assumptions: [Assumption?] = []
  private(set) var problems: [Int: CellProblem] = [:]
  private(set) var texts: [String] = []
  private(set) var numbers: [Int] = []
  private(set) var dates: [LocalDate?] = []
  private(set) var benchmarks: [LanguageBenchmark?] = []
  private(set) var terms: [[Term]] = []
  private(set) var people: [[String]] = []
  private var known = KnownCells()

  /// The number of a cell, which is read if it was not read before.
  mutating func number(of cell: Range<Int>, in text: RawSpan, else read: (Range<Int>) -> CellReading) -> Int {
    let (number, isKnown) = known.number(of: cell, in: text)
    if !isKnown { write(read(cell), at: number) }
    return number
  }

  private mutating func write(_ reading: CellReading, at number: Int) {
    var outcome = Outcome.value
    var (assumed, text, count): (Assumption?, String, Int) = (nil, "", 0)
    var (date, benchmark): (LocalDate?, LanguageBenchmark?) = (nil, nil)
    var (terms, people): ([Term], [String]) = ([], [])
    switch reading {
    case .blank: outcome = .blank
    case .problem(let problem):
      outcome = .problem
      problems[number] = problem
    case .value(let value, let assumption):
      assumed = assumption
      switch value {
      case .text(let value): text = value
      case .number(let value): count = value
      case .date(let value): date = value
      case .benchmark(let value): benchmark = value
      case .terms(let value): terms = value
      case .people(let value): people = value
      }
    }
    Self.put(outcome, in: &outcomes, at: number)
    Self.put(assumed, in: &assumptions, at: number)
    Self.put(text, in: &texts, at: number)
    Self.put(count, in: &numbers, at: number)
    Self.put(date, in: &dates, at: number)
    Self.put(benchmark, in: &benchmarks, at: number)
    Self.put(terms, in: &self.terms, at: number)
    Self.put(people, in: &self.people, at: number)
  }

  private static func put<Value>(_ value: Value, in values: inout [Value], at number: Int) {
    if number < values.count { values[number] = value } else { values.append(value) }
  }
}
