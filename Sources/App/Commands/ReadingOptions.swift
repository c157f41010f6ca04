import ArgumentParser
import Basics
import People
import Programmes
import Tables

/// How lists are to be read: the options that every command that reads one shares.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What a heading means that is not known: \"Heading=field\", or \"Heading=ignore\"; \"newcomers: Heading=field\" for one list only. Can be repeated.",
      valueName: "heading=field"))
  var map: [String] = []

  @Option(help: "A file with such mappings, one a line.", completion: .file())
  var mapFile: String?

  @Option(help: "How to read dates such as 06/10/2026: day-first or month-first.")
  var dates: DateOrder?

  @Option(help: "The day to count waiting from, such as 2026-11-22; without it, today.")
  var today: LocalDate?

  func settings(own: [OwnField]) throws(Refusal) -> IntakeSettings {
    var settings = IntakeSettings(today: today ?? LocalDate.today())
    settings.own = own
    settings.dateOrder = dates
    let names = own.map(\.name)
    if let mapFile {
      let text = String(decoding: try fileBytes(mapFile, atMost: 1 << 20), as: UTF8.self)
      settings.mappings = try ColumnMapping.list(from: text, file: fileName(mapFile), ownFields: names)
    }
    for text in map { settings.mappings.append(try ColumnMapping(text, ownFields: names)) }
    return settings
  }

  func read(
    _ path: String, sheet name: String?, side: Side, settings: IntakeSettings, progress: Terminal.Progress
  ) throws(Refusal) -> IntakeList {
    let sheet = try Sheet.read(file: path, sheetName: name)
    let file = sheet.origin.file
    return try IntakeList(sheet, side: side, settings: settings) { done, all in
      progress.show(
        Bilingual(
          en: "Reading \(file): \(done) of \(all) rows", fr: "Lecture de \(file) : \(done) lignes sur \(all)")
      )
    }
  }

  /// A mapping that no list has a heading for is a slip of the pen, and it would go unnoticed.
  func checkMappings(_ mappings: [ColumnMapping], lists: [IntakeList]) throws(Refusal) {
    for mapping in mappings {
      let meant = lists.filter { mapping.side == nil || mapping.side == $0.side }
      let headings = meant.flatMap { $0.columns.columns.map(\.heading) }
      guard !headings.contains(where: { Headings.key($0) == Headings.key(mapping.heading) }) else { continue }
      let hint = nearest(to: mapping.heading, among: headings.filter { !$0.isEmpty })
      throw Refusal(
        .request,
        en:
          "No column is headed “\(mapping.heading)”. \(hint.map { "Did you mean “\($0)”?" } ?? "Write the heading as it stands in the list.")",
        fr:
          "Aucune colonne ne s’intitule « \(mapping.heading) ». \(hint.map { "Vouliez-vous dire « \($0) » ?" } ?? "Écrivez l’en-tête comme dans la liste.")"
      )
    }
  }
}

extension DateOrder: ExpressibleByArgument {}

extension Side: ExpressibleByArgument {}

extension LocalDate: ExpressibleByArgument {
  /// Reads `2026-11-22` and nothing else.
  public init?(argument: String) {
    self.init(iso: argument)
  }
}
