import ArgumentParser
import Basics
import Programmes

struct ProgrammeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programme",
    abstract: "Shows the programme models that come with the product, and checks yours.",
    discussion: """
      Examples:
        allies programme list
        allies programme show mentoring > our-mentoring.yaml
        allies programme check our-mentoring.yaml
      """,
    subcommands: [List.self, Show.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the built-in models, each with what it is.",
      discussion: """
        Example:
          allies programme list --language fr
        """)

    @Option(help: "The language of the answer: en or fr.")
    var language: Language?

    func run() throws {
      let language = language ?? Terminal.sessionLanguage
      for model in ProgrammeModel.builtInModels {
        let head = Bilingual(en: "\(model.name): \(model.title.en)", fr: "\(model.name) : \(model.title.fr)")
        Terminal.say(head[language])
        Terminal.say("  " + model.summary[language].trimmingLines)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a model, to read or to begin one of your own with.",
      discussion: """
        Example:
          allies programme show mentoring > our-mentoring.yaml
        """)

    @Argument(help: "The name of a built-in model, or a file.")
    var model: String

    func run() throws {
      try Terminal.refusing(in: Terminal.sessionLanguage) {
        Terminal.say(bytes: Array(try ProgrammeModel.document(named: model).yaml.utf8))
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says whether models can be used, and if not, what to correct in which line.",
      discussion: """
        Example:
          allies programme check our-mentoring.yaml our-connector.yaml
        """)

    @Argument(help: "Files, or names of built-in models.")
    var models: [String]

    @Option(help: "The language of the answer: en or fr.")
    var language: Language?

    func run() throws {
      let language = language ?? Terminal.sessionLanguage
      // Every file is read before anything is refused, so that one wrong file does not hide another.
      var refusals: [Refusal] = []
      for name in models {
        do throws(Refusal) {
          for line in try ProgrammeModel.named(name).outline { Terminal.say(line[language]) }
        } catch {
          refusals.append(error)
        }
      }
      try Terminal.refusing(in: language) {
        guard let first = refusals.first else { return }
        throw Refusal(
          first.kind, en: refusals.map(\.sentence.en).joined(separator: "\n"),
          fr: refusals.map(\.sentence.fr).joined(separator: "\n"))
      }
    }
  }
}

extension String {
  /// Without the line end that a text in a document ends with.
  fileprivate var trimmingLines: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
