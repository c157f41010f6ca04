import COccupationIndex
import Occupations
import Testing

@Suite("The compiled lexicon")
struct CarriedIndexTests {
  @Test("the program carries an index, and it is the one that the carried lexicon makes")
  func carried() {
    #expect(allies_occupation_index_count() > 0)
    #expect(TitleCoder.carried.encoded() == TitleCoder(.carried).encoded())
  }

  @Test("a title of any language is understood by it")
  func titles() {
    for (title, code) in [
      ("Softwaredeveloper", "21232"), ("soudeuse", "72106"), ("kế toán", "11100"), ("مهندس مدني", "21300"),
      ("enfermeras", "31301"), ("pielęgniarka", "31301"), ("Registered nurse (licence pending)", "31301"),
    ] {
      #expect(TitleCoder.carried.code(title).best?.unit == UnitCode(code), "\(title)")
    }
  }
}
