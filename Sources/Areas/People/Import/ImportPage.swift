import Basics
import Site

/// What a list is taken up for, as its pages say it.
package struct ImportPurpose: Sendable {
  /// The pages above those of lists.
  package let way: [NavigationEntry]
  /// Carries out what was tried.
  package let take: Bilingual
  /// How many would be taken up.
  package let told: @Sendable (Int, Voice) -> String
  /// What undoing does, until the day it can be done.
  package let undoing: @Sendable (String, Voice) -> String

  package init(
    way: [NavigationEntry], take: Bilingual, told: @escaping @Sendable (Int, Voice) -> String,
    undoing: @escaping @Sendable (String, Voice) -> String
  ) {
    self.way = way
    self.take = take
    self.told = told
    self.undoing = undoing
  }

  /// Records, and nothing more.
  static let records = ImportPurpose(
    way: [PersonPage.directory], take: Bilingual(en: "Take them up", fr: "Ouvrir ces dossiers")
  ) { count, voice in
    let people = voice.count(count, en: ("person", "people"), fr: ("personne", "personnes"))
    return voice(
      en: "\(people) would be taken up. Nothing is kept yet.",
      fr: "Dossiers qui seraient ouverts : \(people). Rien n’est encore conservé.")
  } undoing: { last, voice in
    voice(
      en: "This can be undone until \(last): everybody whom nobody worked with since is removed again.",
      fr: "Cela peut être annulé jusqu’au \(last) : les personnes que nul n’a suivies depuis sont retirées.")
  }
}

extension ListImport {
  /// Where it is looked at.
  package var address: Address { page("") }

  /// What is done with it, by the name of that.
  package func page(_ name: String) -> Address {
    let path = "\(pages ?? "/people/imports")/\(id)\(name.isEmpty ? "" : "/\(name)")"
    return Address(local: path) ?? "/people/imports"
  }

  /// Where another is chosen.
  package var another: Address {
    Address(local: "\(pages ?? "/people/imports")/new") ?? "/people/imports/new"
  }
}

