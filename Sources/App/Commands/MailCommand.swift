import ArgumentParser
import Basics
import Mail
import Storage

struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail",
    abstract: "Shows letters that did not arrive, lets them be tried again, and takes in what comes back.",
    discussion: """
      Examples:
        allies mail list
        allies mail retry --all
        allies mail take-return < message

      Whether the mail server is ready is told by: allies doctor
      """,
    subcommands: [List.self, Retry.self, TakeReturn.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Lists letters that were given up, refused or returned, the latest first, each with the reason.",
      discussion: """
        Nothing that is shown tells whom a letter was for. Those that were given up have the number of their job, for \
        `allies mail retry`; those that a server refused, or that came back, are not tried again.

        Example:
          allies mail list --database allies.sqlite
        """)

    @OptionGroup var place: JobsCommand.Place

    func run() async throws {
      try await Terminal.refusing(in: place.spoken) {
        let address = try DatabaseChoice.address(place.database)
        let (condition, dead, lost) = try await DatabaseChoice.with(address) { database in
          try await database.read { connection in
            let outbox = Outbox(database)
            return (
              try outbox.condition(in: connection), try outbox.givenUp(in: connection),
              try outbox.lost(in: connection)
            )
          }
        }
        Terminal.say(MailTalk.letters(condition)[place.spoken])
        for job in dead { Terminal.say(JobsTalk.line(job)[place.spoken]) }
        if let more = JobsTalk.more(condition.dead - dead.count) { Terminal.say(more[place.spoken]) }
        for letter in lost { Terminal.say(MailTalk.line(letter)[place.spoken]) }
      }
    }
  }

  struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lets letters that were given up be tried again; `allies serve` sends them.",
      discussion: """
        Examples:
          allies mail retry 4711
          allies mail retry --all
        """)

    @OptionGroup var choice: JobsCommand.Choice
    @OptionGroup var place: JobsCommand.Place

    func run() async throws {
      try await Terminal.refusing(in: place.spoken) {
        let (job, address) = (try choice.job(), try DatabaseChoice.address(place.database))
        let count = try await DatabaseChoice.with(address) { database in
          try await database.write { try Outbox(database).retry(job, in: $0) }
        }
        Terminal.say(try JobsTalk.retried(count, job)[place.spoken])
      }
    }
  }

  struct TakeReturn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take-return",
      abstract: "Takes in a message that came to the address for returns, from standard input.",
      discussion: """
        For the mail server, which hands each message to it; in /etc/aliases, with recipient_delimiter = + in Postfix:
          returns: "|allies mail take-return --config /etc/allies.conf"

        A message about none of our letters is passed over, with exit status 0, so that the server answers nobody. Whatever \
        is in the way ends with 75: the server keeps the message, and hands it over again later.
        """)

    @OptionGroup var options: SettingsOptions

    func run() async throws {
      let spoken = options.spoken
      try await Terminal.refusing(in: spoken) {
        do {
          let settings = try options.settings()
          let message = try MessageInput.read()
          guard let origin = try MailService.origin(settings) else { throw MailTalk.noSender }
          let address = try DatabaseChoice.address(settings[.database]?.text)
          let letter = try await DatabaseChoice.with(address) { database in
            try await database.write { try Outbox(database).takeReturn(message, to: origin, in: $0) }
          }
          Terminal.say(MailTalk.taken(letter)[spoken])
        } catch let refusal as Refusal {
          throw Refusal(.conflict, en: refusal.sentence.en, fr: refusal.sentence.fr)
        }
      }
    }
  }
}
