import Basics
import Identity

/// A form as it is first seen, and with much to correct; a table full, without an answer, and empty.
extension StyleGuide {
  /// As somebody might send it.
  static let typed = PostedFields([
    .init("name", ""), .init("email", "helene.roy"), .init("province", "ns"), .init("years", "1e400"),
    .init("since", "2026-02-30"), .init("side", "mentor"), .init("costs", "une dizaine"),
    .init("note", "J’arrive le mardi <après> 17 h & je repars à 19 h."),
  ])

  var forms: HTML {
    let send = Bilingual(en: "Offer to meet somebody", fr: "Offrir une rencontre")
    let blank = Offer.form("guide/offer")
    let wrong = Offer.form("guide/corrections")
    var messages = FormMessages()
    do { _ = try wrong.read(Self.typed) } catch { messages = error }
    return sample(
      Bilingual(en: "As it is first seen", fr: "Au premier regard"),
      Bilingual(
        en:
          "One declaration gives the fields, what may be answered, the messages and both languages. What is typed is "
          + "kept.",
        fr:
          "Une déclaration donne les champs, les réponses possibles, les messages et les deux langues. Ce qui est "
          + "tapé est conservé."),
      blank.html(frame, to: "/offers", send: send))
      + sample(
        Bilingual(en: "With something to correct", fr: "Avec des corrections à faire"),
        Bilingual(
          en: "All that is wrong is told at once, above and where it stands; what was right stays filled in.",
          fr: "Tout est dit d’un coup, en haut et à l’endroit voulu ; ce qui était juste reste rempli."),
        wrong.html(frame, to: "/offers", filled: FormFill(Self.typed, messages: messages), send: send))
      + sample(
        Bilingual(en: "For signing in", fr: "Pour ouvrir une session"),
        Bilingual(
          en: "A password is never shown again; a code is scanned or typed; codes on paper are shown once.",
          fr:
            "Un mot de passe ne se réaffiche jamais\u{202F}; un code se numérise ou se saisit\u{202F}; les codes sur papier ne se montrent qu’une fois."
        ),
        signingIn)
      + sample(
        Bilingual(en: "A document", fr: "Un document"),
        Bilingual(
          en:
            "Written in letters of one width, with its lines numbered: what is objected to is found by its line.",
          fr:
            "S’écrit en chasse fixe, lignes numérotées\u{A0}: ce qui est à corriger se retrouve par sa ligne."
        ),
        document)
  }

  private var document: HTML {
    let text = Field.document("document", Bilingual(en: "The document", fr: "Le document"), limit: 4_000)
    let form = Form("guide/document", text) { $0 }
    return form.html(
      frame, to: "/programmes/1/text",
      filled: FormFill(PostedFields(text.filled(with: "model: ours\nversion: 1\ntitle:\n  en: Mentoring"))),
      send: Bilingual(en: "Save as a new version", fr: "Enregistrer une nouvelle version"), keepsDrafts: false
    )
  }

  private var signingIn: HTML {
    let form = Form(
      "guide/sign-in",
      Field.password(
        "password", Bilingual(en: "Password", fr: "Mot de passe"), autocomplete: "current-password"),
      Field.code("code", Bilingual(en: "Your code", fr: "Votre code"))
    ) { $0 + $1 }
    let scanned: HTML? = OneTimeCode("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP").map {
      ScannedCode($0, site: "Allies", account: "imani@example.org").html(voice)
    }
    let send = Bilingual(en: "Sign in", fr: "Ouvrir la session")
    return """
      \(form.html(frame, to: "/sign-in", send: send, keepsDrafts: false))\(scanned)\
      \(PaperCodes(["k7m2-9xqd-41hv-0zfe", "p3wn-8c5t-rj6a-2gqs"]).html(voice))
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
    sample(
      Bilingual(en: "Sorted, searched, paged by address", fr: "Tri, recherche et pages par l’adresse"),
      Bilingual(
        en: "A view can be kept and sent on. On a narrow screen each row becomes a card.",
        fr: "Une vue se conserve et se transmet. Sur un écran étroit, chaque ligne devient une fiche."),
      waitingTable)
      + sample(Bilingual(en: "Nothing found", fr: "Rien trouvé"), nil, nobodyFound)
      + sample(
        Bilingual(en: "Nothing there", fr: "Rien du tout"), nil,
        Self.waiting("nobody").html(frame, TableSlice([], found: 0, total: 0)))
      + sample(
        Bilingual(en: "Looked up", fr: "Chercher quelqu’un"),
        Bilingual(
          en:
            "In a list of any length: the answer comes while one types, and by the button without a script.",
          fr: "Dans une liste de toute longueur : la réponse vient à la frappe, et par le bouton sans script."
        ),
        lookUp)
  }

  private var lookUp: HTML {
    let role = LookUp.Menu(
      "role", Bilingual(en: "Role", fr: "Rôle"),
      [
        ("newcomer", voice(en: "newcomer", fr: "personne nouvellement arrivée")),
        ("professional", voice(en: "professional", fr: "personne établie dans son domaine")),
      ], chosen: "newcomer")
    let list = LookUp(
      Bilingual(en: "Name or occupation", fr: "Nom ou profession"), typed: "", menus: [role], at: "/people",
      found: "looked-up")
    let remove = PostButton(
      Bilingual(en: "Remove", fr: "Retirer"), to: "/people/1/removal", about: "Amina Belaïd")
    return """
      \(list.html(voice))<ul id="looked-up"><li>Amina Belaïd \(remove.html(frame))</li></ul>

      """
  }

  /// The address may ask for another order, so that it can be tried.
  private var waitingTable: HTML {
    let people = Self.waiting("waiting")
    var query = TableQuery(frame.query)
    if query.sort == nil {
      query.sort = "days"
      query.isDescending = true
    }
    let slice = TableSlice(of: Cast.newcomers, by: query, columns: people.columns, voice: voice)
    return people.html(frame, slice, query: query)
  }

  private var nobodyFound: HTML {
    let people = Self.waiting("nobody-found")
    let query = TableQuery(
      PostedFields([.init("b.find", voice(en: "plumber", fr: "plombier"))]), prefix: "b.")
    let slice = TableSlice(of: Cast.newcomers, by: query, columns: people.columns, voice: voice)
    return people.html(frame, slice, query: query)
  }
}
