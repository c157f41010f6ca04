import Basics
import Site

/// Everybody whose record is kept here: looked up by the beginnings of words, narrowed down, page by page.
struct DirectoryPage {
  let frame: Frame
  let query: DirectoryQuery
  let slice: DirectorySlice
  let isFirst: Bool
  let tags: [Tag]
  let cities: [String]
  let filters: [SavedFilter]

  private var voice: Voice { frame.voice }

  var html: HTML {
    let frame = frame.titled(en: "People", fr: "Personnes")
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(saved)\(search)\(Actions(
          Self.new,
          .link(Bilingual(en: "Take up a list", fr: "Reprendre une liste"), "/people/imports/new", .plain, icon: .upload)
        ).html(voice))
        <div id="found" aria-live="polite">\(list)\(way)</div>
        \(keeping)\(Actions(
          .link(Bilingual(en: "As CSV", fr: "En CSV"), export("csv"), .plain, icon: .download),
          .link(Bilingual(en: "As a workbook", fr: "En classeur"), export("xlsx"), .plain, icon: .download)
        ).html(voice))
        """)
  }

  private static let new = Action.link(
    Bilingual(en: "Take somebody up", fr: "Ouvrir un dossier"), "/people/new", .main, icon: .plus)

  private func export(_ format: String) -> Address {
    query.fields.reduce(Address("/people/export").with("format", format)) { $0.with($1.name, $1.value) }
  }

  // MARK: Search

  private var search: HTML {
    LookUp(
      Bilingual(
        en: "Name, e-mail, telephone, city or occupation", fr: "Nom, courriel, téléphone, ville ou profession"
      ),
      typed: query.find,
      menus: [
        .init(
          "role", Bilingual(en: "Role", fr: "Rôle"),
          [Role.newcomer, .professional].map { ($0.rawValue, voice($0.title)) }, chosen: query.role?.rawValue),
        .init(
          "tag", Bilingual(en: "Tag", fr: "Étiquette"), tags.map { ($0.id.description, $0.name) },
          chosen: query.tag?.description),
        .init("city", Bilingual(en: "City", fr: "Ville"), cities.map { ($0, $0) }, chosen: query.city),
      ], at: "/people", found: "found"
    ).html(voice)
  }

  // MARK: Saved filters

  private var saved: HTML {
    guard !filters.isEmpty else { return .empty }
    return """
      <nav class="tabs" aria-label="\(voice(en: "Saved filters", fr: "Filtres enregistrés"))"><ul>\
      \(filters, { filter in
        let isHere = filter.query == query
        let address = filter.query.fields.reduce(Address("/people")) { $0.with($1.name, $1.value) }
        return """
          <li><a\(href: address)\(Attributes(isHere ? .value("aria-current", "page") : nil))>\
          <bdi>\(filter.name)</bdi></a></li>
          """
      })</ul></nav>

      """
  }

  /// Keeps what is asked now under a name; or takes the name away, where it has one.
  private var keeping: HTML {
    if let filter = filters.first(where: { $0.query == query }) {
      return PostButton(
        Bilingual(en: "Remove the filter “\(filter.name)”", fr: "Retirer le filtre « \(filter.name) »"),
        to: "/people/filters/\(filter.id.description)/removal"
      ).html(frame)
    }
    guard !query.isEverybody else { return .empty }
    return """
      <details><summary>\(voice(en: "Keep this filter", fr: "Enregistrer ce filtre"))</summary>
      <form class="find" method="post"\(action: "/people/filters")>\(Layout.token(frame))\
      \(query.fields, { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
      <label for="filter-name">\(voice(en: "Under which name?", fr: "Sous quel nom ?"))</label>\
      <input id="filter-name" type="text" name="name" maxlength="60" required>\
      \(Action.button(Bilingual(en: "Keep", fr: "Enregistrer"), .second, icon: .save).html(voice))</form></details>

      """
  }

  // MARK: List

  private var list: HTML {
    guard !slice.entries.isEmpty else { return nobody.html(voice) }
    return table.html(
      frame,
      TableSlice(
        slice.entries, found: min(slice.found, Self.most), total: min(slice.found, Self.most),
        pageSize: 1_000_000))
  }

  private static let most = DirectorySlice.mostCounted

  /// Nobody here yet, or nobody found.
  private var nobody: EmptyState {
    query.isEverybody
      ? EmptyState(
        .open, title: Bilingual(en: "Nobody is here yet", fr: "Il n’y a encore personne"),
        words: Bilingual(
          en: "Take up the first person, or a whole list from a spreadsheet.",
          fr: "Ouvrez un premier dossier, ou reprenez toute une liste d’un tableur."), next: Self.new)
      : EmptyState(
        .open, title: Bilingual(en: "Nobody is found", fr: "Personne n’est trouvé"),
        words: Bilingual(
          en: "Try fewer letters, or take away a condition.",
          fr: "Essayez moins de lettres, ou retirez une condition."),
        next: .link(Bilingual(en: "Show everybody", fr: "Afficher tout le monde"), "/people"))
  }

  private var table: Table<DirectoryEntry> {
    let caption = isFirst ? Bilingual(en: "Found", fr: "Trouvé") : Bilingual(en: "Further on", fr: "Suite")
    let isMore = slice.found > Self.most
    return Table(
      "people", caption, Self.columns,
      counted: (
        en: ("person", isMore ? "people or more" : "people"),
        fr: ("personne", isMore ? "personnes ou plus" : "personnes")
      ),
      empty: nobody, isSearched: false)
  }

  /// None is sorted by: people stand in the order of their names, which is how they are found.
  private static let columns: [Column<DirectoryEntry>] = [
    .other("name", Bilingual(en: "Name", fr: "Nom")) { entry, _ in
      "<a\(href: "/people/\(entry.person.id.description)")><bdi>\(entry.person.name)</bdi></a>"
    },
    .other("role", Bilingual(en: "Role", fr: "Rôle")) { entry, voice in
      "\(voice.list(entry.roles.map { voice($0.title) }))"
    },
    .other("occupation", Bilingual(en: "Occupation", fr: "Profession")) { entry, _ in
      "<bdi>\(entry.occupation ?? "")</bdi>"
    },
    .other("city", Bilingual(en: "City", fr: "Ville")) { entry, _ in "<bdi>\(entry.person.city)</bdi>" },
    .other("contact", Bilingual(en: "Reached at", fr: "Joindre")) { entry, _ in
      "<bdi>\(entry.person.telephone ?? entry.person.email ?? "")</bdi>"
    },
    .other("tags", Bilingual(en: "Tags", fr: "Étiquettes")) { entry, _ in
      "<bdi>\(entry.tags.map(\.name).joined(separator: ", "))</bdi>"
    },
  ]

  private var way: HTML {
    let first = query.fields.reduce(Address("/people")) { $0.with($1.name, $1.value) }
    let back = Action.link(
      Bilingual(en: "To the beginning", fr: "Revenir au début"), first, .plain, icon: .up)
    let next = slice.next.map {
      Action.link(
        Bilingual(en: "Further", fr: "Suite"), first.with("after", $0.description), .second, icon: .right)
    }
    guard next != nil || !isFirst else { return .empty }
    return """
      <div class="actions">\(next?.html(voice))\(if: !isFirst, back.html(voice))</div>

      """
  }
}