/// Taking up a list: choosing it, seeing what would become of each row, and what became of it.
package enum ImportPage {
  /// Lists before, the latest first.
  static func list(_ frame: Frame, _ all: [ListImport], _ clock: DayClock) -> HTML {
    let frame = framed(frame, .records, en: "Lists before", fr: "Listes précédentes")
    let voice = frame.voice
    let another = Action.link(
      Bilingual(en: "Take up a list", fr: "Reprendre une liste"), "/people/imports/new", .main, icon: .plus)
    let none = EmptyState(
      .open, title: Bilingual(en: "No list was taken up yet", fr: "Aucune liste n’a encore été reprise"),
      words: Bilingual(
        en: "A spreadsheet with one person in each row can be taken up at once.",
        fr: "Un tableur avec une personne par ligne peut être repris d’un coup."), next: another)
    let lists: HTML = """
      \(lines(all, clock, voice))\(Actions(another).html(voice))
      """
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(all.isEmpty ? none.html(voice) : lists)
        """)
  }

  static func form(_ frame: Frame, _ fill: FormFill) -> HTML {
    let frame = framed(frame, .records, en: "Take up a list", fr: "Reprendre une liste")
    let voice = frame.voice
    let before = voice(en: "Lists before", fr: "Listes précédentes")
    return Layout.page(
      ImportForm.form.framed(frame),
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(voice(
          en: "A spreadsheet with headings and one person in each row. First you see what would become of every row; nothing is kept until you say so.",
          fr: "Un tableur avec des en-têtes et une personne par ligne. Vous voyez d’abord ce que deviendrait chaque ligne ; rien n’est conservé avant votre accord."))</p>
        \(ImportForm.form.html(
          frame, to: "/people/imports", filled: fill, send: Bilingual(en: "Try the list", fr: "Essayer la liste"),
          keepsDrafts: false))<p><a\(href: "/people/imports")>\(before)</a></p>
        """)
  }

  /// Lists before this one, each with what became of it.
  package static func earlier(_ earlier: [ListImport], _ clock: DayClock, _ voice: Voice) -> HTML {
    guard !earlier.isEmpty else { return .empty }
    return "<h2>\(voice(en: "Lists before", fr: "Listes précédentes"))</h2>\n\(lines(earlier, clock, voice))"
  }

  private static func lines(_ lists: [ListImport], _ clock: DayClock, _ voice: Voice) -> HTML {
    """
    <ul>\(lists, { listImport in
      """
      <li><a\(href: listImport.address)><bdi>\(listImport.file)</bdi></a>, \
      \(voice(listImport.side.title)), <small>\(state(listImport, clock, voice))</small></li>
      """
    })</ul>

    """
  }

  /// Before: what would become of each row.
  package static func trial(
    _ frame: Frame, _ listImport: ListImport, _ plan: [PlannedRow], _ list: IntakeList,
    for purpose: ImportPurpose
  ) -> HTML {
    let frame = framed(frame, purpose, en: "Trial: \(listImport.file)", fr: "Essai : \(listImport.file)")
    let voice = frame.voice
    let planned = plan.map(\.row)
    let count = planned.count { $0.outcome == .added || $0.outcome == .joined }
    let take = Action.button(purpose.take, .main, icon: .check, isDisabled: count == 0)
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(purpose.told(count, voice))</p>
        \(figures(planned, voice))\(understood(list, voice))
        <form method="post"\(action: listImport.page("admission"))>\(Layout.token(frame))\
        <div class="actions">\(take.html(voice))\
        \(Action.link(Bilingual(en: "Choose another list", fr: "Choisir une autre liste"), listImport.another, .plain).html(voice))\
        </div></form>
        \(rows(planned, frame))
        """)
  }

  /// After: what became of each row, and how to take it back.
  package static func report(
    _ frame: Frame, _ listImport: ListImport, _ imported: [ImportedRow], for purpose: ImportPurpose,
    _ clock: DayClock, now: Moment
  ) -> HTML {
    let frame = framed(frame, purpose, en: "List: \(listImport.file)", fr: "Liste : \(listImport.file)")
    let voice = frame.voice
    let last = clock.day((listImport.done ?? now) + .seconds(ListImport.undoDays * 86_400))
    let undo: HTML = """
      <p>\(purpose.undoing(voice.date(last), voice))</p>
      <form method="post"\(action: listImport.page("undoing"))>\(Layout.token(frame))\
      <div class="actions">\(Action.button(Bilingual(en: "Undo the whole import", fr: "Annuler toute l’importation"), .grave, icon: .undo).html(voice))</div></form>

      """
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(state(listImport, clock, voice))</p>
        \(figures(imported, voice))\(if: listImport.canBeUndone(at: now), undo)\(rows(imported, frame))
        """)
  }

  // MARK: Parts

  private static func framed(_ frame: Frame, _ purpose: ImportPurpose, en: String, fr: String) -> Frame {
    var frame = frame.titled(en: en, fr: fr)
    frame.breadcrumbs = purpose.way
    return frame
  }

  private static func state(_ listImport: ListImport, _ clock: DayClock, _ voice: Voice) -> String {
    if let undone = listImport.undone {
      let day = voice.date(clock.day(undone))
      return voice(en: "undone on \(day)", fr: "annulée le \(day)")
    }
    if let done = listImport.done {
      let day = voice.date(clock.day(done))
      return voice(en: "taken up on \(day)", fr: "reprise le \(day)")
    }
    return voice(en: "tried, not taken up", fr: "essayée, non reprise")
  }

  private static func figures(_ rows: [ImportedRow], _ voice: Voice) -> HTML {
    let counts = ImportedRow.Outcome.allCases.compactMap { outcome -> Figures.Figure? in
      let count = rows.count { $0.outcome == outcome }
      return count == 0 ? nil : Figures.Figure(outcome.title, voice.number(count))
    }
    return counts.isEmpty ? .empty : Figures(counts).html(voice)
  }

  /// What each column was taken for, and what was assumed.
  private static func understood(_ list: IntakeList, _ voice: Voice) -> HTML {
    let columns = list.columns.columns.map { column -> String in
      let meaning =
        switch column.meaning {
        case .field(let field): voice(field.title)
        case .own, .unused: voice(en: "not used", fr: "non utilisée")
        }
      return voice(en: "“\(column.heading)”: \(meaning)", fr: "« \(column.heading) » : \(meaning)")
    }
    return """
      <details><summary>\(voice(en: "How the columns were understood", fr: "Comment les colonnes ont été comprises"))</summary>
      <ul>\(columns, { "<li>\($0)</li>\n" })\(list.notices, { "<li>\(voice($0))</li>\n" })</ul></details>

      """
  }

  /// Rows to look at first: those that were not taken up.
  private static func rows(_ rows: [ImportedRow], _ frame: Frame) -> HTML {
    let most = 500
    let isTaken = { (row: ImportedRow) in row.outcome == .added || row.outcome == .joined }
    let ordered = rows.filter { !isTaken($0) } + rows.filter(isTaken)
    let shown = Array(ordered.prefix(most))
    return table.html(
      frame, TableSlice(shown, found: rows.count, total: rows.count, pageSize: max(1, rows.count)))
  }

  private static let table = Table<ImportedRow>(
    "rows", Bilingual(en: "Row by row", fr: "Ligne par ligne"),
    [
      .other("row", Bilingual(en: "Row", fr: "Ligne")) { row, voice in "\(voice.number(row.number))" },
      .other("outcome", Bilingual(en: "What becomes of it", fr: "Ce qu’elle devient")) { row, voice in
        guard let person = row.person, row.outcome != .removed else { return "\(voice(row.outcome.title))" }
        return "<a\(href: "/people/\(person.description)")>\(voice(row.outcome.title))</a>"
      },
      .other("words", Bilingual(en: "Why", fr: "Pourquoi")) { row, voice in
        "\(row.words.map { voice($0) } ?? "")"
      },
    ],
    counted: (en: ("row", "rows"), fr: ("ligne", "lignes")),
    empty: EmptyState(
      .open, title: Bilingual(en: "No rows", fr: "Aucune ligne"),
      words: Bilingual(en: "The list held nobody.", fr: "La liste ne contenait personne.")), isSearched: false
  )
}
