import Basics
import Occupations
import Testing

@testable import People

/// The words of languages, goals, availability, education and ways to meet.
@Suite("Vocabularies")
struct VocabularyTests {
  static let all: [(field: IntakeField, vocabulary: Vocabulary)] = [
    (.mode, .modes), (.availability, .availability), (.goals, .goals), (.education, .education),
    (.languages, .languages), (.licence, .licence),
  ]

  private let reader = CellReader(orders: [:], today: Lists.today)

  private func read(_ text: String, as field: IntakeField) -> [Term]? {
    guard
      case .value(.terms(let terms), nil) = reader.read(Array(text.utf8)[...], as: .field(field), column: 0)
    else {
      return nil
    }
    return terms
  }

  @Test(
    "the code and both names of a term mean that term alone, so English and French meet",
    arguments: all.indices)
  func names(index: Int) {
    let (field, vocabulary) = Self.all[index]
    for term in vocabulary.terms {
      for name in [
        term.key, term.label.en, term.label.fr, term.label.en.uppercased(), term.label.fr.uppercased(),
      ] {
        #expect(read(name, as: field) == [term], "\(field.rawValue): “\(name)”")
      }
    }
  }

  @Test(
    "every word of a vocabulary is read in a cell as what it stands for, without an assumption",
    arguments: all.indices)
  func everyWord(index: Int) {
    let (field, vocabulary) = Self.all[index]
    #expect(vocabulary.meanings.count > 2 * vocabulary.terms.count)
    for (word, terms) in vocabulary.meanings {
      #expect(!terms.isEmpty, "\(field.rawValue): “\(word)” stands for nothing")
      #expect(read(word, as: field) == terms, "\(field.rawValue): “\(word)”")
    }
  }

  @Test("the steps to a licence are those of the occupation engine, in their order")
  func licence() {
    let steps = Vocabulary.licence.terms.map(\.key)
    #expect(steps.dropFirst(2).elementsEqual(LicensingStage.allCases.map(\.rawValue)))
  }

  @Test("no two terms share a code, and no term lacks a name", arguments: all.indices)
  func codes(index: Int) {
    let terms = Self.all[index].vocabulary.terms
    #expect(Set(terms.map(\.key)).count == terms.count)
    #expect(terms.allSatisfy { !$0.label.en.isEmpty && !$0.label.fr.isEmpty })
  }

  @Test(
    "several values are read however they are separated",
    arguments: [
      "Arabic, French, English", "Arabic; French; English", "Arabic / French / English",
      "arabe|français|anglais", "Arabic and French and English",
      "arabe, français et anglais", "Arabic (native), French (fluent), English - good",
      "العربية، French, English", "- Arabic\n- French\n- English",
      "• Arabic • French • English", "Arabic, Arabic, French, English, anglais",
    ])
  func separators(text: String) {
    #expect(read(text, as: .languages)?.map(\.key) == ["ar", "fr", "en"])
  }

  @Test(
    "one word may stand for several terms",
    arguments: [
      ("either", IntakeField.mode, ["in_person", "online"]), ("au choix", .mode, ["in_person", "online"]),
      ("in person or online", .mode, ["in_person", "online"]),
      (
        "any time", .availability,
        ["weekday_mornings", "lunch_hour", "weekday_afternoons", "weekday_evenings", "weekends"]
      ),
      ("en semaine", .availability, ["weekday_mornings", "lunch_hour", "weekday_afternoons"]),
      ("evenings, weekends", .availability, ["weekday_evenings", "weekends"]),
    ])
  func several(text: String, field: IntakeField, keys: [String]) {
    #expect(read(text, as: field)?.map(\.key) == keys)
  }

  @Test("a word that is not in the vocabulary is compared as written, and that is told")
  func asWritten() throws {
    let list = try Lists.person("Languages", "Klingon, English")
    #expect(list.profiles.map { $0.languages.map(\.label.en) } == [["Klingon", "English"]])
    #expect(
      list.notices.map(\.en) == [
        "“Languages”: 1 cell not in the vocabulary; compared as written (“Klingon, English”)"
      ])
  }

  @Test("employers and cities are always compared as written, in capitals or not, and nothing is told")
  func openVocabulary() throws {
    let list = try Lists.read(
      "Name,Occupation,City,Target employers\nAmina,Engineer,MONTRÉAL,Northgate; Tidewater\nBao,Accountant,Montreal,northgate\n"
    )
    #expect(list.profiles[0].city == list.profiles[1].city)
    #expect(list.profiles[0].targetEmployers.first == list.profiles[1].targetEmployers.first)
    #expect(list.notices.isEmpty)
  }

  @Test("a way to meet that is not known is refused: guessing would send somebody to the wrong place")
  func unknownMode() throws {
    let objection = try #require(try Lists.objection("Mode", "carrier pigeon"))
    #expect(
      objection.hasSuffix(
        "“carrier pigeon” is no known way to meet. Write “in person”, “online” or “either”."))
    #expect(try Lists.objection("Mode", "online, pigeon") != nil)
  }
}
