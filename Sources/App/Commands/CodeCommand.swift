import ArgumentParser
import Basics
import Occupations
import Tables

struct CodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code",
    abstract: "Finds the occupation that job titles mean, in any words.",
    discussion: """
      Examples:
        allies code "chartered accountant" "ingeniero civil"
        allies code "Sr. software developper (10+ yrs)" --why
        allies code titles.txt --csv
        allies code newcomers.xlsx --column "Occupation" --json

      A file has one title a line, or is a table with --column. Where a title is not clear, several occupations are \
      offered, the likeliest first.
      """)

  @Argument(help: "Job titles, or one file of them.", completion: .file())
  var titles: [String]

  @Option(help: "The heading of the column that holds the titles, in a table.")
  var column: String?

  @Option(help: "What goes with the titles: an industry, duties.")
  var context = ""

  @Flag(help: "Say which words spoke for each occupation, and the nearest title that is known.")
  var why = false

  @Flag(help: "Answer as a table for spreadsheet programs.")
  var csv = false

  @Flag(help: "Answer as JSON.")
  var json = false

  @OptionGroup var known: IndexOptions

  @Option(help: "The language of the answer: en or fr.")
  var language: Language?

  func validate() throws {
    if csv && json { throw ValidationError("Choose one of --csv and --json.") }
  }

  func run() throws {
    let spoken = language ?? Terminal.sessionLanguage
    try Terminal.refusing(in: spoken) {
      let titles = try TitleList(arguments: titles, column: column).titles
      guard !titles.isEmpty else {
        throw Refusal(
          .content, en: "There is no title here. Write one job title a line.",
          fr: "Il n’y a aucun titre ici. Écrivez un titre d’emploi par ligne.")
      }
      let reader = try known.open()
      let coded = titles.map { CodedTitle($0, context: context, explains: why, reader: reader) }
      if json {
        Terminal.say(bytes: try CodedTitle.json(of: coded, in: spoken))
      } else if csv {
        Terminal.say(bytes: CodedTitle.table(of: coded, in: spoken))
      } else {
        for title in coded { title.say(in: spoken) }
      }
    }
  }
}
