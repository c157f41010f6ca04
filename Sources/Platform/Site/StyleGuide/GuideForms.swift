import Basics

/// Forms and tables in every state, and charts.
extension StyleGuide {
  /// What somebody offers: a field of each kind.
  struct Offer: Sendable {
    let name: String
    let email: String
    let since: LocalDate
    let years: Int
    let fee: Money?
    let side: Side
    let province: Province
    let languages: [Spoken]
    let note: String?
    let letter: PostedFile?
    let agrees: Bool

    enum Side: String, Sendable { case connector, mentor, both }
    enum Spoken: String, Sendable { case french, english, arabic, tagalog, other }
    enum Province: String, Sendable, CaseIterable { case ab, bc, mb, nb, nl, ns, on, pe, qc, sk }

    static let name = Field.text(
      "name", Bilingual(en: "Your name", fr: "Votre nom"), limit: 80, autocomplete: "name"
    )
    .ifMissing(
      Bilingual(
        en: "Write the name that others should call you by", fr: "Écrivez le nom par lequel on vous appelle")
    )
    .under(about)
    static let email = Field.email("email", Bilingual(en: "E-mail", fr: "Courriel"))
      .hint(Bilingual(en: "Only your coordinator sees it.", fr: "Seule la personne qui coordonne la voit."))
      .under(about)
    static let province = Field<Province>.choice(
      "province", Bilingual(en: "Province", fr: "Province"),
      Province.allCases.map { ($0, Bilingual(same: $0.rawValue.uppercased())) }
    ).under(about)
    static let years = Field.number(
      "years", Bilingual(en: "Years in your field", fr: "Années dans votre domaine"), 0...60,
      unit: Bilingual(en: "years", fr: "ans")
    ).under(offer)
    static let since = Field.date(
      "since",
      Bilingual(
        en: "From which day could you meet somebody?",
        fr: "À partir de quel jour pourriez-vous rencontrer quelqu’un ?"),
      Cast.today...LocalDate(daysSince1970: Cast.today.daysSince1970 + 365)
    ).under(offer)
    static let side = Field<Side>.choice(
      "side", Bilingual(en: "What would you like to be?", fr: "Que souhaitez-vous être ?"),
      [
        (
          .connector,
          Bilingual(
            en: "A connector: one meeting, three introductions",
            fr: "Connecteur : une rencontre, trois mises en relation")
        ),
        (
          .mentor,
          Bilingual(
            en: "A mentor: some months, twice a month", fr: "Mentor : quelques mois, deux fois par mois")
        ),
        (.both, Bilingual(en: "Either, as it is needed", fr: "L’un ou l’autre, selon les besoins")),
      ]
    ).under(offer)
    static let languages = Field<Spoken>.choices(
      "languages", Bilingual(en: "In which languages?", fr: "Dans quelles langues ?"),
      [
        (.french, Bilingual(en: "French", fr: "Français")),
        (.english, Bilingual(en: "English", fr: "Anglais")),
        (.arabic, Bilingual(en: "Arabic", fr: "Arabe")), (.tagalog, Bilingual(en: "Tagalog", fr: "Tagalog")),
        (.other, Bilingual(en: "Another", fr: "Une autre")),
      ]
    ).under(offer)
    static let fee = Field.money(
      "costs", Bilingual(en: "Travel costs to be repaid", fr: "Frais de déplacement à rembourser"),
      upTo: Money(cents: 50_000)
    ).optional.under(more)
    static let note = Field.longText(
      "note", Bilingual(en: "Anything else we should know", fr: "Autre chose à savoir"), limit: 1_000, rows: 3
    ).optional.under(more)
    static let letter = Field.file(
      "letter", Bilingual(en: "Letter from your employer", fr: "Lettre de votre employeur"), [.pdf, .docx],
      limit: 5_000_000
    ).optional.under(more)
    static let agrees = Field.tick(
      "agrees", Bilingual(en: "Consent", fr: "Consentement"),
      Bilingual(
        en: "My name and occupation may be shown to the newcomers I could meet.",
        fr: "Mon nom et ma profession peuvent être montrés aux personnes que je pourrais rencontrer."),
      required: true
    ).under(more)

    private static let about = Bilingual(en: "About you", fr: "À propos de vous")
    private static let offer = Bilingual(en: "What you offer", fr: "Ce que vous offrez")
    private static let more = Bilingual(en: "Before you send it", fr: "Avant l’envoi")

    static func form(_ name: StaticString) -> Form<Offer> {
      Form(
        name, Self.name, email, province, years, since, side, languages, fee, note, letter, agrees
      ) { name, email, province, years, since, side, languages, fee, note, letter, agrees in
        Offer(
          name: name, email: email, since: since, years: years, fee: fee, side: side, province: province,
          languages: languages, note: note, letter: letter, agrees: agrees)
      }
    }
  }

  /// As somebody might send it, with much to correct.
  static let typed = PostedFields([
    .init("name", ""), .init("email", "helene.roy"), .init("province", "ns"), .init("years", "1e400"),
    .init("since", "2026-02-30"), .init("side", "mentor"),
    .init("note", "J’arrive le mardi <après> 17 h & je repars à 19 h."),
    .init("costs", "une dizaine"),
  ])

