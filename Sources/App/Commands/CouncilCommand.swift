import ArgumentParser
import Basics
import People
import Storage

struct CouncilCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "council",
    abstract: "Adds a council or an agency to this installation, and lists those that are there.",
    discussion: """
      Examples:
        allies council add 'Halifax Partnership' --french 'Partenariat d’Halifax' --city Halifax
        allies council add 'Harbour House' --french 'Maison du Port' --city Halifax --of 'Halifax Partnership'
        allies council list
      """,
    subcommands: [Add.self, List.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Adds a council; with --of, an agency of one.",
      discussion: """
        The next thing is to invite its administrator: allies invite --help

        Example:
          allies council add 'Halifax Partnership' --french 'Partenariat d’Halifax' --city Halifax
        """)

    @Argument(help: "Its name in English.")
    var name: String

    @Option(help: "Its name in French; without it, the same.")
    var french: String?

    @Option(help: "The city where it works.")
    var city: String

    @Option(help: "The council that an agency belongs to, by its name.")
    var of: String?

    @OptionGroup var options: SettingsOptions

    func run() async throws {
      let spoken = options.spoken
      try await Terminal.refusing(in: spoken) {
        let names = Bilingual(en: try AccountTalk.word(name), fr: try AccountTalk.word(french ?? name))
        let city = try AccountTalk.word(city)
        let installation = try Installation(options.settings())
        try await installation.withDatabase { database in
          let now = Moment.now()
          let parent = of
          try await database.write { connection in
            let keepers = KeeperStore(connection)
            let council = try parent.map { try keepers.council(named: $0, at: now) }
            try keepers.found(named: names, city: city, of: council, at: now)
          }
        }
        Terminal.say(AccountTalk.added(names, isAgency: of != nil)[spoken])
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists councils and their agencies.",
      discussion: """
        Example:
          allies council list
        """)

    @OptionGroup var options: SettingsOptions

    func run() async throws {
      let spoken = options.spoken
      try await Terminal.refusing(in: spoken) {
        let installation = try Installation(options.settings())
        let all = try await installation.withDatabase { database in
          try await database.read { connection in
            let keepers = KeeperStore(connection)
            return try keepers.councils(at: .now()).flatMap { try keepers.open(of: $0.id, at: .now()) }
          }
        }
        if all.isEmpty { Terminal.say(AccountTalk.noCouncil.sentence[spoken]) }
        for keeper in all { Terminal.say(AccountTalk.line(keeper)[spoken]) }
      }
    }
  }
}
