import Basics
import Mail
import Site

/// Inviting somebody to work here, giving another role, adding an agency.
enum StaffForm {
  /// One of the places that are looked after, by its number.
  struct Place: RawRepresentable, Sendable {
    let rawValue: String
    init(rawValue: String) { self.rawValue = rawValue }
    init(_ keeper: Keeper) { rawValue = keeper.id.description }
    var keeper: ID<Keeper>? { ID<Keeper>(rawValue) }
  }

  struct Newcomer: Sendable {
    let email: String
    let name: NameForm.Answer
    let place: Place
    let role: Role
  }

  struct NewRole: Sendable {
    let place: Place
    let role: Role
  }

  static let email = Field.email(
    "email", Bilingual(en: "E-mail address", fr: "Adresse de courriel"), autocomplete: "off"
  )
  .hint(
    Bilingual(
      en: "They sign in by it; it is theirs alone.",
      fr: "Elle sert à ouvrir une session\u{202F}; elle n’est qu’à cette personne."))

  static let language = Field<Language>.choice(
    "language", Bilingual(en: "Language of letters to them", fr: "Langue des lettres à cette personne"),
    Language.allCases.map { (value: $0, words: Bilingual(same: $0.ownName)) })

  static let role = Field<Role>.choice(
    "role", Bilingual(en: "Works as", fr: "Travaille à titre de"),
    Administration.given.map { (value: $0, words: $0.title) })

  static func place(_ places: [Keeper]) -> Field<Place> {
    .choice("place", Bilingual(en: "Where", fr: "Où"), places.map { (value: Place($0), words: $0.name) })
  }

  static let invitationName = "people/invitation"
  static func invitation(_ places: [Keeper]) -> Form<Newcomer> {
    Form("people/invitation", email, NameForm.given, NameForm.family, language, place(places), role) {
      Newcomer(
        email: $0, name: NameForm.Answer(given: $1, family: $2 ?? "", language: $3), place: $4, role: $5)
    }
  }

  static let roleName = "people/role"
  static func newRole(_ places: [Keeper]) -> Form<NewRole> {
    Form("people/role", place(places), role) { NewRole(place: $0, role: $1) }
  }

  struct Agency: Sendable {
    let name: Bilingual
    let city: String
  }

  static let agency = Form(
    "people/agency",
    Field.text("name-en", Bilingual(en: "Name in English", fr: "Nom en anglais"), limit: 120),
    Field.text("name-fr", Bilingual(en: "Name in French", fr: "Nom en français"), limit: 120),
    Field.text("city", Bilingual(en: "City", fr: "Ville"), limit: 80)
  ) { Agency(name: Bilingual(en: $0, fr: $1), city: $2) }
}
