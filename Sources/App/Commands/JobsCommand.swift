import ArgumentParser
import Basics
import Storage

struct JobsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs",
    abstract: "Shows what was to be done later and was given up, and lets it be tried again.",
    discussion: """
      Examples:
        allies jobs list
        allies jobs retry --all
      """,
    subcommands: [List.self, Retry.self])

  /// The database whose jobs are meant, and the language to speak.
  struct Place: ParsableArguments {
    @Option(help: "The database: a file, or postgres://…; without it, the one that `allies serve` uses.")
    var database: String?

    @Option(help: "The language of the answer: en or fr.")
    var language: Language?

    var spoken: Language { language ?? Terminal.sessionLanguage }
  }

  /// One job by its number, or all of them.
  struct Choice: ParsableArguments {
    @Argument(help: "The number of a job, as `list` shows it.")
    var number: String?

    @Flag(help: "All that were given up.")
    var all = false

    /// Nil for all.
    func job() throws(Refusal) -> JobID? {
      guard all != (number != nil) else {
        throw Refusal(
          .request, en: "Say the number of a job, as `list` shows it, or --all; one of the two.",
          fr: "Indiquez le numéro d’une tâche, tel que `list` l’affiche, ou --all\u{202F}; l’un des deux.")
      }
      guard let number else { return nil }
      guard let value = Int64(number), value > 0 else {
        throw Refusal(
          .request, en: "“\(number)” is no number of a job. `list` shows the numbers.",
          fr: "«\u{A0}\(number)\u{A0}» n’est pas le numéro d’une tâche. `list` affiche les numéros.")
      }
      return JobID(rawValue: value)
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists jobs that were given up, the latest first, each with its number and the reason.",
      discussion: """
        Nothing that is shown tells of any person. The reason says what to mend before a job is tried again.

        Example:
          allies jobs list --database allies.sqlite
        """)

    @OptionGroup var place: Place

    func run() async throws {
      try await Terminal.refusing(in: place.spoken) {
        let address = try DatabaseChoice.address(place.database)
        let (condition, dead) = try await DatabaseChoice.with(address) { database in
          try await database.read { connection in
            let queue = JobQueue()
            return (try queue.condition(in: connection), try queue.dead(in: connection))
          }
        }
        Terminal.say(JobsTalk.jobs(condition)[place.spoken])
        for job in dead { Terminal.say(JobsTalk.line(job)[place.spoken]) }
        if let more = JobsTalk.more(condition.dead - dead.count) { Terminal.say(more[place.spoken]) }
      }
    }
  }

  struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lets jobs that were given up be tried again from the beginning; `allies serve` does them.",
      discussion: """
        Examples:
          allies jobs retry 4711
          allies jobs retry --all
        """)

    @OptionGroup var choice: Choice
    @OptionGroup var place: Place

    func run() async throws {
      try await Terminal.refusing(in: place.spoken) {
        let (job, address) = (try choice.job(), try DatabaseChoice.address(place.database))
        let count = try await DatabaseChoice.with(address) { database in
          try await database.write { try JobQueue().revive(job, in: $0) }
        }
        Terminal.say(try JobsTalk.retried(count, job)[place.spoken])
      }
    }
  }
}
