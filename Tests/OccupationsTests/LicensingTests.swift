import Testing

@testable import Occupations

@Suite("Licensing")
struct LicensingTests {
  private let regulation = Regulation.carried

  private func profession(_ english: String) throws -> Regulation.Profession {
    try #require(regulation.professions.first { $0.english == english })
  }

  @Test("every profession has unit groups of the classification, both names, and ends with the registration")
  func professions() {
    let units = Set(Classification.noc2021.units)
    #expect(regulation.professions.count == 82)
    #expect(Set(regulation.professions.map(\.english)).count == regulation.professions.count)
    for profession in regulation.professions {
      #expect(!profession.french.isEmpty && !profession.units.isEmpty)
      #expect(profession.units.allSatisfy(units.contains), "\(profession.english)")
      #expect(profession.stages.last == .registration)
      for province in Regulation.Province.allCases {
        switch profession.status(in: province) {
        case .required(let body), .notCompulsory(let body?), .unknown(let body?):
          #expect(!body.name.isEmpty && body.page?.hasPrefix("https://") ?? true, "\(body.name)")
        case .notCompulsory(nil), .unknown(nil): break
        }
      }
    }
  }

  @Test(
    "sixteen professions were looked up everywhere; of others it is said where they were not, and where a list says so"
  )
  func sources() throws {
    for (place, profession) in regulation.professions.enumerated() {
      for province in Regulation.Province.allCases {
        let source = profession.source(in: province)
        if place < 16 { #expect(source == .lookedUp("2026-11"), "\(profession.english)") }
        if place >= 16 { #expect(source != .lookedUp("2026-11"), "\(profession.english) \(province)") }
        if case .unknown = profession.status(in: province) { #expect(source == .none) }
      }
    }
    let gasfitter = try profession("Gasfitter")
    #expect(gasfitter.source(in: .BC) == .list("2023-12") && gasfitter.source(in: .AB) == .none)
    #expect(try profession("Architect").source(in: .ON) == .list(nil))
  }

  @Test("a line that says that something is required without saying by whom is not known, and never a no")
  func damaged() throws {
    let text =
      "Baker | Boulangère | 63202 | licence\nON | required\nBC | forbidden | A | https://a\nXX | required | A | https://a\n"
    let baker = try #require(Regulation(text: text).professions.first)
    #expect(baker.status(in: .ON) == .unknown(nil))
    #expect(baker.status(in: .BC) == .unknown(Regulation.Regulator(name: "A", page: "https://a")))
    #expect(baker.status(in: .QC) == .unknown(nil))
    #expect(Regulation(text: "ON | required | A | https://a\nbodies\n|||\n").professions.isEmpty)
  }

  @Test("a nurse needs the licence of her province; of a barista nothing is known")
  func nurse() throws {
    let nurses = try #require(UnitCode("31301"))
    let baristas = try #require(UnitCode("65200"))
    let nurse = try #require(regulation.professions(of: nurses).first)
    guard case .required(let body) = nurse.status(in: .ON) else {
      Issue.record("a licence is required in Ontario")
      return
    }
    #expect(body.name == "College of Nurses of Ontario")
    #expect(nurse.basis == .licence && nurse.stages.first == .assessment)
    #expect(regulation.professions(of: baristas).isEmpty)
  }

  @Test("who would be asked is named even where nothing is known")
  func unknown() throws {
    let welder = try profession("Welder")
    guard case .unknown(let body?) = welder.status(in: .NS) else {
      Issue.record("whether welders need a certificate in Nova Scotia is not known here")
      return
    }
    #expect(body.name == "Nova Scotia Apprenticeship Agency")
    guard case .required = welder.status(in: .AB) else {
      Issue.record("welders need a certificate in Alberta")
      return
    }
    #expect(welder.source(in: .AB) == .none)
  }

  @Test("a mentor who has taken the next step can help with it, and says so if it was in another province")
  func guidance() throws {
    let engineer = try profession("Professional engineer")
    let nurse = try profession("Registered nurse")
    let bao = LicensingProgress(profession: engineer, province: .NS, taken: .bridging)
    let elaine = LicensingProgress(profession: engineer, province: .NS, taken: .registration)
    let gurpreet = LicensingProgress(profession: engineer, province: .ON, taken: .examination)
    #expect(bao.remaining == [.examination, .supervisedPractice, .registration])
    #expect(bao.guidance(from: elaine) == .sameBody(.examination))
    #expect(bao.guidance(from: gurpreet) == .otherProvince(.examination))
    #expect(gurpreet.guidance(from: bao) == nil)
    #expect(elaine.isLicensed && elaine.guidance(from: elaine) == nil)
    #expect(
      bao.guidance(from: LicensingProgress(profession: nurse, province: .NS, taken: .registration)) == nil)
    let amina = LicensingProgress(profession: nurse, province: .NS, taken: .tradeHours)
    #expect(amina.taken == nil && amina.remaining == nurse.stages)
  }
}
