import Basics
import TestDatabases
import Testing

@testable import Storage

@Suite("SQL")
struct SQLTests {
  private func text(_ sql: SQL, _ dialect: SQLDialect = .postgres) throws -> String {
    try RenderedSQL(sql, for: dialect).text
  }

  @Test("every value is bound, in the order in which it stands")
  func bound() throws {
    let name = "Amina'; DROP TABLE persons; --"
    let sql: SQL = "SELECT id FROM persons WHERE name = \(name) AND waiting > \(30)"
    let sqlite = try RenderedSQL(sql, for: .sqlite)
    let postgres = try RenderedSQL(sql, for: .postgres)
    #expect(sqlite.text == "SELECT id FROM persons WHERE name = ? AND waiting > ?")
    #expect(postgres.text == "SELECT id FROM persons WHERE name = $1 AND waiting > $2")
    #expect(sqlite.values == [.text(name), .integer(30)])
    #expect(postgres.values == sqlite.values)
    #expect(postgres.types == [.text, .integer])
  }

  @Test("a statement inside another brings its values along")
  func nested() throws {
    let waiting: SQL = "SELECT id FROM persons WHERE waiting > \(30)"
    let rendered = try RenderedSQL("SELECT \("x") WHERE id IN (\(waiting)) LIMIT \(5)", for: .postgres)
    #expect(rendered.text == "SELECT $1 WHERE id IN (SELECT id FROM persons WHERE waiting > $2) LIMIT $3")
    #expect(rendered.values == [.text("x"), .integer(30), .integer(5)])
  }

  @Test("each engine gets its own words where there are two, and only their values")
  func twins() throws {
    let sql: SQL = "SELECT \(1) \(sqlite: "LIMIT \(2)", postgres: "LIMIT \(3) FOR UPDATE SKIP LOCKED")"
    #expect(try RenderedSQL(sql, for: .sqlite).values == [.integer(1), .integer(2)])
    #expect(try text(sql, .sqlite) == "SELECT ? LIMIT ?")
    #expect(try text(sql) == "SELECT $1 LIMIT $2 FOR UPDATE SKIP LOCKED")
  }

  @Test("a list has a place for each value")
  func lists() throws {
    #expect(try text("id IN \(list: [1, 2, 3])") == "id IN ($1, $2, $3)")
    #expect(try text("id IN \(list: [Int]())") == "id IN (SELECT CAST(NULL AS BIGINT) WHERE 1 = 0)")
  }

  @Test("conditions are gathered, and absent ones ask for nothing")
  func filters() throws {
    let city: String? = nil
    var filter: Filter = ["council = \(7)", city.map { "city = \($0)" }]
    #expect(try text("SELECT 1 \(where: filter)") == "SELECT 1 WHERE (council = $1)")
    filter.and(Filter.any(["waiting > \(30)", "name = \("Bao")"]))
    #expect(
      try text("SELECT 1 \(where: filter)")
        == "SELECT 1 WHERE (council = $1) AND (((waiting > $2) OR (name = $3)))")
    #expect(try text("SELECT 1 \(where: [])") == "SELECT 1 ")
  }

  @Test("what only one engine could hold is refused on both", arguments: [SQLDialect.sqlite, .postgres])
  func unsuitable(dialect: SQLDialect) {
    let statements: [SQL] = [
      "SELECT \("Amina\0")", "SELECT \(Double.nan)", "SELECT \(-Double.infinity)",
      "SELECT 1 WHERE 1 IN \(list: Array(0..<100_000))",
    ]
    for sql in statements {
      #expect {
        try RenderedSQL(sql, for: dialect)
      } throws: {
        if case StorageError.unsuitable = $0 { true } else { false }
      }
    }
  }

  @Test(
    "no statement begins or ends a transaction",
    arguments: ["COMMIT", "  begin IMMEDIATE", "\n-- x\nROLLBACK", "PRAGMA synchronous = OFF", "(END)"]
      as [StaticStringCase])
  func transactions(words: StaticStringCase) {
    #expect(throws: StorageError.self) { try RenderedSQL(words.sql, for: .sqlite) }
  }

  @Test("an optional value keeps its type when it is absent")
  func absent() throws {
    let rendered = try RenderedSQL("SELECT \(Int?.none), \(String?.some("x"))", for: .postgres)
    #expect(rendered.values == [.null, .text("x")])
    #expect(rendered.types == [.integer, .text])
  }

  enum Stage: String, Storable { case waiting, matched }

  @Test("values come back as they went in, and only as what they are")
  func values() {
    #expect(Bool(sqlValue: true.sqlValue) == true)
    #expect(Bool(sqlValue: .integer(2)) == nil)
    #expect(Int32(sqlValue: .integer(1 << 40)) == nil)
    #expect(Double(sqlValue: .integer(3)) == 3)
    #expect(Double(sqlValue: .integer(.max)) == nil)
    #expect(Int(sqlValue: .text("3")) == nil)
    #expect(Stage(sqlValue: Stage.matched.sqlValue) == .matched)
    #expect(Stage(sqlValue: .text("gone")) == nil)
    #expect(
      LocalDate(sqlValue: LocalDate(daysSince1970: 20_779).sqlValue) == LocalDate(daysSince1970: 20_779))
    #expect(Moment(sqlValue: .integer(-1)) == Moment(microsecondsSince1970: -1))
    #expect(Int?(sqlValue: .null) == .some(nil))
    #expect(Int?(sqlValue: .text("3")) == nil)
    #expect([UInt8](sqlValue: [1, 2].sqlValue) == [1, 2])
  }
}

/// Words of a statement as an argument of a test, which must stand in the source as well.
struct StaticStringCase: Sendable, ExpressibleByStringLiteral, CustomTestStringConvertible {
  let sql: SQL
  let testDescription: String

  init(stringLiteral words: StaticString) {
    sql = SQL(stringLiteral: words)
    testDescription = words.description
  }
}
