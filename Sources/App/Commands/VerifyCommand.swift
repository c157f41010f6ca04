import ArgumentParser
import Basics
import Programmes

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a folder of results from its files alone, without matching anew.",
    discussion: """
      Example:
        allies verify matching

      Exit status 1 means that the results are not proven, 66 that a file is missing.
      """)

  @Argument(help: "The folder that `allies match` wrote.")
  var folder: String

  @Option(help: "The language of the answer: en or fr.")
  var language: Language?

  func run() throws {
    let spoken = language ?? Terminal.sessionLanguage
    do {
      let found = try RoundVerification.check(folder: folder)
      Terminal.say(found.sentence[spoken])
    } catch {
      try Terminal.refusing(in: spoken) {
        guard error.kind == .content else { throw error }
        Terminal.complain(error.sentence[spoken])
        throw ExitCode(1)
      }
    }
  }
}
