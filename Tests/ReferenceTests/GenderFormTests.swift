import Testing

@testable import Reference

@Suite("Both forms of a title")
struct GenderFormTests {
  @Test(
    "both forms are written out, however many words they are",
    arguments: [
      ("Directeur/directrice des finances", "Directeur des finances", "directrice des finances"),
      (
        "Mécanicien industriel/mécanicienne industrielle de chantier", "Mécanicien industriel de chantier",
        "mécanicienne industrielle de chantier"
      ),
      (
        "Aide-infirmier/aide-infirmière - soins de longue durée", "Aide-infirmier - soins de longue durée",
        "aide-infirmière - soins de longue durée"
      ),
      ("Alderman/woman", "Alderman", "Alderwoman"),
      ("City councilman/woman", "City councilman", "City councilwoman"),
    ])
  func forms(title: String, first: String, second: String) {
    #expect(GenderForms.written(title) == [title, first, second])
  }

  @Test(
    "a stroke between other words is left alone",
    arguments: ["clerk/typist", "and/or", "/", "a/b/c", "welder"])
  func others(title: String) {
    #expect(GenderForms.written(title) == [title])
  }
}
