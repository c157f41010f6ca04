import ArgumentParser
import Basics
import People
import Programmes
import Tables

struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Reads two lists and says who should meet whom, why, and who is left out.",
    discussion: """
      Lists are CSV, TSV or XLSX files, compressed with gzip or not. The results go to a folder: matches.csv, unmatched.csv, \
      rejected.csv, report.html and certificate.json. Open report.html first.

      Examples:
        allies match newcomers.csv professionals.csv
        allies match newcomers.xlsx mentors.xlsx --policy connector -o autumn
        allies match mentees.csv mentors.csv --map "Speciality=occupation"
        allies match mentees.csv mentors.csv --policy ours.yaml
        allies match nouveaux.csv mentors.csv --dates day-first --language fr

      See also: allies columns, allies policy show, allies verify.
      """)

  @Argument(help: "The list of those who wait.", completion: .file())
  var newcomers: String

  @Argument(help: "The list of those who offered help.", completion: .file())
  var professionals: String

  @Option(
    help: "What must hold and what makes a pair better: connector, mentoring, or a file.", completion: .file()
  )
  var policy = "mentoring"

  @Option(name: .shortAndLong, help: "The folder for the results.", completion: .directory)
  var output = "matching"

  @Flag(help: "Overwrite the results that are in the folder.")
  var replace = false

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var known: IndexOptions

  @Option(help: "The sheet to read of the newcomers’ workbook.")
  var newcomersSheet: String?

  @Option(help: "The sheet to read of the professionals’ workbook.")
  var professionalsSheet: String?

  @Option(help: "The language of the results: en or fr; without it, that of the newcomers’ headings.")
  var language: Language?

  @Flag(help: "Print the results as JSON instead of sentences.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but refusals.")
  var quiet = false

  func run() throws {
    try Terminal.refusing(in: language ?? Terminal.sessionLanguage) {
      guard !output.isEmpty else {
        throw Refusal(
          .request, en: "The folder for the results has no name. Write one after --output.",
          fr: "Le dossier des résultats n’a pas de nom. Inscrivez-en un après --output.")
      }
      let policy = try RoundPolicy.named(policy)
      let reader = try known.open()
      let settings = try reading.settings(own: policy.ownFields)
      let early = Terminal.Progress(isQuiet: quiet, language: language ?? Terminal.sessionLanguage)
      let newcomers = try reading.read(
        newcomers, sheet: newcomersSheet, side: .newcomers, settings: settings, progress: early)
      let professionals = try reading.read(
        professionals, sheet: professionalsSheet, side: .professionals, settings: settings, progress: early)
      early.clear()
      try reading.checkMappings(settings.mappings, lists: [newcomers, professionals])
      let notices = try policy.check(against: newcomers, professionals)

      let language = language ?? newcomers.columns.language
      let talk = MatchTalk(language: language, isSilent: quiet || json)
      talk.understood(newcomers)
      talk.understood(professionals)
      talk.policy(policy, notices: notices)

      let progress = Terminal.Progress(isQuiet: quiet, language: language)
      let round = try Round(
        policy: policy, newcomers: newcomers.profiles, professionals: professionals.profiles,
        today: settings.today, notices: notices, reader: reader,
        progress: { progress.show($0.words) })
      let record = RoundRecord(
        round: round, newcomers: newcomers, professionals: professionals, language: language)
      try ResultFolder(output).write(try record.files(), replacing: replace)
      progress.clear()
      if json { Terminal.say(bytes: try record.json()) }
      talk.results(record, folder: output)
    }
  }
}
