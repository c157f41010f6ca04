import Basics
import Occupations
import Tables

/// One import of reference files: what was taken of them, and what was not.
package struct OccupationImport {
  /// A file that was not taken at all, with the reason.
  package struct Skipped: Sendable {
    package let file: String
    package let refusal: Refusal
  }

  /// What a person says of the files beyond what their headings say.
  package struct Choices: Sendable {
    /// Whose titles a list without a publisher holds.
    package var publisher: Publisher?
    /// The language of ESCO files whose name does not end in it.
    package var language: UInt16?

    package init(publisher: Publisher? = nil, language: UInt16? = nil) {
      self.publisher = publisher
      self.language = language
    }
  }

  package private(set) var content: IndexContent
  package private(set) var reports: [FileReport] = []
  package private(set) var skipped: [Skipped] = []
  private let choices: Choices

  /// - Parameter content: what was imported before; nothing of it is lost.
  package init(addingTo content: IndexContent = IndexContent(), choices: Choices = Choices()) {
    self.content = content
    self.choices = choices
  }

  /// Reads files and all files of folders, each as what its headings say it is, whatever their order.
  ///
  /// - Parameter progress: told the name of each file before it is read.
  /// - Throws: a refusal if a file that was named cannot be used; of a folder, such files are skipped and told.
  /// - Complexity: one pass over each file; those that need a table of correspondence are read after all others.
  package mutating func read(_ paths: [String], progress: (String) -> Void = { _ in }) throws(Refusal) {
    var files: [(path: String, isNamed: Bool)] = []
    for path in paths {
      if let names = try filesInFolder(path) {
        files += names.map { (path + "/" + $0, false) }
      } else {
        files.append((path, true))
      }
    }
    let checksums = try checksumLists(among: &files)
    var correspondences = Correspondences()
    var later: [(path: String, isNamed: Bool)] = []
    for file in files {
      try using(file) { reading throws(Refusal) in
        progress(fileName(file.path))
        if try reading.readAtOnce(file.path, checksums, &correspondences) == false { later.append(file) }
      }
    }
    var esco = ESCOReading()
    for file in later {
      try using(file) { reading throws(Refusal) in
        progress(fileName(file.path))
        try reading.readByCorrespondence(file.path, checksums, correspondences, &esco)
      }
    }
    if !esco.isEmpty {
      let coder = TitleCoder(content.lexicon())
      esco.assign(by: correspondences, coder: { coder.code($0) }, into: &content.titles, &reports)
    }
    for report in reports { content.remember(report) }
  }

  private mutating func using(
    _ file: (path: String, isNamed: Bool), _ body: (inout OccupationImport) throws(Refusal) -> Void
  ) throws(Refusal) {
    do throws(Refusal) {
      try body(&self)
    } catch {
      if file.isNamed { throw error }
      skipped.append(Skipped(file: fileName(file.path), refusal: error))
    }
  }

  /// Takes the lists of checksums out of the files.
  private func checksumLists(among files: inout [(path: String, isNamed: Bool)]) throws(Refusal)
    -> [ChecksumList]
  {
    var lists: [ChecksumList] = []
    var others: [(path: String, isNamed: Bool)] = []
    for file in files {
      let start = try? fileBytes(file.path, atMost: 1 << 20)
      if let start, let list = ChecksumList(start) {
        lists.append(list)
      } else {
        others.append(file)
      }
    }
    files = others
    return lists
  }

  private func open(
    _ path: String, _ checksums: [ChecksumList]
  ) throws(Refusal) -> (source: RecognisedSheet, report: FileReport) {
    let name = fileName(path)
    let bytes = try fileBytes(path)
    let digest = Fingerprint(of: bytes).text
    var isVerified = false
    for list in checksums where try list.check(digest, of: name) { isVerified = true }
    let sheet = try Sheet.read(bytes, file: name)
    guard let recognised = Layout.recognise(sheet) else { throw Self.unknown(name, sheet) }
    var report = FileReport(
      file: name, origin: sheet.origin, layout: recognised.layout, publisher: recognised.layout.publisher,
      digest: digest)
    report.isVerified = isVerified
    return (RecognisedSheet(sheet: sheet, recognised: recognised), report)
  }

  /// - Returns: false if the file needs tables that may still come.
  private mutating func readAtOnce(
    _ path: String, _ checksums: [ChecksumList], _ correspondences: inout Correspondences
  ) throws(Refusal) -> Bool {
    var (source, report) = try open(path, checksums)
    switch report.layout {
    case .onetTitles, .onetRelated, .escoOccupations: return false
    case .structure, .classification:
      StatisticsCanadaReading.structure(source, into: &content.titles, &report)
    case .elements: StatisticsCanadaReading.elements(source, into: &content.titles, &report)
    case .postings:
      if content.holds(digest: report.digest) {
        report.notes.append(Self.importedBefore)
      } else {
        JobBankReading.postings(source, into: &content.titles, &report)
      }
    case .titles:
      let publisher = publisher(of: source, report.file, &report)
      report.publisher = publisher
      TitleListReading.titles(source, publisher: publisher, into: &content.titles, &report)
    case .nocToONET: correspondences.readUnits(source, &report)
    case .escoToONET: correspondences.readONET(source, &report)
    case .related: RelationReading.related(source, into: &content.relations, &report)
    case .skills: RelationReading.skills(source, into: &content.skills, &report)
    }
    // At once, so that a month of postings that is given twice counts once.
    content.remember(report)
    reports.append(report)
    return true
  }

  private mutating func readByCorrespondence(
    _ path: String, _ checksums: [ChecksumList], _ correspondences: Correspondences,
    _ esco: inout ESCOReading
  ) throws(Refusal) {
    var (source, report) = try open(path, checksums)
    if report.layout == .escoOccupations {
      let language = try language(of: report.file)
      esco.read(source, language: language, file: reports.count, &report)
    } else {
      guard !correspondences.units.isEmpty else { throw Self.needsCorrespondence(report.file) }
      if report.layout == .onetTitles {
        ONETReading.titles(source, by: correspondences, into: &content.titles, &report)
      } else {
        ONETReading.related(source, by: correspondences, into: &content.relations, &report)
      }
    }
    reports.append(report)
  }

  /// A list of titles does not say whose they are. A column of confidence is only in those made of ESCO's; else a word of
  /// the file's name is believed, and told.
  private func publisher(of source: RecognisedSheet, _ file: String, _ report: inout FileReport) -> Publisher
  {
    if let said = choices.publisher { return said }
    if source.recognised.place(.confidence) != nil { return .esco }
    let name = folded(file)
    let words: [(Publisher, [String])] = [
      (.onet, ["onet", "o net"]), (.esco, ["esco"]), (.jobBank, ["jobbank", "job bank", "guichet"]),
      (.statisticsCanada, ["noc", "cnp", "statcan"]),
    ]
    guard let found = words.first(where: { $0.1.contains { name.contains($0) } })?.0 else { return .own }
    report.notes.append(
      Bilingual(
        en:
          "Taken for titles of \(found.name.en), by the name of the file. If they are not, say whose with --source.",
        fr:
          "Prise pour des titres de : \(found.name.fr), d’après le nom du fichier. Sinon, indiquez la source avec --source."
      ))
    return found
  }

  /// ESCO's files do not say their language but in their name: occupations_fr.csv.
  private func language(of file: String) throws(Refusal) -> UInt16 {
    let stem = file.split(separator: ".").first ?? ""
    if let last = stem.split(separator: "_").last, let letters = languageLetters(last.utf8) { return letters }
    if let said = choices.language { return said }
    throw Refusal(
      .request,
      en:
        "\(file) does not say in which language its titles are. Call it as ESCO does, occupations_en.csv, or add --titles-language en.",
      fr:
        "\(file) n’indique pas la langue de ses titres. Nommez-le comme le fait ESCO, occupations_fr.csv, ou ajoutez --titles-language fr."
    )
  }
}

