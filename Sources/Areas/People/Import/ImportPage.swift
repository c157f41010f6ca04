import Basics
import Site

/// Taking up a list: choosing it, seeing what would become of each row, and what became of it.
enum ImportPage {
  /// Lists before, the latest first.
  static func list(_ frame: Frame, _ all: [ListImport], _ clock: DayClock) -> HTML {
    let frame = framed(frame, en: "Lists before", fr: "Listes précédentes")
    let voice = frame.voice
    let another = Action.link(
      Bilingual(en: "Take up a list", fr: "Reprendre une liste"), "/people/imports/new", .main, icon: .plus)
    let none = EmptyState(
      .open, title: Bilingual(en: "No list was taken up yet", fr: "Aucune liste n’a encore été reprise"),
      words: Bilingual(
        en: "A spreadsheet with one person in each row can be taken up at once.",
        fr: "Un tableur avec une personne par ligne peut être repris d’un coup."), next: another)
    let lists: HTML = """
      <ul>\(all, { listImport in
        """
        <li><a\(href: "/people/imports/\(listImport.id.description)")><bdi>\(listImport.file)</bdi></a>, \
        \(voice(listImport.side.title)), <small>\(state(listImport, clock, voice))</small></li>
        """
      })</ul>
      \(Actions(another).html(voice))
      """
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(all.isEmpty ? none.html(voice) : lists)
        """)
  }

  static func form(_ frame: Frame, _ fill: FormFill) -> HTML {
    let frame = framed(frame, en: "Take up a list", fr: "Reprendre une liste")
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

  /// Before: what would become of each row.
  static func trial(_ frame: Frame, _ listImport: ListImport, _ trial: ImportTrial) -> HTML {
    let frame = framed(
      frame, en: "Trial: \(listImport.file)", fr: "Essai : \(listImport.file)")
    let voice = frame.voice
    let people = voice.count(trial.addedCount, en: ("person", "people"), fr: ("personne", "personnes"))
    let take = Action.button(
      Bilingual(en: "Take them up", fr: "Ouvrir ces dossiers"), .main, icon: .check,
      isDisabled: trial.addedCount == 0)
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(voice(
          en: "\(people) would be taken up. Nothing is kept yet.",
          fr: "Dossiers qui seraient ouverts : \(people). Rien n’est encore conservé."))</p>
        \(figures(trial.rows, voice))\(understood(trial, voice))
        <form method="post"\(action: "/people/imports/\(listImport.id.description)/admission")>\(Layout.token(frame))\
        <div class="actions">\(take.html(voice))\
        \(Action.link(Bilingual(en: "Choose another list", fr: "Choisir une autre liste"), "/people/imports/new", .plain).html(voice))\
        </div></form>
        \(rows(trial.rows, frame))
        """)
  }

  /// After: what became of each row, and how to take it back.
  static func report(
    _ frame: Frame, _ listImport: ListImport, _ imported: [ImportedRow], _ clock: DayClock, now: Moment
  ) -> HTML {
    let frame = framed(frame, en: "List: \(listImport.file)", fr: "Liste : \(listImport.file)")
    let voice = frame.voice
    let last = clock.day((listImport.done ?? now) + .seconds(ListImport.undoDays * 86_400))
    let undo: HTML = """
      <p>\(voice(
        en: "This can be undone until \(voice.date(last)): everybody whom nobody worked with since is removed again.",
        fr: "Cela peut être annulé jusqu’au \(voice.date(last)) : les personnes que nul n’a suivies depuis sont retirées."))</p>
      <form method="post"\(action: "/people/imports/\(listImport.id.description)/undoing")>\(Layout.token(frame))\
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

  private static func framed(_ frame: Frame, en: String, fr: String) -> Frame {
    var frame = frame.titled(en: en, fr: fr)
    frame.breadcrumbs = [PersonPage.directory]
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
  private static func understood(_ trial: ImportTrial, _ voice: Voice) -> HTML {
    let columns = trial.list.columns.columns.map { column -> String in
      let meaning =
        switch column.meaning {
        case .field(let field): voice(field.title)
        case .own, .unused: voice(en: "not used", fr: "non utilisée")
        }
      return voice(en: "“\(column.heading)”: \(meaning)", fr: "« \(column.heading) » : \(meaning)")
    }
    return """
      <details><summary>\(voice(en: "How the columns were understood", fr: "Comment les colonnes ont été comprises"))</summary>
      <ul>\(columns, { "<li>\($0)</li>\n" })\(trial.list.notices, { "<li>\(voice($0))</li>\n" })</ul></details>

      """
  }

  /// Rows to look at first: those that were not taken up.
  private static func rows(_ rows: [ImportedRow], _ frame: Frame) -> HTML {
    let most = 500
    let ordered = rows.filter { $0.outcome != .added } + rows.filter { $0.outcome == .added }
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
