import ArgumentParser
import Basics
import Storage
import Tables

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Shows whether the log of who did and read what is as it was written.",
    discussion: """
      Examples:
        allies audit anchor >> anchors.txt
        allies audit verify --anchors anchors.txt
      """,
    subcommands: [Verify.self, Anchor.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Reads the whole log and makes every seal again; finds whatever was altered, removed or moved.",
      discussion: """
        Only an anchor, written down earlier where nobody who runs the database can change it, shows that the end of the log \
        is missing or that all of it was made anew. Exit status 1 means that the log is not as it was.

        Examples:
          allies audit verify --database allies.sqlite
          allies audit verify --database postgres://localhost/allies --anchors anchors.txt
        """)

    @Option(help: "The database: a file, or postgres://…; without it, the one that `allies serve` uses.")
    var database: String?

    @Option(help: "A file of anchors, one a line, as `allies audit anchor` prints them.", completion: .file())
    var anchors: String?

    @Option(help: "The language of the answer: en or fr.")
    var language: Language?

    func run() async throws {
      let spoken = language ?? Terminal.sessionLanguage
      try await Terminal.refusing(in: spoken) {
        let address = try DatabaseChoice.address(database)
        let anchors = try anchors.map { try AuditTalk.anchors(in: $0) } ?? []
        let found = try await DatabaseChoice.with(address) {
          try await AuditLog.verify($0, anchors: anchors)
        }
        for line in AuditTalk.lines(found) {
          if found.isSound { Terminal.say(line[spoken]) } else { Terminal.complain(line[spoken]) }
        }
        if !found.isSound { throw ExitCode(1) }
      }
    }
  }

  struct Anchor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the last seal of the log: a line to be kept elsewhere.",
      discussion: """
        Example:
          allies audit anchor --database allies.sqlite >> anchors.txt
        """)

    @Option(help: "The database: a file, or postgres://…; without it, the one that `allies serve` uses.")
    var database: String?

    @Option(help: "The language of the answer: en or fr.")
    var language: Language?

    func run() async throws {
      let spoken = language ?? Terminal.sessionLanguage
      try await Terminal.refusing(in: spoken) {
        let address = try DatabaseChoice.address(database)
        let head = try await DatabaseChoice.with(address) { database in
          try await database.read { try AuditAnchor(headOf: $0) }
        }
        Terminal.say(head.line)
      }
    }
  }
}
