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
        allies occupation "2131 (2016)"

      Codes of 2011 and 2016, which have four digits, are read too: what they were, and what they became. Where four digits \
      are a code of both editions, write the year behind them, or add the day they were written down with --recorded.

      Codes and titles: Statistics Canada, National Occupational Classification 2021 Version 1.0 and 2016 Version 1.3.
      """)

  @Argument(
    help: "A code of the National Occupational Classification, or a job title.")
  var occupation: String

  @Option(
    help: "Show licensing in this province or territory only, by its name or its two letters.",
    completion: .list(Regulation.Province.allCases.map(\.rawValue)))
  var province: String?

  @Option(help: "How many near occupations to show.")
  var near = 8

  @Option(help: "The day the code was written down, such as 2019-05-01: which edition it is of.")
  var recorded: LocalDate?

  @OptionGroup var known: IndexOptions

  @Option(help: "The language of the answer: en or fr.")
  var language: Language?

  func run() throws {
    let spoken = language ?? Terminal.sessionLanguage
    try Terminal.refusing(in: spoken) {
      let provinces =
        try province.map { [try WrittenProvince($0).province()] } ?? Regulation.Province.allCases
      let reader = try known.open()
      let talk = OccupationTalk(
        language: spoken, near: near, provinces: provinces, relatedness: reader.relatedness)
      let edition = recorded.flatMap { day in
        let (year, month, dayOfMonth) = day.parts
        return Edition(inUseOn: year, month: month, day: dayOfMonth)
      }
      switch CodeReading(occupation, recorded: edition) {
      case .group(let group): talk.show(group)
      case .former(let former): talk.show(former, or: nil)
      case .either(let former, let group): talk.show(former, or: group)
      case .notFound(let digits, let edition): throw noCode(digits, of: edition)
      case .unknownEdition(let year): throw noEdition(year)
      case .notACode: talk.show(try group(ofTitle: occupation, reader))
      }
    }
  }

  private func noCode(_ digits: String, of edition: Edition?) -> Refusal {
    // The widest group that begins with the same digits, to choose from.
    let nearest = (1..<max(1, digits.utf8.count)).reversed().lazy
      .compactMap { Classification.noc2021.group(String(digits.prefix($0))) }.first
    let within = nearest.map { nearest in
      Classification.noc2021.groups.filter {
        $0.level == nearest.level + 1 && $0.code.hasPrefix(nearest.code)
      }
    }
    let offers = edition?.isFormer == true ? [] : (within ?? []).map(\.listed)
    let known =
      edition.map { Bilingual(en: "NOC \($0.rawValue)", fr: "la CNP \($0.rawValue)") }
      ?? Bilingual(en: "NOC 2021 or 2016", fr: "la CNP 2021 ni dans celle de 2016")
    return Refusal(
      .request,
      en: "There is no \(digits) in \(known.en). Give another code, or a job title."
        + (offers.isEmpty ? "" : " There are:\n" + offers.map(\.en).joined(separator: "\n")),
      fr: "Il n’y a pas de \(digits) dans \(known.fr). Donnez un autre code ou un titre d’emploi."
        + (offers.isEmpty ? "" : " Il y a :\n" + offers.map(\.fr).joined(separator: "\n")))
  }

  private func noEdition(_ year: Int) -> Refusal {
    Refusal(
      .request,
      en:
        "Codes of \(year) are not known here, only those of 2011, 2016 and 2021. Give the job title instead.",
      fr:
        "Les codes de \(year) ne sont pas connus ici, seulement ceux de 2011, de 2016 et de 2021. Donnez plutôt le titre d’emploi."
    )
  }

  private func group(ofTitle title: String, _ reader: TitleReader) throws -> Classification.Group {
    let coding = reader.coder.code(title)
    if let best = coding.best, coding.isSure,
      let group = Classification.noc2021.group(best.unit.description)
    {
      return group
    }
    let offers = coding.candidates.compactMap { candidate in
      Classification.noc2021.group(candidate.unit.description).map(\.listed)
    }
    guard !offers.isEmpty else {
      throw Refusal(
        .request,
        en:
          "“\(title)” is no code and no job title that is understood. Give a code such as 21300, or other words.",
        fr:
          "« \(title) » n’est ni un code ni un titre d’emploi compris ici. Donnez un code comme 21300, ou d’autres mots."
      )
    }
    throw Refusal(
      .request,
      en: "“\(title)” may be several occupations. Choose a code:\n"
        + offers.map(\.en).joined(separator: "\n"),
      fr: "« \(title) » peut être plusieurs professions. Choisissez un code :\n"
        + offers.map(\.fr).joined(separator: "\n"))
  }
}

extension Classification.Group {
  var title: Bilingual { Bilingual(en: english, fr: french) }
  /// A line of a list.
  var listed: Bilingual { Bilingual(en: "  \(code)  \(english)", fr: "  \(code)  \(french)") }
}
