import Foundation
import Occupations
import TestSupport
import Testing

/// A million inputs take a minute; they run where they are asked for.
private let longTests = ProcessInfo.processInfo.environment["ALLIES_LONG_TESTS"] == "1"

@Suite("The occupation in a title")
struct TitleCoderTests {
  private let coder = TitleCoder.carried

  @Test(
    "a title in any words is placed in the classification",
    arguments: [
      ("Sr. SOFTWARE DEVELOPPER (10+ yrs)", "21232"), ("chartered accountant", "11100"),
      ("infirmière auxiliaire", "32101"), ("مهندس مدني", "21300"), ("kế toán", "11100"),
      ("RN", "31301"), ("civil enginer", "21300"), ("Civil-Engineer", "21300"), ("avocate", "41101"),
      ("Software Engineer", "21231"), ("pharmacist", "31120"), ("pharmacienne", "31120"),
      ("electrician", "72200"), ("long haul truck driver", "73300"), ("土木工程师", "21300"),
      ("payroll admin.", "13102"), ("早 pharmacist 🙂", "31120"),
    ])
  func titles(title: String, code: String) {
    let coding = coder.code(title)
    #expect(coding.best?.unit.description == code)
    #expect(coding.isSure)
  }

  @Test("rank, years, numbers and e-mail addresses make no difference")
  func aside() {
    let plain = coder.code("mechanical engineer")
    for title in [
      "Senior Mechanical Engineer", "mechanical engineer (10+ yrs)", "MECHANICAL ENGINEER 2019",
      "amina@example.org mechanical engineer", "Mechanical  engineer III", "Jr mechanical\u{200B} engineer",
    ] {
      #expect(coder.code(title).best?.unit == plain.best?.unit)
      #expect(coder.code(title).best?.probability == plain.best?.probability)
    }
  }

  @Test(
    "what stands beside a title does not hide it",
    arguments: [
      "Registered nurse (licence pending)", "registered nurse – 10 years", "Registered Nurse at RBC",
      "registered nurse / Team lead", "Registered nurse, Toronto",
      "SR REGISTERED NURSE (10+ yrs) | open to work",
      "registered nurse with 5 years of experience", "Registered nurse [volunteer]",
    ])
  func beside(title: String) throws {
    let best = try #require(coder.code(title).best)
    #expect(best.unit.description == "31301")
    #expect(best.probability > 0.6)
  }

  @Test(
    "of several titles each is considered", arguments: ["cook / driver", "cook and driver", "driver, cook"])
  func several(title: String) {
    let offered = coder.code(title).candidates.map(\.unit.description)
    #expect(offered.contains("63200"))
    #expect(offered.contains { $0.hasPrefix("752") || $0.hasPrefix("733") })
  }

  @Test(
    "words glued together or split are understood",
    arguments: [
      ("truckdriver", "73300"), ("softwaredeveloper", "21232"), ("house keeper", "65310"),
      ("soft ware developer", "21232"), ("دندان پزشک", "31110"),
    ])
  func glued(title: String, code: String) {
    #expect(coder.code(title).best?.unit.description == code)
  }

  @Test(
    "words bent by gender and number are one word, in every language that is carried",
    arguments: [
      ("operatore", "operatrice"), ("enfermero", "enfermera"), ("diretores", "diretoras"),
      ("soudeur", "soudeuse"),
      ("Krankenpfleger", "Krankenpflegerinnen"), ("infirmier", "infirmières"), ("cameriere", "cameriera"),
      ("administratif", "administratives"), ("journal", "journaux"), ("cleaner", "cleaners"),
    ])
  func bent(one: String, other: String) throws {
    var lexicon = Lexicon()
    let unit = try #require(UnitCode("54100"))
    lexicon.add(KnownTitle("zorbing \(one)", unit: unit, source: .lexicon))
    let reasons = TitleCoder(lexicon).explain("zorbing \(other)", as: unit)
    #expect(reasons?.isKnownTitle == true)
  }

  @Test("both gender forms at once are one word")
  func genders() {
    let both = coder.code("Opérateur/opératrice de grue").best
    #expect(both?.unit == coder.code("opératrice de grue").best?.unit)
    #expect(both?.probability == coder.code("opératrice de grue").best?.probability)
  }

  @Test(
    "what says nothing has a defined answer",
    arguments: ["", " ", "12345", "amina@example.org", "🙂🙂", "\u{202E}", "---", "\0\u{1}\u{7F}", "1999-2004"])
  func nothing(title: String) {
    #expect(coder.code(title).candidates.isEmpty)
    #expect(!coder.code(title).isSure)
    #expect(coder.code(title).best == nil)
  }

