import Basics
import Testing

@Suite("A message")
struct MessageTests {
  @Test("names its place as the spreadsheet program does, in both languages")
  func place() {
    let file = "newcomers.csv"
    #expect(Message.Place(file: file).words == Bilingual(same: file))
    #expect(
      Message.Place(file: file, row: 4).words
        == Bilingual(en: "newcomers.csv, row 4", fr: "newcomers.csv, ligne 4"))
    #expect(
      Message.Place(file: file, column: "City").words
        == Bilingual(en: "newcomers.csv, column “City”", fr: "newcomers.csv, colonne « City »"))
    #expect(
      Message.Place(file: file, row: 4, column: "City").words
        == Bilingual(
          en: "newcomers.csv, row 4, column “City”", fr: "newcomers.csv, ligne 4, colonne « City »")
    )
  }

  @Test("and a refusal say the same in the language that is asked for")
  func languages() {
    let refusal = Refusal(.missing, en: "There is no such list.", fr: "Cette liste n’existe pas.")
    #expect(refusal.sentence[.english] == "There is no such list.")
    #expect(refusal.sentence[.french] == "Cette liste n’existe pas.")
    #expect(Bilingual(same: "Elaine")[.french] == "Elaine")
    #expect(Language.allCases.map(\.rawValue) == ["en", "fr"])
  }
}
