import ArgumentParser
import Basics
import Occupations
import Reference
import Tables

struct OccupationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "occupations",
    abstract: "Imports published titles of occupations, and measures how well titles are understood.",
    subcommands: [ImportCommand.self, SourcesCommand.self, RemoveCommand.self, EvaluateCommand.self])

  struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "eval",
      abstract: "Codes titles whose occupation is known, and says how often the answer was right.",
      discussion: """
        Example:
          allies occupations eval titles.csv

        The file is a table with the columns title and code, and language if there are several; where a title has several \
        right codes, they are separated by spaces or stand in rows of their own.
        """)

    @Argument(help: "A table of titles with their codes.", completion: .file())
    var file: String

    @OptionGroup var known: IndexOptions

    @Option(help: "The language of the answer: en or fr.")
    var language: Language?

    func run() throws {
      let spoken = language ?? Terminal.sessionLanguage
      try Terminal.refusing(in: spoken) {
        let titles = try titles()
        let reader = try known.open()
        EvaluationTalk(Evaluation(titles, coder: reader.coder), by: reader.words, language: spoken).show()
      }
    }

    private struct Known: Hashable {
      let text: String
      let language: String
    }

    private func titles() throws -> [Evaluation.Title] {
      let sheet = try Sheet.read(file: file)
      let headings = sheet.rowCount > 0 ? sheet[0].texts.map { folded(trimmedText($0)) } : []
      func column(_ names: String...) -> Int? { headings.firstIndex { names.contains($0) } }
      guard let title = column("title", "titre"), let code = column("code", "codes", "noc", "cnp", "noc2021")
      else {
        throw Refusal(
          .content, en: "\(fileName(file)) needs a column “title” and a column “code”.",
          fr: "Il faut à \(fileName(file)) une colonne « titre » et une colonne « code ».")
      }
      let language = column("language", "langue", "lang")
      let rows = (1..<max(1, sheet.rowCount)).map { sheet[$0] }.filter { !$0.isBlank }
      // A title may stand in several rows, with one of its codes in each.
      var codes: [Known: Set<UnitCode>] = [:]
      var order: [Known] = []
      for row in rows {
        let units = row.text(code).split { " ,;".contains($0) }.compactMap { UnitCode($0) }
        guard !units.isEmpty else { continue }
        let known = Known(text: row.text(title), language: language.map { row.text($0) } ?? "")
        if codes[known] == nil { order.append(known) }
        codes[known, default: []].formUnion(units)
      }
      let titles = order.map { known in
        Evaluation.Title(text: known.text, units: codes[known] ?? [], language: known.language)
      }
      guard !titles.isEmpty else {
        throw Refusal(
          .content, en: "\(fileName(file)) has no row with a code of five digits.",
          fr: "\(fileName(file)) n’a aucune ligne avec un code de cinq chiffres.")
      }
      return titles
    }
  }
}
