import ArgumentParser
import Basics
import People

struct ColumnsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "columns",
    abstract: "Shows which headings are understood, or how a list of yours is understood.",
    discussion: """
      Examples:
        allies columns
        allies columns newcomers.csv
        allies columns professionals.xlsx --as professionals

      A heading that is not in the table is given its meaning with --map "Heading=field".
      """)

  @Argument(help: "A list to try: it is read and checked, and nothing is written.", completion: .file())
  var list: String?

  @Option(name: .customLong("as"), help: "Which list it is: newcomers or professionals.")
  var side = Side.newcomers

  @Option(help: "The sheet to read of a workbook.")
  var sheet: String?

  @OptionGroup var reading: ReadingOptions

  @Option(help: "The language of the explanations: en or fr.")
  var language: Language?

  func run() throws {
    let language = language ?? Terminal.sessionLanguage
    try Terminal.refusing(in: language) {
      guard let list else { return showTable(in: language) }
      let settings = try reading.settings(own: [])
      let progress = Terminal.Progress(isQuiet: false, language: language)
      let read = try reading.read(list, sheet: sheet, side: side, settings: settings, progress: progress)
      progress.clear()
      try reading.checkMappings(settings.mappings, lists: [read])
      MatchTalk(language: self.language ?? read.columns.language, isSilent: false, writesFiles: false)
        .understood(read)
      Terminal.keepUntilExit(read)
    }
  }

  private func showTable(in language: Language) {
    let intro = Bilingual(
      en:
        "The field (for --map and policies), what it holds, and the headings that mean it, in English and in French.\nCapitals, accents and remarks in parentheses make no difference.",
      fr:
        "Le champ (pour --map et les politiques), ce qu’il contient, et les en-têtes qui le désignent, en anglais et en français.\nLes majuscules, les accents et les remarques entre parenthèses ne comptent pas."
    )
    Terminal.say(intro[language])
    for (field, english, french) in Headings.table {
      let side = field.onlyFor.map { side in
        Bilingual(en: " (list of \(side.title.en) only)", fr: " (liste des \(side.title.fr) seulement)")[
          language]
      }
      Terminal.say("")
      let colon = Bilingual(en: ":", fr: " :")[language]
      Terminal.say(
        "\(field.rawValue)\(colon) \(field.title[language])\(side ?? "") – \(field.accepts[language])")
      Terminal.say("  en  " + english.joined(separator: " | "))
      Terminal.say("  fr  " + french.joined(separator: " | "))
    }
  }
}
