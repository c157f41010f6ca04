import Basics

/// What somebody offers: the guide's sample of a form, with a question of every kind.
struct Offer: Sendable {
  enum Side: String, Sendable { case connector, mentor, both }
  enum Tongue: String, Sendable { case french, english, arabic, tagalog, other }
  enum Province: String, Sendable, CaseIterable { case ab, bc, mb, nb, nl, ns, on, pe, qc, sk }

  let name: String
  let email: String
  let province: Province
  let years: Int
  let since: LocalDate
  let side: Side
  let tongues: [Tongue]
  let costs: Money?
  let note: String?
  let letter: PostedFile?
  let agrees: Bool

  /// - Parameter id: the guide shows it twice.
  static func form(_ id: StaticString) -> Form<Offer> {
    Form(id, name, email, province, years, since, side, tongues, costs, note, letter, agrees) {
      Offer(
        name: $0, email: $1, province: $2, years: $3, since: $4, side: $5, tongues: $6, costs: $7, note: $8,
        letter: $9, agrees: $10)
    }
  }

  // MARK: About you

  private static let about = Bilingual(en: "About you", fr: "À propos de vous")

  private static let name = Field.text(
    "name", Bilingual(en: "Your name", fr: "Votre nom"), limit: 80, autocomplete: "name"
  )
  .ifMissing(
    Bilingual(
      en: "Write the name that others should call you by", fr: "Écrivez le nom par lequel on vous appelle")
  ).under(about)

  private static let email = Field.email("email", Bilingual(en: "E-mail", fr: "Courriel"))
    .hint(
      Bilingual(en: "Only your coordinator sees it.", fr: "Seule la personne qui coordonne la voit.")
    ).under(about)

  private static let province = Field<Province>.choice(
    "province", Bilingual(en: "Province", fr: "Province"),
    Province.allCases.map { ($0, Bilingual(same: $0.rawValue.uppercased())) }
  ).under(about)

  // MARK: What you offer

  private static let offer = Bilingual(en: "What you offer", fr: "Ce que vous offrez")

  private static let years = Field.number(
    "years", Bilingual(en: "Years in your field", fr: "Années dans votre domaine"), 0...60,
    unit: Bilingual(en: "years", fr: "ans")
  ).under(offer)

  private static let since = Field.date(
    "since",
    Bilingual(
      en: "From which day could you meet somebody?",
      fr: "À partir de quel jour pourriez-vous rencontrer quelqu’un ?"), Cast.today...Cast.day(365)
  ).under(offer)

  private static let side = Field<Side>.choice(
    "side", Bilingual(en: "What would you like to be?", fr: "Que souhaitez-vous être ?"),
    [
      (
        .connector,
        Bilingual(
          en: "A connector: one meeting, three introductions",
          fr: "Connecteur : une rencontre, trois mises en relation")
      ),
      (
        .mentor,
        Bilingual(
          en: "A mentor: some months, twice a month", fr: "Mentor : quelques mois, deux fois par mois")
      ),
      (.both, Bilingual(en: "Either, as it is needed", fr: "L’un ou l’autre, selon les besoins")),
    ]
  ).under(offer)

  private static let tongues = Field<Tongue>.choices(
    "tongues", Bilingual(en: "In which languages?", fr: "Dans quelles langues ?"),
    [
      (.french, Bilingual(en: "French", fr: "Français")), (.english, Bilingual(en: "English", fr: "Anglais")),
      (.arabic, Bilingual(en: "Arabic", fr: "Arabe")), (.tagalog, Bilingual(en: "Tagalog", fr: "Tagalog")),
      (.other, Bilingual(en: "Another", fr: "Une autre")),
    ]
  ).under(offer)

  // MARK: Before you send it

  private static let last = Bilingual(en: "Before you send it", fr: "Avant l’envoi")

  private static let costs = Field.money(
    "costs", Bilingual(en: "Travel costs to be repaid", fr: "Frais de déplacement à rembourser"),
    upTo: Money(cents: 50_000)
  ).optional.under(last)

  private static let note = Field.longText(
    "note", Bilingual(en: "Anything else we should know", fr: "Autre chose à savoir"), limit: 1_000, rows: 3
  ).optional.under(last)

  private static let letter = Field.file(
    "letter", Bilingual(en: "Letter from your employer", fr: "Lettre de votre employeur"), [.pdf, .docx]
  ).optional.under(last)

  private static let agrees = Field.tick(
    "agrees", Bilingual(en: "Consent", fr: "Consentement"),
    Bilingual(
      en: "My name and occupation may be shown to the newcomers I could meet.",
      fr: "Mon nom et ma profession peuvent être montrés aux personnes que je pourrais rencontrer."),
    required: true
  ).under(last)
}
