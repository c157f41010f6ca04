import Basics
import Testing

@testable import Employers

@Suite("The check of a job ad")
struct AdCheckTests {
  private func kinds(_ ad: String) -> [AdWording.Kind] { AdCheck(ad).findings.map(\.wording.kind) }

  @Test(
    "wordings that keep people away are found, in both languages",
    arguments: [
      ("Three years of Canadian work experience.", [AdWording.Kind.canadianExperience]),
      ("Must have experience in Canada", [.canadianExperience]),
      ("Expérience canadienne exigée", [.canadianExperience]),
      ("Minimum 5 years of Canadian experience", [.years, .canadianExperience]),
      ("une expérience de travail au Canada", [.canadianExperience]),
      ("Expérience québécoise en construction", [.canadianExperience]),
      ("expérience de travail québécoise", [.canadianExperience]),
      ("A degree from a Canadian university", [.credential]), ("Canadian university degree", [.credential]),
      ("Diplôme d’une université québécoise", [.credential]), ("Native English speaker", [.language]),
      ("English mother tongue preferred", [.language]), ("No accent", [.language]),
      ("de langue maternelle française", [.language]),
      ("Anglais exigé", [.language]), ("Canadian citizens only", [.status]),
      ("Two Canadian references", [.references]),
      ("Minimum 5 years of experience", [.years]), ("au moins 3 ans d’expérience", [.years]),
      ("Join our young and dynamic team", [.age]),
      ("a good cultural fit", [.fit]), ("Valid driver's licence required", [.licence]),
      ("permis de conduire", [.licence]),
      ("Bachelor’s degree required", [.degree]),
    ])
  func found(_ ad: String, _ expected: [AdWording.Kind]) {
    #expect(kinds(ad) == expected, "\(ad)")
  }

  @Test(
    "what is said to be not needed, and what only looks alike, is left alone",
    arguments: [
      "No Canadian experience needed.", "Canadian experience is not required",
      "Expérience canadienne non exigée",
      "Aucune expérience canadienne n’est demandée", "We serve Canadian clients. Experience is welcome.",
      "Experience in any country counts",
      "We are a Canadian company.", "Work for the citizens of Halifax", "The years go by", "",
      "We serve Canadian citizens.", "native plants", "equipe bilingue et conviviale",
    ])
  func leftAlone(_ ad: String) {
    #expect(kinds(ad) == [], "\(ad)")
  }

  @Test("requirements are counted as must-haves and assets, and those that can be learned are told")
  func requirements() {
    let check = AdCheck(
      """
      Payroll clerk
      We pay people. A lot of them.

      Requirements:
      - Knows payroll from beginning to end
      - Excel
      • Bilingualism an asset
      1. Careful with figures

      Nice to have
      - Plays the piano

      We offer
      - Four weeks off
      Write to imani@example.org. $28 an hour; work from any country counts.
      """)
    #expect(
      check.requirements.map(\.text) == [
        "Knows payroll from beginning to end", "Excel", "Bilingualism an asset", "Careful with figures",
        "Plays the piano",
      ])
    #expect(check.mustCount == 3 && check.learnableMustCount == 1)
    #expect(check.missing == [])
    #expect(AdCheck("Wanted").missing == AdCheck.Said.allCases)
  }

  @Test("a finding says what stands around it, and where it ends")
  func context() throws {
    let finding = try #require(
      AdCheck("We are nice. You have Canadian work experience in kitchens! Call.").findings.first)
    #expect(
      finding.before == "You have " && finding.found == "Canadian work experience"
        && finding.after == " in kitchens")
  }

  @Test(
    "the longest ad that can be sent is checked in less than a second",
    arguments: ["canadian experience ", "minimum of 5 years - ", "a .. ", "\n- ", "é"])
  func long(_ piece: String) {
    let ad = String(String(repeating: piece, count: 20_000 / piece.count + 1).prefix(20_000))
    let begun = ContinuousClock.now
    _ = AdCheck(ad)
    #expect(ContinuousClock.now - begun < .seconds(5))
  }

  @Test("each wording says why and what to write, with a source, in both languages")
  func words() {
    for wording in AdWording.all {
      #expect(!wording.why.en.isEmpty && !wording.why.fr.isEmpty && wording.why.en != wording.why.fr)
      #expect(!wording.instead.en.isEmpty && !wording.instead.fr.isEmpty && !wording.sources.isEmpty)
    }
    // Its own proposals pass.
    for wording in AdWording.all {
      #expect(kinds(wording.instead.en) + kinds(wording.instead.fr) == [], "\(wording.instead.en)")
    }
  }
}
