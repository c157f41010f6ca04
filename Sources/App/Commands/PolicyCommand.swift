import ArgumentParser
import Basics
import Programmes

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Shows the policies that come with the product, and checks yours.",
    discussion: """
      Examples:
        allies policy show mentoring > our-programme.yaml
        allies policy check our-programme.yaml
      """,
    subcommands: [Show.self, Check.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a policy, to read or to begin one of your own with.",
      discussion: """
        Examples:
          allies policy show
          allies policy show mentoring > our-programme.yaml
        """)

    @Argument(help: "The name of a built-in policy or a file; without it, the built-in ones are listed.")
    var policy: String?

    func run() throws {
      let language = Terminal.sessionLanguage
      try Terminal.refusing(in: language) {
        guard let policy else {
          for (name, _) in RoundPolicy.builtIn {
            let title = try RoundPolicy.named(name).title
            Terminal.say(Bilingual(en: "\(name): \(title.en)", fr: "\(name) : \(title.fr)")[language])
          }
          return
        }
        let yaml = try RoundPolicy.document(named: policy).yaml
        Terminal.say(bytes: Array(yaml.utf8))
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says whether a policy can be used, and if not, what to correct in which line.",
      discussion: """
        Example:
          allies policy check our-programme.yaml
        """)

    @Argument(help: "A file, or the name of a built-in policy.")
    var policy: String

    @Option(help: "The language of the answer: en or fr.")
    var language: Language?

    func run() throws {
      let language = language ?? Terminal.sessionLanguage
      try Terminal.refusing(in: language) {
        let read = try RoundPolicy.named(policy)
        for line in read.summary { Terminal.say(line[language]) }
      }
    }
  }
}
