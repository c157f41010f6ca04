import Basics
import Testing

@testable import People

/// Single cells: addresses, exclusions, blanks and formulas.
@Suite("Cells")
struct CellTests {
  @Test(
    "an e-mail address is read with what people put around it",
    arguments: [
      ("amina@example.org", "amina@example.org"), (" amina@example.org ", "amina@example.org"),
      ("mailto:amina@example.org", "amina@example.org"),
      ("<amina@example.org>", "amina@example.org"),
      ("Amina.Benali+jobs@mail.example.org", "Amina.Benali+jobs@mail.example.org"),
      ("o'neil@example.org", "o'neil@example.org"), ("zoë@exämple.org", "zoë@exämple.org"),
    ])
  func address(text: String, address: String) throws {
    #expect(try Lists.person("E-mail", text).profiles.map(\.email) == [address])
  }

  @Test(
    "a city is the same with its province and without",
    arguments: [
      "Halifax", "HALIFAX, NS", "Halifax, Nova Scotia, Canada", "halifax (N.-É.)", " Halifax ,",
    ])
  func city(text: String) throws {
    #expect(try Lists.person("City", text).profiles.map(\.city) == [[Term(asWritten: "Halifax")]])
  }

  @Test(
    "what is not one address is refused",
    arguments: [
      "amina at example org", "amina@example", "@example.org x", "amina@", "amina@@example.org",
      "amina@example..org", "amina@.org", "amina@example.org.",
      "a@example.org, b@example.org", "a@example.org;b@example.org", "amina @example.org",
      "Amina <amina@example.org>", "amina",
    ])
  func noAddress(text: String) throws {
    let objection = try #require(try Lists.objection("E-mail", text))
    #expect(
      objection.contains("is not an e-mail address. Write one address with an @ and a domain")
        || objection.contains("formula"), "\(objection)")
  }

  @Test("exclusions are one or several people, however they are separated")
  func exclusions() throws {
    let list = try Lists.person("Do not match with", "P0012; elaine@example.org / Hélène Comeau")
    #expect(list.profiles.map(\.exclusions) == [["P0012", "elaine@example.org", "Hélène Comeau"]])
  }

  @Test(
    "a word that says “nothing” leaves an optional cell blank",
    arguments: [
      "n/a", "N.A.", "None", "-", "—", "--", "?", ".", "unknown", "TBD", "s/o", "aucun", "inconnu",
      "Non précisé", "not stated",
    ])
  func blankWords(text: String) throws {
    let list = try Lists.read(
      "Name\tOccupation\tE-mail\tYears\tLanguages\tRegistered\tCity\nAmina\tEngineer\t\(text)\t\(text)\t\(text)\t\(text)\t\(text)\n"
    )
    let amina = try #require(list.profiles.first)
    #expect(
      amina.email.isEmpty && amina.years == nil && amina.languages.isEmpty && amina.registered == nil
        && amina.city.isEmpty)
  }

  @Test("a blank word is no occupation")
  func blankOccupation() throws {
    let list = try Lists.read("Name,Occupation\nAmina,n/a\n")
    #expect(
      list.objections == [
        "list.csv, row 2, column “Occupation”: the occupation is missing. Write it in the person’s own words: “civil engineer”."
      ])
  }

  @Test(
    "Na, Nil and Null are names; NA and null are not",
    arguments: [("Na", "Na"), ("Null", "Null"), ("NA", ""), ("null", ""), ("n/a", ""), ("-", "")])
  func shortNames(text: String, lastName: String) throws {
    #expect(
      try Lists.read("First name,Last name,Occupation\nAmina,\(text),Engineer\n").profiles.map(\.lastName)
        == [lastName])
  }

  @Test(
    "a cell that would run as a formula is refused, whatever its column",
    arguments: [
      ("ID", "=1+1"), ("ID", "-5"), ("ID", "+5"), ("Last name", "=HYPERLINK(\"http://example.org\")"),
      ("Last name", "@SUM(A1)"), ("Last name", "-x"),
      ("E-mail", "=cmd@example.org"), ("E-mail", "+a@example.org"), ("City", "=A1"), ("City", "@x"),
      ("Employer", "=A1"), ("Languages", "=A1"),
      ("Goals", "=A1"), ("Target employers", "=A1"), ("Education", "＝A1"), ("Availability", "@A1"),
      ("Mode", "=A1"),
    ])
  func formulas(heading: String, text: String) throws {
    let objection = try #require(try Lists.objection(heading, text))
    #expect(
      objection.contains("begins like a spreadsheet formula. Replace it by the plain text it should show."),
      "\(objection)")
  }

  @Test("an occupation may begin with a dash or a plus, but not with an equals sign")
  func occupationSigns() throws {
    #expect(try Lists.read("Name,Occupation\nAmina,- civil engineer\nBao,+ accountant\n").refused.isEmpty)
    #expect(try Lists.read("Name,Occupation\nAmina,=engineer\n").objections.count == 1)
  }

  @Test("line breaks and runs of blanks in a cell become single spaces")
  func oneLineOnly() throws {
    let list = try Lists.read("Name,Occupation\n\"  Amina\n\n Benali \",\"civil \t engineer\"\n")
    #expect(list.profiles.map(\.name) == ["Amina Benali"])
    #expect(list.profiles.map(\.occupation) == ["civil engineer"])
  }

  @Test("every problem of a cell or a row has its words in both languages, and something to do")
  func problemWords() {
    let problems: [CellProblem] = [
      .strayQuotationMark, .unreadableLetter, .tooFewCells(3, of: 5), .strayCell("x", width: 5), .noName,
      .noOccupation,
      .sameIdentifier("N1", asRow: 3), .formula("=1"), .notAnAddress("x"), .negative("-1"), .notANumber("x"),
      .notOneNumber("2-3"),
      .tooLarge("99", most: 80), .notABenchmark("13"), .noSuchDay("x"), .notADate("x"),
      .inTheFuture("x", today: Lists.today), .unlikelyYear("x"),
      .unknownMode("x"),
    ]
    for problem in problems {
      let (wrong, remedy) = problem.words
      for language in Language.allCases {
        #expect(!wrong[language].isEmpty && !wrong[language].hasSuffix("."))
        #expect(remedy[language].hasSuffix("."), "\(remedy[language])")
      }
      #expect(wrong.en != wrong.fr && remedy.en != remedy.fr)
    }
  }

  @Test("a cell of many letters is shown shortened")
  func shortened() throws {
    let objection = try #require(try Lists.objection("Registered", String(repeating: "x", count: 1_000)))
    #expect(objection.count < 250)
    #expect(objection.contains("x…”"))
  }
}
