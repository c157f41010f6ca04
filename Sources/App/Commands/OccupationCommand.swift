import ArgumentParser
import Basics
import Occupations
import Reference

struct OccupationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "occupation",
    abstract: "Shows what an occupation is, which are near, and where it is licensed.",
    discussion: """
      Examples:
        allies occupation 21300
        allies occupation "infirmière auxiliaire"
        allies occupation 31301 --province ON --language fr

      Codes and titles: Statistics Canada, National Occupational Classification 2021 Version 1.0.
      """)

  @Argument(
    help: "A code of the National Occupational Classification 2021, one to five digits, or a job title.")
  var occupation: String

  @Option(help: "Show licensing in this province or territory only, by its two letters.")
  var province: String?

  @Option(help: "How many near occupations to show.")
  var near = 8

  @OptionGroup var known: IndexOptions

  @Option(help: "The language of the answer: en or fr.")
  var language: Language?

  func run() throws {
    let spoken = language ?? Terminal.sessionLanguage
    try Terminal.refusing(in: spoken) {
      let provinces = try chosenProvinces()
      let reader = try known.open()
      let group = try group(reader)
      Terminal.say("\(group.code)  \(group.title[spoken])")
      if let unit = UnitCode(group.code) {
        OccupationTalk(unit: unit, language: spoken, relatedness: reader.relatedness).show(
          near: near, provinces: provinces)
      } else {
        for within in Classification.noc2021.groups
        where within.level == group.level + 1 && within.code.hasPrefix(group.code) {
          Terminal.say("  \(within.code)  \(within.title[spoken])")
        }
      }
    }
  }

  private func chosenProvinces() throws -> [Regulation.Province] {
    guard let province else { return Regulation.Province.allCases }
    guard let found = Regulation.Province(rawValue: province.uppercased()) else {
      let known = Regulation.Province.allCases.map(\.rawValue).joined(separator: ", ")
      throw Refusal(
        .request, en: "“\(province)” is no province or territory. Write one of \(known).",
        fr: "« \(province) » n’est ni une province ni un territoire. Écrivez un de ces codes : \(known).")
    }
    return [found]
  }

  private var noGroup: Refusal {
    Refusal(
      .request,
      en: "“\(occupation)” is no group of the classification. Give a code such as 21300, or a job title.",
      fr:
        "« \(occupation) » n’est pas un groupe de la classification. Donnez un code comme 21300, ou un titre d’emploi."
    )
  }

  private func group(_ reader: TitleReader) throws -> Classification.Group {
    if let group = Classification.noc2021.group(occupation) { return group }
    guard !occupation.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { throw noGroup }
    let coding = reader.coder(for: occupation).code(occupation)
    if let best = coding.best, coding.isSure,
      let group = Classification.noc2021.group(best.unit.description)
    {
      return group
    }
    guard !coding.candidates.isEmpty else { throw noGroup }
    let offers = coding.candidates.compactMap { candidate in
      Classification.noc2021.group(candidate.unit.description).map(\.listed)
    }
    throw Refusal(
      .request,
      en: "“\(occupation)” may be several occupations. Choose a code:\n"
        + offers.map(\.en).joined(separator: "\n"),
      fr: "« \(occupation) » peut être plusieurs professions. Choisissez un code :\n"
        + offers.map(\.fr).joined(separator: "\n"))
  }
}

extension Classification.Group {
  var title: Bilingual { Bilingual(en: english, fr: french) }
  /// A line of a list.
  var listed: Bilingual { Bilingual(en: "  \(code)  \(english)", fr: "  \(code)  \(french)") }
}
