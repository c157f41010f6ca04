import ArgumentParser
import Basics
import Occupations

struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clb",
    abstract: "Says which language benchmark (CLB, NCLC) test scores mean, skill by skill.",
    discussion: """
      Examples:
        allies clb IELTS 7.5/7/6.5/6
        allies clb TEF 460/440/430/470 --taken 2024-02-10
        allies clb TCF CO523 CE524 EE14 EO13
        allies clb PTE

      Scores stand as on the report: listening, reading, writing, speaking. Letters before them allow any order: L R W S, or \
      CO CE EE EO. Without scores, the chart of the test is shown.

      Tests: IELTS General Training, CELPIP-General, PTE Core, TEF Canada, TCF Canada. After the charts of Immigration, \
      Refugees and Citizenship Canada.
      """,
    aliases: ["nclc"])

  @Argument(
    help: "IELTS, CELPIP, PTE, TEF or TCF.", completion: .list(["IELTS", "CELPIP", "PTE", "TEF", "TCF"]))
  var test: String

  @Argument(help: "Four scores: listening, reading, writing, speaking.")
  var scores: [String] = []

  @Option(help: "The day the test was taken, such as 2024-02-10: the scale of TEF Canada has changed twice.")
  var taken: LocalDate?

  @Option(help: "The language of the answer: en or fr.")
  var language: Language?

  func run() throws {
    let spoken = language ?? Terminal.sessionLanguage
    try Terminal.refusing(in: spoken) {
      // "IELTS General 7.5 7 6.5 6": words of the name may stand apart.
      let words = scores.prefix(while: WrittenTest.isOfName)
      let name = ([test] + words).joined(separator: " ")
      let found = try WrittenTest(name).test(taken: taken)
      let talk = BenchmarkTalk(test: found, language: spoken)
      let written = scores.dropFirst(words.count).joined(separator: " ")
      if trimmedText(written).isEmpty {
        talk.showChart()
      } else {
        talk.show(try WrittenScores(written).scores(of: found))
      }
      talk.showScale(isSaid: taken != nil)
    }
  }
}

/// The name of a test as people write it.
struct WrittenTest {
  private let written: String
  private let words: Set<String>

  init(_ text: String) {
    written = trimmedText(text)
    words = Set(folded(text).split(separator: " ").map(String.init))
  }

  /// Words by which a test is known, and the name it has in the engine.
  private static let names: [(word: String, name: String)] = [
    ("ielts", "IELTS General Training"), ("celpip", "CELPIP-General"), ("pte", "PTE Core"),
    ("tef", "TEF Canada"), ("tcf", "TCF Canada"),
  ]

  /// Tests of the same makers, and others, that no chart leads from to CLB or NCLC.
  private static let others: Set<String> = [
    "academic", "ukvi", "ls", "tefaq", "toefl", "toeic", "duolingo", "delf", "dalf", "quebec", "fil",
    "cambridge",
    "tfi", "elp", "oet", "cael", "celban",
  ]

  /// True for a word that belongs to the name of a test and not to its scores.
  static func isOfName(_ text: String) -> Bool {
    let words = folded(text).split(separator: " ").map(String.init)
    return !words.isEmpty && words.allSatisfy { nameWords.contains($0) || others.contains($0) }
  }

  private static let nameWords: Set<String> = [
    "general", "training", "gt", "canada", "core", "test", "ielts", "celpip", "pte", "tef", "tcf",
  ]

  func test(taken: LocalDate?) throws -> LanguageTest {
    if let other = words.first(where: Self.others.contains) { throw noChart(other) }
    guard let known = Self.names.first(where: { words.contains($0.word) }) else { throw unknown() }
    guard let test = LanguageTest.named(known.name, on: taken?.description) else { throw unknown() }
    return test
  }

  private func noChart(_ other: String) -> Refusal {
    Refusal(
      .request,
      en:
        "No chart leads from “\(written)” to CLB or NCLC. There is one for IELTS General Training, CELPIP-General, PTE Core, "
        + "TEF Canada and TCF Canada.",
      fr:
        "Aucun tableau ne mène de « \(written) » aux NCLC. Il y en a un pour IELTS General Training, CELPIP-General, "
        + "PTE Core, TEF Canada et TCF Canada.")
  }

  private func unknown() -> Refusal {
    let near = nearest(to: written, among: Self.names.map(\.word)).map { $0.uppercased() }
    return Refusal(
      .request,
      en: "“\(written)” is no test that is known here. "
        + (near.map { "Did you mean \($0)?" } ?? "Write IELTS, CELPIP, PTE, TEF or TCF."),
      fr: "« \(written) » n’est pas un test connu ici. "
        + (near.map { "Vouliez-vous dire \($0) ?" } ?? "Écrivez IELTS, CELPIP, PTE, TEF ou TCF."))
  }
}
