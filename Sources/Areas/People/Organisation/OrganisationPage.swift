import Basics
import Site

/// The directory of a council, and the page of each organisation in it.
enum OrganisationPage {
  // MARK: The directory

  static func list(
    _ frame: Frame, _ slice: TableSlice<ListedOrganisation>, kind: Organisation.Kind?,
    kinds: [Organisation.Kind: Int]
  ) -> HTML {
    let frame = frame.titled(title)
    let tabs = Tabs(
      Bilingual(en: "Kinds of organisation", fr: "Genres d’organisation"),
      [(NavigationEntry(Bilingual(en: "All", fr: "Toutes"), "/organisations"), kinds.values.reduce(0, +))]
        + Organisation.Kind.allCases.filter { kinds[$0] != nil || $0 == kind }.map { each in
          (NavigationEntry(each.title, "/organisations/of/\(each.rawValue)"), kinds[each] ?? 0)
        })
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(title))</h1>
        \(if: !kinds.isEmpty, Actions(add).html(frame.voice))\
        \(if: kinds.count > 1, tabs.html(frame))\
        \(table.html(frame, slice, query: TableQuery(frame.query)))
        """)
  }

  private static let table = Table<ListedOrganisation>(
    "organisations", title,
    [
      .name(
        "name", Bilingual(en: "Name", fr: "Nom"), at: { "/organisations/\($0.organisation.id)" }
      ) { $0.organisation.details.name },
      .other("kind", Bilingual(en: "Kind", fr: "Genre")) { row, voice in
        "\(voice(row.organisation.details.kind.title))"
      },
      .other("city", Bilingual(en: "City", fr: "Ville")) { row, _ in
        "<bdi>\(row.organisation.details.city)</bdi>"
      },
      .other("contacts", Bilingual(en: "Contacts", fr: "Contacts")) { row, voice in
        "\(voice.number(row.contacts))"
      },
    ],
    counted: (en: ("organisation", "organisations"), fr: ("organisation", "organisations")),
    empty: EmptyState(
      .alone,
      title: Bilingual(en: "No organisation is in the directory yet", fr: "Le répertoire est encore vide"),
      words: Bilingual(
        en:
          "Employers, schools, unions and others whom your council works with stand here, with who speaks for them.",
        fr:
          "Vous trouverez ici les employeurs, les établissements, les syndicats et les autres partenaires de votre conseil, avec leurs porte-parole."
      ), next: add))

  // MARK: One organisation

  static func page(
    _ frame: Frame, _ organisation: Organisation, sites: [OrganisationSite], contacts: [Contact],
    seats: [SeatHeld]
  ) -> HTML {
    let details = organisation.details
    var frame = frame.titled(Bilingual(same: details.name))
    frame.breadcrumbs = [NavigationEntry(title, "/organisations")]
    let voice = frame.voice
    let (current, former) = (contacts.filter { $0.ended == nil }, contacts.filter { $0.ended != nil })
    return Layout.page(
      frame,
      body: """
        <h1><bdi>\(details.name)</bdi></h1>
        \(facts(details).html(voice))
        \(details.about.map { "<p><bdi>\($0)</bdi></p>\n" })\
        \(Actions(.link(Bilingual(en: "Correct", fr: "Corriger"), "/organisations/\(organisation.id)/edit", icon: .pencil)).html(voice))
        <h2 id="contacts">\(voice(en: "Who speaks for it", fr: "Qui parle en son nom"))</h2>
        \(current.isEmpty ? noContacts(organisation).html(voice) : Card.grid(current.map { card($0, seats, voice) }, voice))
        \(if: !current.isEmpty, Actions(addContact(organisation)).html(voice))
        <h2>\(voice(en: "Where it is", fr: "Où elle se trouve"))</h2>
        \(places(sites, voice))\
        \(Actions(.link(Bilingual(en: "Add a site", fr: "Ajouter un établissement"), "/organisations/\(organisation.id)/sites/new", icon: .plus)).html(voice))
        \(if: !former.isEmpty, formerly(former, voice))
        """)
  }

  private static func facts(_ details: OrganisationDetails) -> Facts {
    var facts: [Facts.Fact] = [
      .html(Bilingual(en: "Kind", fr: "Genre")) { "\($0(details.kind.title))" },
      .text(Bilingual(en: "City", fr: "Ville"), details.city),
    ]
    if let name = details.otherName { facts.append(.text(Bilingual(en: "Also", fr: "Aussi"), name)) }
    if let industry = details.industry {
      facts.append(.text(Bilingual(en: "Industry", fr: "Secteur d’activité"), industry))
    }
    if let size = details.size {
      facts.append(.html(Bilingual(en: "People who work there", fr: "Effectif")) { "\($0(size.title))" })
    }
    if let website = details.website, let address = Address(elsewhere: website) {
      facts.append(
        .html(Bilingual(en: "Website", fr: "Site web")) { _ in
          "<a rel=\"noreferrer\"\(href: address)><bdi>\(website)</bdi></a>"
        })
    }
    return Facts(facts)
  }

  private static func card(_ contact: Contact, _ seats: [SeatHeld], _ voice: Voice) -> Card {
    let id = contact.id.description
    return Card(
      Bilingual(same: contact.name),
      actions: [
        .link(Bilingual(en: "Give a seat", fr: "Attribuer un siège"), "/contacts/\(id)/seats/new", .plain),
        .link(Bilingual(en: "Has left", fr: "N’y est plus"), "/contacts/\(id)/departure/new", .plain),
      ],
      content: """
        \(contact.title.map { "<p><bdi>\($0)</bdi></p>\n" })\
        \(contact.email.map { mail($0) })\
        \(contact.telephone.map { "<p><bdi>\($0)</bdi></p>\n" })\
        \(contact.language.map { "<p>\(voice(writtenTo($0)))</p>\n" })\
        \(seats.filter { $0.contact.id == contact.id }, { "<p>\(voice(SeatPage.words($0.seat)))</p>\n" })
        """)
  }

  private static func mail(_ email: String) -> HTML {
    guard let address = Address(elsewhere: "mailto:" + email) else { return "<p><bdi>\(email)</bdi></p>\n" }
    return "<p><a\(href: address)><bdi>\(email)</bdi></a></p>\n"
  }

  private static func places(_ sites: [OrganisationSite], _ voice: Voice) -> HTML {
    guard !sites.isEmpty else {
      return
        "<p>\(voice(en: "No site is written down yet.", fr: "Aucun établissement n’est encore inscrit."))</p>\n"
    }
    return "<ul>\(sites, { "<li><bdi>\(place($0))</bdi></li>\n" })</ul>\n"
  }

  private static func place(_ site: OrganisationSite) -> String {
    [site.name, site.street, site.city, site.postalCode].compactMap { $0 }.joined(separator: ", ")
  }

  private static func formerly(_ contacts: [Contact], _ voice: Voice) -> HTML {
    """
    <details><summary>\(voice(en: "Who spoke for it before", fr: "Qui parlait en son nom auparavant"))</summary>
    <ul>\(contacts, { "<li><bdi>\($0.name)</bdi></li>\n" })</ul></details>
    """
  }

  // MARK: Forms

  static func form(_ frame: Frame, _ fill: FormFill, of organisation: Organisation?) -> HTML {
    var frame = frame.titled(
      organisation == nil
        ? Bilingual(en: "Add an organisation", fr: "Ajouter une organisation")
        : Bilingual(en: "Correct what is known", fr: "Corriger la fiche"))
    frame.breadcrumbs = [NavigationEntry(title, "/organisations")]
    var target: Address = "/organisations"
    if let organisation {
      target = "/organisations/\(organisation.id)"
      frame.breadcrumbs.append(NavigationEntry(Bilingual(same: organisation.details.name), target))
    }
    let send =
      organisation == nil
      ? Bilingual(en: "Add to the directory", fr: "Ajouter au répertoire")
      : Bilingual(en: "Save the corrections", fr: "Enregistrer les corrections")
    return page(frame, OrganisationForm.form, fill, to: target, send: send)
  }

  static func site(_ frame: Frame, _ fill: FormFill, of organisation: Organisation) -> HTML {
    page(
      under(organisation, frame.titled(en: "Add a site", fr: "Ajouter un établissement")), SiteForm.form,
      fill,
      to: "/organisations/\(organisation.id)/sites",
      send: Bilingual(en: "Add this site", fr: "Ajouter cet établissement"))
  }

  static func contact(_ frame: Frame, _ fill: FormFill, of organisation: Organisation) -> HTML {
    page(
      under(organisation, frame.titled(en: "Add a contact", fr: "Ajouter un contact")), ContactForm.form,
      fill,
      to: "/organisations/\(organisation.id)/contacts",
      send: Bilingual(en: "Add this contact", fr: "Ajouter ce contact"))
  }

  static func departure(_ frame: Frame, of contact: Contact) -> HTML {
    let frame = frame.titled(
      Bilingual(
        en: "\(contact.name) does not speak for it any more?",
        fr: "\(contact.name) ne parle plus en son nom ?"))
    let question = Dialog(
      id: "departure", title: frame.title,
      words: Bilingual(
        en:
          "They give up their seats too. The name stays in the directory for two years, among those before.",
        fr:
          "Ses sièges seront libérés aussi. Le nom reste deux ans au répertoire, parmi les anciens contacts."),
      action: "/contacts/\(contact.id)/departure",
      confirm: Bilingual(en: "They have left", fr: "Confirmer le départ"), isGrave: true)
    return Layout.page(
      frame, body: question.body(frame, back: "/organisations/\(contact.organisation)"))
  }

  static func under(_ organisation: Organisation, _ frame: Frame) -> Frame {
    var frame = frame
    frame.breadcrumbs = [
      NavigationEntry(title, "/organisations"),
      NavigationEntry(
        Bilingual(same: organisation.details.name), "/organisations/\(organisation.id)"),
    ]
    return frame
  }

  static func page<Answer>(
    _ frame: Frame, _ form: Form<Answer>, _ fill: FormFill, to target: Address, send: Bilingual
  ) -> HTML {
    Layout.page(
      form.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(form.html(frame, to: target, filled: fill, send: send))
        """)
  }

  // MARK: Words

  static let title = Bilingual(en: "Organisations", fr: "Organisations")

  private static let add = Action.link(
    Bilingual(en: "Add an organisation", fr: "Ajouter une organisation"), "/organisations/new", .main,
    icon: .plus)

  private static func addContact(_ organisation: Organisation) -> Action {
    .link(
      Bilingual(en: "Add a contact", fr: "Ajouter un contact"),
      "/organisations/\(organisation.id)/contacts/new", .main, icon: .plus)
  }

  private static func noContacts(_ organisation: Organisation) -> EmptyState {
    EmptyState(
      .alone, title: Bilingual(en: "Nobody speaks for it yet", fr: "Personne ne parle encore en son nom"),
      words: Bilingual(
        en: "A contact can be given a seat in your council, and is whom you call.",
        fr: "Un contact peut occuper un siège à votre conseil, et c’est la personne à joindre."),
      next: addContact(organisation))
  }

  private static func writtenTo(_ language: Language) -> Bilingual {
    switch language {
    case .english: Bilingual(en: "Write in English", fr: "Lui écrire en anglais")
    case .french: Bilingual(en: "Write in French", fr: "Lui écrire en français")
    }
  }
}
