import Matching
import Testing

/// Two rows and three columns; the cheapest is the first row with the second column and the other with the first.
@Suite("The proof of a table of costs")
struct DenseCertificateTests {
  private let costs: [Int32] = [4, 1, 3, 2, 0, 5]

  private func check(
    _ columns: [Int?] = [1, 0], rows rowPrices: [Int64] = [3, 2], columns columnPrices: [Int64] = [0, -2, 0]
  ) throws -> Int64 {
    try DenseCertificate(
      problem: DenseProblem(rows: 2, columns: 3, costs: costs),
      assignment: .init(columnOfRow: columns, rowPrices: rowPrices, columnPrices: columnPrices)
    ).check()
  }

  @Test("holds for the best answer with its prices")
  func holds() throws {
    #expect(try check() == 3)
  }

  @Test("does not hold where somebody has nobody, or a price is missing")
  func incomplete() {
    #expect(throws: DenseCertificate.Flaw.incomplete) { try check([1, nil]) }
    #expect(throws: DenseCertificate.Flaw.incomplete) { try check([1]) }
    #expect(throws: DenseCertificate.Flaw.incomplete) { try check(rows: [3]) }
    #expect(throws: DenseCertificate.Flaw.incomplete) { try check(columns: [0, -2]) }
  }

  @Test("does not hold where two have the same column, or one that is not there")
  func notOneEach() {
    #expect(throws: DenseCertificate.Flaw.notOneEach(row: 1)) { try check([1, 1]) }
    #expect(throws: DenseCertificate.Flaw.notOneEach(row: 0)) { try check([3, 1]) }
    #expect(throws: DenseCertificate.Flaw.notOneEach(row: 0)) { try check([-1, 1]) }
  }

  @Test("does not hold where a column that may be left over has a price above nothing")
  func positive() {
    #expect(throws: DenseCertificate.Flaw.positivePrice(column: 2)) { try check(columns: [0, -2, 1]) }
  }

  @Test("does not hold where a pair costs less than its prices")
  func cheaper() {
    #expect(throws: DenseCertificate.Flaw.cheaperPair(row: 0, column: 1)) { try check(rows: [4, 2]) }
  }

  @Test("does not hold where the answer costs more than the prices say")
  func gap() {
    #expect(throws: DenseCertificate.Flaw.gap) { try check(rows: [2, 2]) }
    #expect(throws: DenseCertificate.Flaw.gap) { try check([2, 0]) }
  }

  @Test("does not hold where prices are beyond all sense")
  func overflow() {
    #expect(throws: DenseCertificate.Flaw.overflow) { try check(rows: [.min, .max]) }
    #expect(throws: DenseCertificate.Flaw.overflow) { try check(columns: [0, .min, 0]) }
  }
}
