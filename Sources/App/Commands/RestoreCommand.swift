import ArgumentParser
import Basics
import Storage

struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Makes a database of a backup, or only tries whether that could be done.",
    discussion: """
      What was restored is read again and compared with the backup before it is kept: all of it, or nothing. A backup of \
      SQLite can become a PostgreSQL database, and the other way.

      Examples:
        allies restore tuesday.backup --key allies.key --database restored.sqlite
        allies restore tuesday.backup --key allies.key --database postgres://localhost/allies
        allies restore tuesday.backup --key allies.key --drill
      """)

  @Argument(help: "The backup.", completion: .file())
  var file: String

  @Option(help: "The file with the key.", completion: .file())
  var key: String

  @Option(help: "Where to restore: a file that is not there yet, or an empty database, postgres://….")
  var database: String?

  @Flag(help: "Restore into a temporary place, compare, and leave nothing.")
  var drill = false

  @Option(help: "The language of the answer: en or fr.")
  var language: Language?

  func run() async throws {
    let spoken = language ?? Terminal.sessionLanguage
    try await Terminal.refusing(in: spoken) {
      guard drill != (database != nil) else {
        throw Refusal(
          .request, en: "Say where to restore with --database, or only try with --drill; one of the two.",
          fr:
            "Indiquez où restaurer avec --database, ou faites seulement un essai avec --drill\u{202F}; l’un des deux."
        )
      }
      let opened = try BackupKey.read(from: key)
      let migrations = Assembly.migrations
      let report = try await DatabaseChoice.explaining(database) {
        if let database {
          return try await Backup.restore(file, key: opened, to: database, migrations: migrations)
        }
        return try await Backup.drill(file, key: opened, migrations: migrations)
      }
      Terminal.say(BackupTalk.restored(report, isDrill: drill)[spoken])
    }
  }
}
