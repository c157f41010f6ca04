import Basics
import Reference
import Tables

/// What `allies occupations import` says: of each file what was taken and what was not, with the place and what to do.
struct ImportTalk {
  let language: Language
  /// Enough to see what is wrong with a file.
  private static let shownRows = 20

  func show(_ done: OccupationImport, refused: String?) {
    for report in done.reports { show(report, refused: refused) }
    for skipped in done.skipped {
      say(
        en: "Not imported: \(skipped.refusal.sentence.en)", fr: "Non importé : \(skipped.refusal.sentence.fr)"
      )
    }
  }

  private func show(_ report: FileReport, refused: String?) {
    let (title, format) = (report.layout.title, report.origin.words)
    say(en: "\(report.file): \(title.en) (\(format.en))", fr: "\(report.file) : \(title.fr) (\(format.fr))")
    if let publisher = report.publisher { Terminal.say("  " + publisher.name[language]) }
    if report.isVerified {
      say(en: "  the published checksum agrees", fr: "  la somme de contrôle publiée concorde")
    }
    say(
      en:
        "  \(report.rows) \(report.rows == 1 ? "row" : "rows"): \(report.rowsTaken) taken, \(report.rowsUnused) of another kind, \(report.refused.count) refused",
      fr:
        "  \(report.rows) \(report.rows < 2 ? "ligne" : "lignes") : \(report.rowsTaken) \(report.rowsTaken < 2 ? "prise" : "prises"), \(report.rowsUnused) d’un autre genre, \(report.refused.count) \(report.refused.count < 2 ? "refusée" : "refusées")"
    )
    for (kind, count) in report.unused.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }).prefix(8) {
      Terminal.say("    \(printable(kind).prefix(60)): \(count)")
    }
    for (name, titles) in report.titles.sorted(by: { $0.key < $1.key }) { show(titles, of: name) }
    if let facts = facts(of: report) { Terminal.say("  " + facts[language]) }
    if report.unknownCodes > 0 {
      say(
        en:
          "  \(report.unknownCodes) \(report.unknownCodes == 1 ? "row has a code" : "rows have codes") that NOC 2021 does not know",
        fr:
          "  \(report.unknownCodes) \(report.unknownCodes < 2 ? "ligne porte un code" : "lignes portent un code") que la CNP 2021 ne connaît pas"
      )
    }
    if !report.contradictions.isEmpty {
      let titles = report.contradictions.map { printable(String($0.prefix(60))) }
      say(
        en: "  under several unit groups, for instance: \(titles.map { "“\($0)”" }.joined(separator: ", "))",
        fr:
          "  dans plusieurs groupes de base, par exemple : \(titles.map { "« \($0) »" }.joined(separator: ", "))"
      )
    }
    for note in report.notes { say(en: "  note: \(note.en)", fr: "  remarque : \(note.fr)") }
    for row in report.refused.prefix(Self.shownRows) {
      Terminal.say("    " + printable(row.message.sentence[language]))
    }
    let rest = report.refused.count - Self.shownRows
    guard rest > 0 else { return }
    let place =
      refused.map { Bilingual(en: ", in \($0)", fr: ", dans \($0)") }
      ?? Bilingual(en: "; --refused FILE writes them all", fr: " ; --refused FICHIER les écrit toutes")
    say(en: "    … and \(rest) more\(place.en)", fr: "    … et \(rest) autres\(place.fr)")
  }

  /// What a file without titles added.
  private func facts(of report: FileReport) -> Bilingual? {
    let count = report.facts
    switch report.layout {
    case .related, .onetRelated:
      return Bilingual(
        en: "\(count) related pairs added", fr: "\(count) paires apparentées ajoutées")
    case .skills:
      return Bilingual(
        en: "skills of \(count) unit groups", fr: "compétences de \(count) groupes de base")
    case .nocToONET, .escoToONET:
      return Bilingual(
        en: "\(count) correspondences, used for the files given with it",
        fr: "\(count) correspondances, employées pour les fichiers donnés avec cette table")
    default: return nil
    }
  }

  private func show(_ titles: FileReport.Titles, of name: String) {
    say(
      en:
        "  \(name): \(titles.taken) \(titles.taken == 1 ? "title" : "titles") taken, \(titles.repeated) known already, \(titles.contradictory) under several unit groups",
      fr:
        "  \(name) : \(titles.taken) \(titles.taken < 2 ? "titre pris" : "titres pris"), \(titles.repeated) déjà \(titles.repeated < 2 ? "connu" : "connus"), \(titles.contradictory) dans plusieurs groupes de base"
    )
  }

  func stored(_ done: OccupationImport, in folder: IndexFolder) throws(Refusal) {
    guard try folder.hasIndex else {
      return say(en: "There was nothing to keep.", fr: "Il n’y avait rien à conserver.")
    }
    let manifest = try OccupationIndex.manifest(of: folder.file)
    let titles = manifest.titles.reduce(0) { $0 + $1.count }
    say(
      en:
        "\(folder.file) now holds \(titles) \(titles == 1 ? "title" : "titles") (index \(manifest.shortFingerprint)).",
      fr:
        "\(folder.file) contient maintenant \(titles) \(titles < 2 ? "titre" : "titres") (index \(manifest.shortFingerprint))."
    )
    say(
      en: "What is in it, with the acknowledgements its publishers ask for: allies occupations sources",
      fr: "Son contenu, avec les mentions que demandent ses éditeurs : allies occupations sources")
  }

  func nothingWritten() {
    say(en: "This was a trial: nothing was written.", fr: "C’était un essai : rien n’a été écrit.")
  }

  /// Every refused row with what is wrong, as a table.
  func refusedRows(_ done: OccupationImport) -> [UInt8] {
    let width = done.reports.flatMap { $0.refused.map(\.cells.count) }.max() ?? 0
    let headings = [
      Bilingual(en: "file", fr: "fichier"), Bilingual(en: "row in the file", fr: "ligne du fichier"),
      Bilingual(en: "what is wrong", fr: "ce qui ne va pas"),
      Bilingual(en: "what to do", fr: "ce qu’il faut faire"),
    ]
    var table = CSVWriter(
      delimiter: language == .french ? .semicolon : .comma,
      headings: headings.map { $0[language] } + (0..<width).map(columnLetters))
    for report in done.reports {
      for row in report.refused {
        table.append(
          [
            .text(report.file), .number(row.row), .text(row.message.wrong[language]),
            .text(row.message.remedy[language]),
          ] + row.cells.map { .text($0) })
      }
    }
    return table.bytes
  }

  private func say(en: String, fr: String) { Terminal.say(Bilingual(en: en, fr: fr)[language]) }
}

extension OccupationImport {
  /// True if a row of any file was taken.
  var hasAnything: Bool { reports.contains { $0.rowsTaken > 0 } }
}
