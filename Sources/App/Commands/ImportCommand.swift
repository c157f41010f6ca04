import ArgumentParser
import Basics
import Reference
import Tables

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes in published titles and relations of occupations, so that more titles are understood.",
    discussion: """
      Give the files as they are published, or whole folders of them; compressed with gzip or not. What each is, its headings \
      tell:
        Statistics Canada  structure and elements of NOC 2021, English and French
        Job Bank           the postings of a month, with “NOC21 Code” and “Job Title”, or their French twin
        ESCO               occupations_en.csv, occupations_fr.csv and those of other languages; and its correspondence with O*NET
        O*NET              Alternate Titles.txt, Sample of Reported Titles.txt, Related Occupations.txt, with a table whose \
      columns are noc and onet
        lists              lang, title, noc2021 and, for ESCO, confidence (A3, A2, B)
        relations          noc_a, noc_b, tier (1 nearest, 3 farthest); noc2021, pc1, pc2, … for skills
      A list of checksums (SHA-256) among the files is held against them.

      Examples:
        allies occupations import noc_2021_version_1.0_-_elements.csv cnp_2021_version_1.0_-_elements.csv
        allies occupations import reference/ --dry-run
        allies occupations import titles.csv --source own

      Importing adds to what is there. Without files, the index is made anew from what it holds, which a new version of the \
      product may ask for. See also: allies occupations sources, allies occupations remove.
      """)

  @Argument(help: "Files, or folders of them.", completion: .file())
  var files: [String] = []

  @Option(
    help: "The folder to keep the index in; without it, ALLIES_DATA or the usual folder for data.",
    completion: .directory)
  var into: String?

  @Flag(help: "Read and check everything, and write nothing.")
  var dryRun = false

  @Option(help: "Whose titles a list holds that does not say so: statcan, jobbank, esco, onet or own.")
  var source: String?

  @Option(help: "The language of ESCO files whose name does not end in it, by its two letters.")
  var titlesLanguage: String?

  @Option(help: "A file to write every refused row to, with what is wrong.", completion: .file())
  var refused: String?

  @Option(help: "The language of the answer: en or fr.")
  var language: Language?

  func run() throws {
    let spoken = language ?? Terminal.sessionLanguage
    try Terminal.refusing(in: spoken) {
      let choices = try choices()
      let folder = IndexFolder(try DataFolder.chosen(into, option: "--into"))
      guard try !files.isEmpty || folder.hasIndex else {
        throw Refusal(
          .request, en: "Name the files to import, or a folder that holds them.",
          fr: "Indiquez les fichiers à importer, ou un dossier qui les contient.")
      }
      let talk = ImportTalk(language: spoken)
      if dryRun {
        let before = try folder.hasIndex ? OccupationIndex.content(of: folder.file) : IndexContent()
        let done = try imported(addingTo: before, choices, spoken)
        try finish(done, talk)
        return talk.nothingWritten()
      }
      let done = try folder.update(option: "--into") { before throws(Refusal) in
        let done = try imported(addingTo: before, choices, spoken)
        // What is known already needs no building; without files, building anew is what was asked for.
        let isNews = !done.content.isSame(as: before)
        return (files.isEmpty || done.hasAnything && isNews ? done.content : nil, done)
      }
      try finish(done, talk)
      guard done.hasAnything || !done.reports.contains(where: { $0.rows > 0 }) else {
        throw Refusal(
          .content,
          en: "No row could be taken, and nothing was changed. The lines above say what to correct.",
          fr:
            "Aucune ligne n’a pu être prise, et rien n’a changé. Les lignes ci-dessus disent ce qu’il faut corriger."
        )
      }
      try talk.stored(done, in: folder)
    }
  }

  private func imported(
    addingTo before: IndexContent, _ choices: OccupationImport.Choices, _ spoken: Language
  ) throws(Refusal) -> OccupationImport {
    let progress = Terminal.Progress(isQuiet: false, language: spoken)
    defer { progress.clear() }
    var reading = OccupationImport(addingTo: before, choices: choices)
    try reading.read(files) { file in
      progress.show(Bilingual(en: "Reading \(file)", fr: "Lecture de \(file)"))
    }
    progress.show(Bilingual(en: "Building the index", fr: "Construction de l’index"))
    return reading
  }

  private func finish(_ done: OccupationImport, _ talk: ImportTalk) throws(Refusal) {
    talk.show(done, refused: refused)
    guard let refused else { return }
    try WholeFile.write([talk.refusedRows(done)], to: refused, option: "--refused")
  }

  private func choices() throws(Refusal) -> OccupationImport.Choices {
    var choices = OccupationImport.Choices()
    if let source {
      guard let publisher = Publisher(key: source) else { throw SourcesCommand.unknown(source) }
      choices.publisher = publisher
    }
    if let titlesLanguage {
      guard let letters = languageLetters(titlesLanguage.utf8) else {
        throw Refusal(
          .request, en: "“\(titlesLanguage)” is no language. Write two letters, such as en or fr.",
          fr: "« \(titlesLanguage) » n’est pas une langue. Écrivez deux lettres, comme en ou fr.")
      }
      choices.language = letters
    }
    return choices
  }
}
