import Basics
import People
import Site

/// The list of those who wait at a programme's desk: the longest first.
struct DeskPage {
  let frame: Frame
  let desk: Desk
  let query: DeskQuery

  private var voice: Voice { frame.voice }
  private var address: Address { Self.address(of: desk.roster.programme.id) }

  static func address(of programme: ID<Programme>) -> Address { "/programmes/\(programme)/desk" }

  static func address(of newcomer: ID<Person>, in programme: ID<Programme>) -> Address {
    "/programmes/\(programme)/desk/people/\(newcomer)"
  }

  var html: HTML {
    let name = desk.roster.programme.name
    let frame = frame.titled(
      en: "\(DeskWords.title.en): \(name.en)", fr: "\(DeskWords.title.fr) : \(name.fr)")
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(Self.tabs(desk, frame))\(if: !desk.roster.newcomers.isEmpty, figures + lookUp)\
        <div id="waiting">\(found(frame))</div>
        \(Actions(Self.takeIn(desk.roster.programme.id), Self.takeInList(desk.roster.programme.id)).html(voice))\(DeskKeysPage.help(frame, .list))
        """)
  }

  static func takeIn(_ programme: ID<Programme>) -> Action {
    .link(
      Bilingual(en: "Take somebody into the programme", fr: "Admettre quelqu’un au programme"),
      "/programmes/\(programme)/desk/admission", .second, icon: .plus)
  }

  private static func takeInList(_ programme: ID<Programme>) -> Action {
    .link(ProgrammeImportWords.title, "/programmes/\(programme)/imports/new", .plain, icon: .table)
  }

  static func tabs(_ desk: Desk, _ frame: Frame) -> HTML {
    let programme = desk.roster.programme.id
    var entries: [(NavigationEntry, Int?)] = [
      (
        NavigationEntry(Bilingual(en: "Who waits", fr: "Qui attend"), address(of: programme)),
        desk.roster.newcomers.count
      ),
      (
        NavigationEntry(
          Bilingual(en: "Proposals", fr: "Propositions"), "/programmes/\(programme)/proposals"),
        desk.roster.proposals.count
      ),
      (NavigationEntry(PartnershipWords.title, "/programmes/\(programme)/partnerships"), nil),
      (
        NavigationEntry(Bilingual(en: "Round", fr: "Cycle"), "/programmes/\(programme)/desk/round"), nil
      ),
    ]
    // Where people meet in rounds at tables, they do so on evenings.
    if (try? desk.roster.version.model)?.meeting.form == .rounds {
      entries.append((EveningsPage.way(programme), nil))
    }
    return Tabs(Bilingual(en: "The desk", fr: "La table"), entries.map { (entry: $0.0, count: $0.1) })
      .html(frame)
  }

  // MARK: What matters first

  private var figures: HTML {
    let ready = desk.roster.newcomers.filter { $0.application.stage == .ready }
    let late = ready.count { WaitClock(days: desk.daysWaiting($0.person.id)) == .late }
    let free = desk.roster.professionals.reduce(0) { $0 + desk.places(of: $1.person.id).free }
    return Figures([
      Figures.Figure(
        Bilingual(en: "Ready to match", fr: "Prêtes au jumelage"), voice.number(ready.count),
        note: .inBoth { voice in
          let late = voice.number(late)
          return voice(en: "\(late) longer than four weeks", fr: "\(late) depuis plus de quatre semaines")
        }),
      Figures.Figure(
        Bilingual(en: "Places free", fr: "Places libres"), voice.number(free),
        note: .inBoth { voice in
          let counted = desk.roster.roles[.professionals].counted
          let people = voice.count(desk.roster.professionals.count, en: counted.en, fr: counted.fr)
          return voice(en: "with \(people)", fr: "auprès de \(people)")
        }),
    ]).html(voice)
  }

  private var lookUp: HTML {
    let stages = Application.Stage.allCases.map { ($0.rawValue, voice(DeskWords.stage($0))) }
    let clocks = WaitClock.allCases.map { ($0.rawValue, voice(DeskWords.clock($0))) }
    let here = Set(desk.roster.newcomers.map(\.application.keeper))
    let agencies = desk.roster.keepers.filter { here.contains($0.key) }.map {
      ($0.key.description, voice($0.value))
    }.sorted { $0.1 < $1.1 }
    return LookUp(
      Bilingual(en: "Name, occupation or city", fr: "Nom, profession ou ville"), typed: query.find,
      menus: [
        .init("clock", Bilingual(en: "Wait", fr: "Attente"), clocks, chosen: query.clock?.rawValue),
        .init("stage", Bilingual(en: "Stage", fr: "Étape"), stages, chosen: query.stage?.rawValue),
        .init(
          "agency", Bilingual(en: "Agency", fr: "Organisme"), agencies.count > 1 ? agencies : [],
          chosen: query.agency?.description),
      ], at: address, found: "waiting"
    ).html(voice)
  }

  // MARK: The list

  /// The rows of the page that is asked for: only these are looked over for who could help.
  var slice: TableSlice<DeskRow> {
    var asked = TableQuery(frame.query)
    // What was typed has been looked for in more than the columns.
    asked.find = ""
    return TableSlice(of: desk.rows(query), by: asked, columns: table.columns, voice: voice)
  }

  private func found(_ frame: Frame) -> HTML {
    let slice = slice
    if slice.total == 0, !desk.roster.newcomers.isEmpty {
      return """
        <p class="nothing">\(voice(
          en: "Nobody who waits is like that. Ask for less, or", fr: "Personne en attente ne correspond. Demandez moins, ou"))
        <a\(href: address)>\(voice(en: "show everybody", fr: "affichez tout le monde"))</a>.</p>
        """
    }
    return table.html(frame, slice, query: TableQuery(frame.query))
  }

  private var table: Table<DeskRow> {
    let (desk, programme) = (desk, desk.roster.programme.id)
    var columns: [Column<DeskRow>] = [
      .name(
        "name", Bilingual(en: "Name", fr: "Nom"), at: { Self.address(of: $0.entry.person.id, in: programme) }
      ) { $0.entry.person.name },
      .number("days", Bilingual(en: "Days", fr: "Jours")) { $0.days },
      .other("clock", Bilingual(en: "Wait", fr: "Attente")) { row, voice in
        DeskWords.badge(row.clock).html(voice)
      },
      .words("stage", Bilingual(en: "Stage", fr: "Étape")) { DeskWords.stage($0.entry.application.stage) },
      .words("occupation", Bilingual(en: "Occupation", fr: "Profession")) { $0.occupation },
      .other("help", Bilingual(en: "Could help", fr: "Peuvent aider")) { row, voice in
        Self.help(row, desk, voice)
      },
    ]
    if Set(desk.roster.newcomers.map(\.application.keeper)).count > 1 {
      columns.insert(
        .words("agency", Bilingual(en: "Agency", fr: "Organisme")) {
          desk.roster.keepers[$0.entry.application.keeper] ?? Bilingual(same: "")
        }, at: 4)
    }
    return Table(
      "desk", Bilingual(en: "Who waits", fr: "Qui attend"), columns,
      counted: desk.roster.roles[.newcomers].counted,
      empty: EmptyState(
        .alone, title: Bilingual(en: "Nobody waits here", fr: "Personne n’attend ici"),
        words: Bilingual(
          en: "Newcomers appear here once they are taken into the programme, the longest waiting first.",
          fr:
            "Les personnes admises au programme apparaissent ici, la plus longue attente d’abord."),
        next: Self.takeIn(programme)), isSearched: false)
  }

  private static func help(_ row: DeskRow, _ desk: Desk, _ voice: Voice) -> HTML {
    if row.proposal != nil {
      return Badge(Bilingual(en: "proposed", fr: "proposée"), .good, tie: .proposed).html(voice)
    }
    let count = desk.couldHelp(row.entry.person.id)
    return count == 0
      ? Badge(Bilingual(en: "nobody now", fr: "personne pour l’instant"), .alarm, icon: .warning).html(voice)
      : "\(voice.number(count))"
  }
}
