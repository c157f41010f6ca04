import Basics
import Site

/// What is asked of an organisation.
enum OrganisationForm {
  static let form = Form(
    "people/organisation", kind, name, otherName, city, industry, size, website, about
  ) { (kind, name, otherName, city, industry, size, website, about) throws(FormMessages) in
    OrganisationDetails(
      kind: kind, name: name, otherName: otherName, city: city, industry: industry, size: size,
      website: try website.map { (written) throws(FormMessages) in try address(written) }, about: about)
  }

  /// The form, filled with what is known.
  static func fill(_ details: OrganisationDetails) -> FormFill {
    let fields =
      kind.filled(with: details.kind) + name.filled(with: details.name)
      + otherName.filled(with: details.otherName) + city.filled(with: details.city)
      + industry.filled(with: details.industry) + size.filled(with: details.size)
      + website.filled(with: details.website) + about.filled(with: details.about)
    return FormFill(PostedFields(fields))
  }

  private static let kind = Field<Organisation.Kind>.choice(
    "kind", Bilingual(en: "What kind of organisation is it?", fr: "De quel genre d’organisation s’agit-il ?"),
    Organisation.Kind.allCases.map { ($0, $0.title) })
  private static let name = Field.text("name", Bilingual(en: "Name", fr: "Nom"), limit: 160)
  private static let otherName = Field.text(
    "other_name", Bilingual(en: "Other name", fr: "Autre nom"), limit: 160
  ).hint(
    Bilingual(
      en: "In the other language, or in short: it is found by both.",
      fr: "Dans l’autre langue, ou en abrégé : on la trouve sous les deux.")
  ).optional
  private static let city = Field.text("city", Bilingual(en: "City", fr: "Ville"), limit: 80)
  private static let industry = Field.text(
    "industry", Bilingual(en: "Industry", fr: "Secteur d’activité"), limit: 120
  ).optional
  private static let size = Field<Organisation.Size>.choice(
    "size", Bilingual(en: "How many people work there?", fr: "Combien de personnes y travaillent ?"),
    Organisation.Size.allCases.map { ($0, $0.title) }
  ).optional
  private static let website = Field.text("website", Bilingual(en: "Website", fr: "Site web"), limit: 200)
    .hint(
      Bilingual(same: "https://www.example.org")
    ).optional
  private static let about = Field.longText(
    "about", Bilingual(en: "What should a colleague know?", fr: "Qu’est-ce qu’une collègue devrait savoir ?")
  ).hint(
    Bilingual(
      en: "About the organisation, not about the people there: everybody in the council reads this.",
      fr: "Au sujet de l’organisation, pas des personnes qui y travaillent : tout le conseil peut le lire.")
  ).optional

  /// A name of a site without `https://` is meant all the same.
  private static func address(_ written: String) throws(FormMessages) -> String {
    let text = written.contains("://") ? written : "https://" + written
    guard let address = Address(elsewhere: text), address.text.hasPrefix("http"), text.contains(".") else {
      throw FormMessages(
        website, en: "Write an address, such as https://www.example.org",
        fr: "Écrivez une adresse, par exemple https://www.example.org")
    }
    return text
  }
}

/// What is asked of a site of an organisation.
enum SiteForm {
  struct Place: Sendable {
    let name: String
    let street: String?
    let city: String
    let postal: String?
  }

  static let form = Form("people/site", name, street, city, postal) {
    (name, street, city, postal) throws(FormMessages) in
    guard let postal else { return Place(name: name, street: street, city: city, postal: nil) }
    guard let code = postalCode(postal) else {
      throw FormMessages(
        Self.postal, en: "Write a postal code, such as B3J 1M5",
        fr: "Écrivez un code postal, par exemple B3J 1M5")
    }
    return Place(name: name, street: street, city: city, postal: code)
  }

  private static let name = Field.text(
    "name", Bilingual(en: "What is it called?", fr: "Comment s’appelle-t-il ?"), limit: 120
  )
  .hint(Bilingual(en: "Head office, the plant in Dartmouth…", fr: "Siège social, usine de Dartmouth…"))
  private static let street = Field.text(
    "street", Bilingual(en: "Street and number", fr: "Numéro et rue"), limit: 160,
    autocomplete: "address-line1"
  ).optional
  private static let city = Field.text("city", Bilingual(en: "City", fr: "Ville"), limit: 80)
  private static let postal = Field.text("postal", Bilingual(en: "Postal code", fr: "Code postal"), limit: 12)
    .optional
}

/// What is asked of somebody who speaks for an organisation.
enum ContactForm {
  struct Card: Sendable {
    let name: String
    let title: String?
    let email: String?
    let telephone: String?
    let language: Language?
  }

  static let form = Form("people/contact", name, title, email, telephone, language) {
    Card(name: $0, title: $1, email: $2, telephone: $3, language: $4)
  }

  private static let name = Field.text("name", Bilingual(en: "Name", fr: "Nom"), limit: 120)
  private static let title = Field.text(
    "title", Bilingual(en: "What do they do there?", fr: "Quelle est sa fonction ?"), limit: 120
  ).optional
  private static let email = Field.email("email", Bilingual(en: "E-mail at work", fr: "Courriel au travail"))
    .optional
  private static let telephone = Field.text(
    "telephone", Bilingual(en: "Telephone at work", fr: "Téléphone au travail"), limit: 40
  ).optional
  private static let language = Field<Language>.choice(
    "language",
    Bilingual(en: "In which language do they like to be written to?", fr: "Dans quelle langue lui écrire ?"),
    Language.allCases.map { ($0, Bilingual(same: $0.ownName)) }
  ).optional
}

/// What is asked of a seat.
enum SeatForm {
  struct Answer: Sendable {
    let body: String
    let isChair: Bool
    let alternate: String?
  }

  static let form = Form("people/seat", body, isChair, alternate) {
    Answer(body: $0, isChair: $1, alternate: $2)
  }

  private static let body = Field.text(
    "body", Bilingual(en: "At which table?", fr: "À quelle table ?"), limit: 120
  ).hint(
    Bilingual(
      en: "The council itself, or a working group: write it as others did.",
      fr: "Le conseil lui-même, ou un groupe de travail : écrivez-le comme les autres."))
  private static let isChair = Field.tick(
    "chair", Bilingual(en: "Chair", fr: "Présidence"),
    Bilingual(
      en: "They chair it, alone or with others.", fr: "La personne la préside, seule ou avec d’autres."))
  private static let alternate = Field.text(
    "alternate", Bilingual(en: "Who comes when they cannot?", fr: "Qui la remplace en cas d’absence ?"),
    limit: 120
  ).optional
}
