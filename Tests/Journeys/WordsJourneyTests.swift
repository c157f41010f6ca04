import Foundation
import Testing

@Suite("The words of the program, by command")
struct WordsJourneyTests {
  @Test("all words are in both languages, and the command says how many")
  func check() throws {
    let answer = try Allies(["words", "check"])
    #expect(answer.status == 0, "\(answer.out)\(answer.err)")
    #expect(answer.out.contains("texts in both languages, nothing to correct."))
  }

  @Test("what is missing or set wrongly is named with its place, in the language of the session")
  func faults() throws {
    let folder = try Folder()
    try folder.write(
      "let a = f(en: \"Who?\", fr: \"Qui ?\")\nlet b = f(en: \"Where\")\n", to: "Page.swift")
    let answer = try Allies(["words", "check", "."], in: folder, language: "fr_CA.UTF-8")
    #expect(answer.status == 65)
    #expect(
      answer.out == """
        ./Page.swift:1: espace simple devant ? dans «\u{A0}Qui ?\u{A0}»
        ./Page.swift:2: le français manque

        """)
    #expect(answer.err == "2\u{A0}textes dans les deux langues, 2 à corriger.\n")
  }

  @Test("a translator gets a table that spreadsheet programs open")
  func export() throws {
    let folder = try Folder()
    try folder.write(
      "\nlet a = f(en: \"Hello, \\(name)\", fr: \"Bonjour, \\(name)\")\n", to: "Page.swift")
    let answer = try Allies(["words", "export", "."], in: folder)
    #expect(answer.status == 0)
    #expect(
      answer.out
        == "\u{FEFF}place,English,français\r\n./Page.swift:2,\"Hello, {name}\",\"Bonjour, {name}\"\r\n")
  }

  @Test("a folder without words is refused with a sentence")
  func none() throws {
    let answer = try Allies(["words", "check", "nowhere"], in: try Folder())
    #expect(answer.status == 66)
    #expect(answer.err == "There are no words below nowhere. Name the folder of the sources.\n")
  }
}
