import ArgumentParser
import Basics
import Storage

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract:
      "Saves all that a database holds at this moment in one encrypted file, and proves it by restoring it.",
    discussion: """
      Others go on working meanwhile. The key is made once, and kept where the backups are not: whoever has it reads every \
      backup, and without it none can be read.

      Examples:
        allies backup monday.backup --key allies.key --new-key
        allies backup tuesday.backup --key allies.key
        allies backup tuesday.backup --key allies.key --database postgres://localhost/allies

      See also: allies restore.
      """)

  @Argument(help: "The file to write; it must not be there yet.", completion: .file())
  var file: String

  @Option(help: "The file with the key.", completion: .file())
  var key: String

  @Flag(help: "Make the key first; its file must not be there yet.")
  var newKey = false

  @Option(help: "The database: a file, or postgres://…; without it, the one that `allies serve` uses.")
  var database: String?

  @Flag(help: "Read the backup again, but do not restore it to prove it.")
  var unproven = false

  @Option(help: "The language of the answer: en or fr.")
  var language: Language?

  func run() async throws {
    let spoken = language ?? Terminal.sessionLanguage
    try await Terminal.refusing(in: spoken) {
      let address = try DatabaseChoice.address(database)
      let report = try await DatabaseChoice.with(address) { database in
        // A database that is not there leaves no key behind.
        let key = try newKey ? BackupKey.make(at: key) : BackupKey.read(from: key)
        let written = try await Backup.write(database, to: file, key: key)
        let found =
          try unproven
          ? Backup.check(file, key: key)
          : await Backup.drill(file, key: key, migrations: Assembly.migrations)
        guard found == written else { throw BackupTalk.differs(file) }
        return written
      }
      Terminal.say(BackupTalk.written(report, to: file, isProven: !unproven)[spoken])
      if newKey { Terminal.say(BackupTalk.keepKey(key)[spoken]) }
    }
  }
}
