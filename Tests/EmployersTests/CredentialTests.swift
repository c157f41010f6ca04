import Occupations
import Testing

@testable import Employers

@Suite("Degrees and titles from elsewhere")
struct CredentialTests {
  @Test(
    "the name of a degree says its level, in many languages, and by the country where it depends on that",
    arguments: [
      ("Baccalauréat", "France", CredentialLevel.Level.secondary),
      ("Baccalauréat en génie civil", "Canada", .firstDegree),
      ("Bac scientifique", "Sénégal", .secondary), ("B.Tech Civil Engineering", "", .firstDegree),
      ("B.Com", "India", .threeYears),
      ("B.Com", "Nigeria", .firstDegree), ("Bachelor of Science in Nursing", "Philippines", .firstDegree),
      ("Bachelor of Commerce", "Pakistan", .threeYears),
      ("Licenciatura en Enfermería", "Colombia", .firstDegree),
      ("Licenciatura em Gestão", "Portugal", .threeYears), ("Licence en gestion", "Maroc", .threeYears),
      ("Ingénieur d’État en génie civil", "Algérie", .longDegree),
      ("Diplom-Ingenieur Maschinenbau", "Deutschland", .longDegree),
      ("Magister farmacji", "Polska", .longDegree), ("Specialist diploma in law", "Ukraine", .longDegree),
      ("Specialist", "Russia", .longDegree),
      ("MBBS", "Nigeria", .professional), ("Master of Business Administration", "", .master),
      ("M.Sc. Chemistry", "", .master),
      ("Mestrado em Economia", "Brasil", .master), ("PhD in Biology", "", .doctorate),
      ("Doctorat en physique", "Cameroun", .doctorate),
      ("Higher National Diploma", "Ghana", .college), ("BTS comptabilité", "France", .college),
      ("Técnico en electricidad", "Chile", .college),
      ("Meisterbrief Bäcker", "Österreich", .trade), ("Post Graduate Diploma in HR", "India", .firstDegree),
    ])
  func level(_ text: String, _ country: String, _ expected: CredentialLevel.Level) {
    #expect(CredentialLevel(of: text, from: country)?.level == expected, "\(text), \(country)")
  }

  @Test(
    "a job title is no degree",
    arguments: ["Cook", "Dental technician", "IT specialist", "Doctor", "Comptable", "Ma boulangère", ""])
  func titles(_ text: String) {
    #expect(CredentialLevel(of: text, from: "") == nil, "\(text)")
  }

  @Test("what is not the degree’s name is its subject")
  func subject() {
    #expect(CredentialLevel(of: "Licenciatura en Enfermería", from: "")?.subject == "Enfermería")
    #expect(
      CredentialLevel(of: "Bachelor of Science in Nursing", from: "")?.subject.contains("Nursing") == true)
  }

  @Test("a nurse’s degree leads to nurses, and to the body that licenses them in the province")
  func nurse() throws {
    let reading = CredentialReading("Licenciatura en Enfermería", from: "Colombia", in: .NS)
    let nurse = try #require(reading.occupations.first { $0.unit.description == "31301" })
    #expect(
      nurse.licences.contains {
        $0.standing == .required && $0.body?.contains("Nova Scotia") == true && !$0.stages.isEmpty
      })
    #expect(reading.occupations.count <= 3)
  }

  @Test(
    "what says nothing leads nowhere",
    arguments: ["", "???", "zzzz qqqq", String(repeating: "a", count: 200)])
  func nothing(_ text: String) {
    #expect(CredentialReading(text, from: "", in: .ON).level == nil)
  }
}
