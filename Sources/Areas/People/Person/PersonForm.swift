import Basics
import Site

/// What is asked when somebody is taken up, and when their record is changed.
enum PersonForm {
  struct Answer: Sendable {
    var givenName: String
    var familyName: String
    var email: String?
    var telephone: String?
    var city: String
    var language: Language
    /// Only when somebody is taken up.
    var role: Role?
    var occupation: String?
  }

  enum Side: String, Sendable {
    case newcomer, professional

    var role: Role { self == .newcomer ? .newcomer : .professional }
  }

  static let givenName = Field.text("given_name", Bilingual(en: "First name", fr: "Prénom"), limit: 100)
    .under(who).optional
  static let familyName = Field.text(
    "family_name", Bilingual(en: "Last name", fr: "Nom de famille"), limit: 100
  )
  .under(who).optional
  static let email = Field.email("email", Bilingual(en: "E-mail", fr: "Courriel")).under(reached).optional
  static let telephone = Field.text("telephone", Bilingual(en: "Telephone", fr: "Téléphone"), limit: 40)
    .under(reached).optional
  static let city = Field.text("city", Bilingual(en: "City", fr: "Ville"), limit: 80).under(reached).optional
  static let language = Field<Language>.choice(
    "language",
    Bilingual(en: "Which language do they like to be written to in?", fr: "Dans quelle langue lui écrire ?"),
    [(.english, Bilingual(en: "English", fr: "anglais")), (.french, Bilingual(en: "French", fr: "français"))]
  ).under(reached)
  static let side = Field<Side>.choice(
    "role", Bilingual(en: "What brings them here?", fr: "Qu’est-ce qui amène la personne ?"),
    [
      (.newcomer, Bilingual(en: "Looks for work in their field", fr: "Cherche un emploi dans son domaine")),
      (.professional, Bilingual(en: "Offers newcomers time", fr: "Offre du temps aux nouveaux arrivants")),
    ]
  ).under(who)
  static let occupation = Field.text("occupation", ProfileField.occupation.heading, limit: 200)
    .hint(
      Bilingual(
        en: "In their own words: “civil engineer, bridges”.",
        fr: "Dans ses mots : « ingénieure civile, ponts ».")
    ).under(who).optional
  static let isSomebodyElse = Field.tick(
    "distinct", Bilingual(en: "Take up all the same", fr: "Ouvrir quand même un dossier"),
    Bilingual(
      en: "I have looked: this is somebody else.", fr: "J’ai vérifié : il s’agit de quelqu’un d’autre."),
    required: true
  ).under(Bilingual(en: "Already here?", fr: "Déjà connue ?"))

  static let new = Form(
    "people/new", givenName, familyName, side, occupation, email, telephone, city, language
  ) { (given, family, side, occupation, email, telephone, city, language) throws(FormMessages) in
    try Answer(given, family, email, telephone, city, language, side.role, occupation)
  }

  /// The same once more, with records beside it that may be of the same person.
  static let newAllTheSame = Form(
    "people/new", isSomebodyElse, givenName, familyName, side, occupation, email, telephone, city, language
  ) { (_, given, family, side, occupation, email, telephone, city, language) throws(FormMessages) in
    try Answer(given, family, email, telephone, city, language, side.role, occupation)
  }

  static let change = Form("people/change", givenName, familyName, email, telephone, city, language) {
    (given, family, email, telephone, city, language) throws(FormMessages) in
    try Answer(given, family, email, telephone, city, language, nil, nil)
  }

  static func filled(_ person: Person) -> PostedFields {
    PostedFields(
      givenName.filled(with: person.givenName) + familyName.filled(with: person.familyName)
        + email.filled(with: person.email) + telephone.filled(with: person.telephone)
        + city.filled(with: person.city) + language.filled(with: person.language))
  }

  private static let who = Bilingual(en: "Who", fr: "Qui")
  private static let reached = Bilingual(en: "How to reach them", fr: "Comment joindre la personne")
}

extension PersonForm.Answer {
  fileprivate init(
    _ given: String?, _ family: String?, _ email: String?, _ telephone: String?, _ city: String?,
    _ language: Language, _ role: Role?, _ occupation: String?
  ) throws(FormMessages) {
    guard given != nil || family != nil else {
      throw FormMessages(
        PersonForm.givenName, en: "Write at least one name", fr: "Écrivez au moins un nom")
    }
    self.init(
      givenName: given ?? "", familyName: family ?? "", email: email, telephone: telephone, city: city ?? "",
      language: language, role: role, occupation: occupation)
  }

  func person(_ id: ID<Person>, _ access: Access, added: Moment) -> Person {
    Person(
      id: id, keeper: access.keeper, council: access.council, givenName: givenName, familyName: familyName,
      email: email, telephone: telephone, city: city, language: language, added: added)
  }
}

/// What is asked beside a record: a note, a tag, a role.
enum RecordForm {
  static let noteText = Field.longText("text", Bilingual(en: "Note", fr: "Note"), limit: 5_000, rows: 3)
  static let visibility = Field<Note.Visibility>.choice(
    "visibility", Bilingual(en: "Who may read it?", fr: "Qui peut la lire ?"),
    Note.Visibility.allCases.map { ($0, $0.title) })
  static let note = Form("people/note", noteText, visibility) { (text: $0, visibility: $1) }
  static let noteFill = FormFill(PostedFields(visibility.filled(with: .keeper)))

  static let tagName = Field.text("tag", Bilingual(en: "Tag", fr: "Étiquette"), limit: 40)
  static let tag = Form("people/tag", tagName) { (name) throws(FormMessages) in
    guard !Tag.key(of: name).isEmpty else {
      throw FormMessages(tagName, en: "Write letters or figures", fr: "Écrivez des lettres ou des chiffres")
    }
    return name
  }

  static let roleName = Field<Role>.choice(
    "role", Bilingual(en: "Role", fr: "Rôle"), Role.ofPeople.map { ($0, $0.title) })
  static let role = Form("people/role", roleName) { $0 }
}