extension OccupationImport {
  fileprivate static let importedBefore = Bilingual(
    en: "It was imported before; its postings are not counted again.",
    fr: "Il a déjà été importé ; ses offres ne sont pas comptées de nouveau.")

  fileprivate static func needsCorrespondence(_ file: String) -> Refusal {
    Refusal(
      .content,
      en:
        "\(file) has codes of the United States. Give with it a table with the columns noc and onet, which says what unit groups they are.",
      fr:
        "\(file) emploie les codes des États-Unis. Donnez avec lui une table à colonnes noc et onet, qui dit à quels groupes de base ils correspondent."
    )
  }

  fileprivate static func unknown(_ file: String, _ sheet: Sheet) -> Refusal {
    let headings =
      sheet.rowCount > 0 ? sheet[0].texts.filter { !$0.isEmpty }.prefix(6).map { String($0.prefix(40)) } : []
    return Refusal(
      .content,
      en:
        "\(file) is none of the files that can be imported (its first row: \(headings.joined(separator: ", "))). `allies help occupations import` lists them.",
      fr:
        "\(file) n’est pas un fichier qui peut être importé (sa première ligne : \(headings.joined(separator: ", "))). `allies help occupations import` en donne la liste."
    )
  }
}

extension Layout {
  fileprivate var publisher: Publisher? {
    switch self {
    case .structure, .elements, .classification: .statisticsCanada
    case .postings: .jobBank
    case .escoOccupations, .escoToONET: .esco
    case .onetTitles, .onetRelated, .nocToONET, .related, .skills: .onet
    case .titles: nil
    }
  }
}