  @Test("a thousand words, a résumé and mixed directions have a defined answer")
  func long() {
    let words = Array(repeating: "accountant in a bank", count: 1_000).joined(separator: " ")
    #expect(coder.code(words).candidates.count <= 5)
    let mixed = coder.code("مهندس \u{202B}civil engineer\u{202C} مدني")
    #expect(mixed.best?.unit.description == "21300")
    #expect(
      coder.code(String(decoding: [0xFF, 0xC3, 0x28, 0x6E] as [UInt8], as: UTF8.self)).candidates.count <= 5)
  }

  @Test("who is not sure offers five, the likeliest first, and their probabilities are one at most")
  func refusing() {
    let coding = coder.code("manager")
    #expect(!coding.isSure)
    #expect(coding.candidates.count == 5)
    let likely = coding.candidates.map(\.probability)
    #expect(likely == likely.sorted(by: >))
    #expect(likely.reduce(0, +) <= 1.0001)
  }

  @Test("an industry beside the title sharpens it")
  func context() throws {
    let nurse = try #require(UnitCode("31301"))
    func likely(_ context: String) -> Float {
      coder.code("registered", context: context).candidates.first { $0.unit == nurse }?.probability ?? 0
    }
    #expect(likely("hospital, nursing") > likely(""))
    #expect(coder.code("", context: "hospital").candidates.isEmpty)
  }

  @Test("a correction holds from then on, for titles like it too, and nothing else changes")
  func learning() throws {
    var learning = coder
    let unit = try #require(UnitCode("54100"))
    let other = try #require(UnitCode("99999"))
    #expect(learning.code("zorbing wrangler").best?.unit != unit)
    let isLearned = learning.learn("zorbing wrangler", unit: unit)
    #expect(isLearned)
    #expect(learning.code("Zorbing Wranglers").best?.unit == unit)
    #expect(learning.code("Zorbing Wranglers").isSure)
    #expect(learning.code("zorbing host").candidates.contains { $0.unit == unit })
    #expect(learning.code("pharmacist").best?.unit == coder.code("pharmacist").best?.unit)
    let refused = [learning.learn("anything", unit: other), learning.learn("123", unit: unit)]
    #expect(refused == [false, false])
    // The last correction holds.
    let nurse = try #require(UnitCode("31301"))
    learning.learn("zorbing wrangler", unit: nurse)
    #expect(learning.code("zorbing wrangler").best?.unit == nurse)
  }

  @Test("the reasons are words of the title and a known title")
  func reasons() throws {
    let developers = try #require(UnitCode("21232"))
    let none = try #require(UnitCode("99999"))
    let reasons = try #require(coder.explain("Sr. Software Developper", as: developers))
    #expect(Set(reasons.words) == ["Software", "Developper"])
    #expect(reasons.nearestTitle == "software developer")
    #expect(reasons.isKnownTitle)
    #expect(coder.explain("baker", as: none) == nil)
    #expect(coder.explain("", as: developers)?.words == [])
  }

  @Test(
    "the language of a title is told",
    arguments: [
      ("software developer", "en"), ("développeuse de logiciels", "fr"), ("مهندس مدني", "ar"),
      ("Бухгалтер", "ru"),
      ("kỹ sư xây dựng", "vi"), ("土木工程师", "zh"), ("ਅਧਿਆਪਕ", "pa"), ("간호사", "ko"),
    ])
  func languages(title: String, language: String) {
    #expect(LanguageGuess.carried.language(of: title) == language)
    #expect(LanguageGuess.carried.language(of: "123") == nil)
  }

  @Test("the lexicon knows every unit group of the classification, and every line of it is read")
  func lexicon() {
    #expect(coder.units == Classification.noc2021.units)
    var own = Lexicon()
    let unread = own.add(Array("21300 Civil engineers\nen: civil engineer; bridge engineer\n\nxx\n".utf8))
    #expect(unread == 1)
    #expect(own.count == 2)
    #expect(TitleCoder(own).code("bridge engineer").best?.unit.description == "21300")
    #expect(TitleCoder(Lexicon()).code("bridge engineer").candidates.isEmpty)
  }

  @Test("any text has a defined answer, and the same one again")
  func fuzz() {
    let rounds = longTests ? 1_000_000 : 2_000
    var numbers = SeededNumbers(seed: 4)
    for _ in 0..<rounds {
      var text = ""
      for _ in 0..<Int.random(in: 0..<24, using: &numbers) {
        let range: UInt32 = [0x80, 0x250, 0x3000, 0x11_0000][Int.random(in: 0..<4, using: &numbers)]
        if let scalar = Unicode.Scalar(UInt32.random(in: 0..<range, using: &numbers)) {
          text.unicodeScalars.append(scalar)
        }
        let piece = ["nurse ", " - ", "@", "engineer", "/", ", ", "", "", ""].randomElement(using: &numbers)
        text += piece ?? ""
      }
      let coding = coder.code(text)
      #expect(coding.candidates.count <= 5)
      for candidate in coding.candidates { #expect(candidate.probability >= 0 && candidate.probability <= 1) }
    }
    #expect(coder.code("nurse \u{FFFF}").best?.unit == coder.code("nurse \u{FFFF}").best?.unit)
  }
}
