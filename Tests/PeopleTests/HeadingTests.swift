import Basics
import Testing

@testable import People

/// What the headings of a list mean.
@Suite("Headings")
struct HeadingTests {
  @Test(
    "every heading of the table means its field, and nothing else, on every side that has the field",
    arguments: Side.allCases)
  func table(side: Side) {
    for (field, english, french) in Headings.table where field.onlyFor == nil || field.onlyFor == side {
      for heading in english + french {
        #expect(
          Headings.meanings(of: heading, in: side) == [field], "“\(heading)” in the list of \(side.rawValue)")
      }
    }
  }

  @Test("every field of intake has headings in both languages, once")
  func complete() {
    #expect(Set(Headings.table.map(\.field)) == Set(IntakeField.allCases))
    #expect(Headings.table.count == IntakeField.allCases.count)
    for entry in Headings.table {
      #expect(!entry.en.isEmpty && !entry.fr.isEmpty, "\(entry.field)")
    }
  }

  @Test("every heading is still understood in capitals, and with a colon or white space after it")
  func capitals() {
    for (field, english, french) in Headings.table {
      let side = field.onlyFor ?? .newcomers
      for heading in english + french {
        #expect(Headings.meanings(of: heading.uppercased(), in: side) == [field], "“\(heading.uppercased())”")
        #expect(Headings.meanings(of: " \(heading) : ", in: side) == [field], "“\(heading) :”")
      }
    }
  }

  @Test(
    "accents, signs for “number” and remarks in parentheses make no difference",
    arguments: [
      ("Client #", IntakeField.id), ("CLIENT NO.", .id), ("Client №", .id), ("N°", .id),
      ("Nº de dossier", .id), ("# ", .id),
      ("Prenom", .firstName), ("PRÉNOM", .firstName), ("E-Mail", .email), ("e mail", .email),
      ("Scolarite", .education),
      ("Occupation (as stated by client)", .occupation), ("Occupation [own words]", .occupation),
      ("Langue(s)", .languages),
      ("Languages (spoken, written)", .languages), ("Ville (au Canada)", .city), ("CLB / NCLC", .benchmark),
      ("Niveau d’études", .education), ("Niveau d'études", .education), ("Expérience (années)", .years),
    ])
  func variants(heading: String, field: IntakeField) {
    #expect(Headings.meanings(of: heading, in: .newcomers) == [field])
  }

  @Test(
    "what is not in the table is not guessed",
    arguments: ["Notes", "Remarques", "Occupations held", "Mail stop", "Namen", "", "()"])
  func unknown(heading: String) {
    #expect(Headings.meanings(of: heading, in: .newcomers).isEmpty)
  }

  @Test("“mentees” is a number of people among professionals, and nothing among newcomers")
  func sides() {
    #expect(Headings.meanings(of: "Mentees", in: .professionals) == [.capacity])
    #expect(Headings.meanings(of: "Mentees", in: .newcomers).isEmpty)
    #expect(Headings.meanings(of: "Employeurs visés", in: .newcomers) == [.targetEmployers])
    #expect(Headings.meanings(of: "Employeurs visés", in: .professionals).isEmpty)
  }

  @Test(
    "the language of a list is that of most of its headings",
    arguments: [
      (["First name", "Last name", "Ville"], Language.english), (["Prénom", "Nom", "City"], .french),
      (["Prénom", "City"], .english),
      (["Occupation", "Mode"], .english), (["Notes"], .english), (["Ville (au Canada)"], .french),
      ([], .english),
    ])
  func language(headings: [String], language: Language) {
    #expect(Headings.language(of: headings) == language)
  }

  @Test("the title and the accepted forms of every field are there in both languages")
  func words() {
    for field in IntakeField.allCases {
      for text in [field.title, field.accepts] {
        #expect(!text.en.isEmpty && !text.fr.isEmpty, "\(field)")
      }
    }
    #expect(Set(IntakeField.allCases.map(\.title.en)).count == IntakeField.allCases.count)
    #expect(Set(IntakeField.allCases.map(\.title.fr)).count == IntakeField.allCases.count)
  }
}