  var forms: HTML {
    let send = Bilingual(en: "Offer to meet somebody", fr: "Offrir une rencontre")
    let blank = Offer.form("guide/offer")
    let wrong = Offer.form("guide/corrections")
    var messages = FormMessages()
    do { _ = try wrong.read(Self.typed) } catch { messages = error }
    return """
      \(sample(Bilingual(en: "As it is first seen", fr: "Au premier regard"), Bilingual(en: "One declaration gives the fields, what may be answered, the messages and both languages. What is typed is kept.", fr: "Une déclaration donne les champs, les réponses possibles, les messages et les deux langues. Ce qui est tapé est conservé.")))\
      \(blank.html(frame, to: "/offers", send: send))\
      \(sample(Bilingual(en: "With something to correct", fr: "Avec des corrections à faire"), Bilingual(en: "All that is wrong is told at once, above and where it stands; what was right stays filled in.", fr: "Tout est dit d’un coup, en haut et à l’endroit voulu ; ce qui était juste reste rempli.")))\
      \(wrong.html(frame, to: "/offers", filled: FormFill(Self.typed, messages: messages), send: send))

      """
  }

  // MARK: Tables

  static func waiting(_ id: StaticString) -> Table<Cast.Newcomer> {
    Table(
      id, Bilingual(en: "Who waits", fr: "Qui attend"),
      [
        .name("name", Bilingual(en: "Name", fr: "Nom"), at: { _ in "/people/1" }) { $0.name },
        .words("occupation", Bilingual(en: "Occupation", fr: "Profession")) { $0.occupation },
        .text("city", Bilingual(en: "City", fr: "Ville")) { $0.city },
        .date("arrived", Bilingual(en: "Arrived", fr: "Arrivée")) { $0.arrived },
        .number("days", Bilingual(en: "Days", fr: "Jours")) { $0.days },
        .other("state", Bilingual(en: "State", fr: "État"), order: { $0.state.rawValue }) {
          $0.state.badge.html($1)
        },
      ],
      counted: (en: ("newcomer", "newcomers"), fr: ("personne", "personnes")),
      empty: EmptyState(
        .alone, title: Bilingual(en: "Nobody waits", fr: "Personne n’attend"),
        words: Bilingual(
          en: "Those who register appear here.", fr: "Les personnes qui s’inscrivent apparaissent ici.")))
  }

  var tables: HTML {
    let people = Self.waiting("waiting")
    // The address may ask the first table for another order, so that it can be tried.
    var query = TableQuery(frame.query)
    if query.sort == nil {
      query.sort = "days"
      query.isDescending = true
    }
    let slice = TableSlice(of: Cast.newcomers, by: query, columns: people.columns, voice: voice)
    let none = TableQuery(PostedFields([.init("b.find", "plumber")]), prefix: "b.")
    let nobody = Self.waiting("nobody-found")
    let found = TableSlice(of: Cast.newcomers, by: none, columns: nobody.columns, voice: voice)
    return """
      \(sample(Bilingual(en: "Sorted, searched, paged by address", fr: "Tri, recherche et pages par l’adresse"), Bilingual(en: "A view can be kept and sent on. On a narrow screen each row becomes a card.", fr: "Une vue se conserve et se transmet. Sur un écran étroit, chaque ligne devient une fiche.")))\
      \(people.html(frame, slice, query: query))\
      \(sample(Bilingual(en: "Nothing found", fr: "Rien trouvé")))\
      \(nobody.html(frame, found, query: none))\
      \(sample(Bilingual(en: "Nothing there", fr: "Rien du tout")))\
      \(Self.waiting("nobody").html(frame, TableSlice([], found: 0, total: 0)))

      """
  }

  // MARK: Charts

  var charts: HTML {
    let years = ["2021", "2022", "2023", "2024", "2025", "2026"].map { Bilingual(same: $0) }
    let fields = [
      Bilingual(en: "Engineering", fr: "Génie"), Bilingual(en: "Health", fr: "Santé"),
      Bilingual(en: "Finance", fr: "Finances"),
      Bilingual(en: "Information technology", fr: "Technologies de l’information"),
    ]
    let field = Bilingual(en: "Field", fr: "Domaine")
    return """
      \(sample(Bilingual(en: "Amounts", fr: "Quantités"), Bilingual(en: "The chart is its table: nothing is said by length or colour alone.", fr: "Le graphique est son tableau : rien n’est dit par la longueur ou la couleur seules.")))\
      \(BarChart("by-field", Bilingual(en: "Newcomers waiting, by field", fr: "Nouveaux arrivants en attente, par domaine"), by: (field, fields), [Series(Bilingual(en: "People", fr: "Personnes"), [31, 24, 17, 11])]).html(voice))\
      \(BarChart("outcomes-by-field", Bilingual(en: "What became of last year’s pairs", fr: "Ce que sont devenus les jumelages de l’an dernier"), by: (field, fields), [
        Series(Bilingual(en: "In their field", fr: "Dans leur domaine"), [48, 22, 19, 40]),
        Series(Bilingual(en: "Other work", fr: "Autre emploi"), [12, 18, 6, 5]),
        Series(Bilingual(en: "Looking", fr: "En recherche"), [9, 14, nil, 7]),
      ]).html(voice))\
      \(sample(Bilingual(en: "Over time", fr: "Dans le temps")))\
      \(LineChart("by-year", Bilingual(en: "Professionals and newcomers who met, by year", fr: "Professionnels et nouveaux arrivants qui se sont rencontrés, par année"), by: (Bilingual(en: "Year", fr: "Année"), years), [
        Series(Bilingual(en: "Professionals", fr: "Professionnels"), [140, 171, 190, 246, 259, 322]),
        Series(Bilingual(en: "Newcomers", fr: "Nouveaux arrivants"), [118, 164, 231, 305, 372, 405]),
      ]).html(voice))\
      \(sample(Bilingual(en: "As small as a word", fr: "Petits comme un mot")))\
      <p>\(voice(en: "Meetings a week", fr: "Rencontres par semaine")) \(Sparkline([3, 5, 4, 8, 7, 9, 12]).html) \(voice.number(12))</p>

      """
  }
}
