import Basics
import Storage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which database a command looks at, and what it says when that cannot be done.
enum DatabaseChoice {
  /// The one that was named, or `ALLIES_DATABASE`, or the file in the usual folder for data.
  static func address(_ said: String?) throws(Refusal) -> String {
    if let said, !said.isEmpty { return said }
    if let said = getenv("ALLIES_DATABASE").map({ String(cString: $0) }), !said.isEmpty { return said }
    return try DataFolder.chosen(nil, option: "--database") + "/allies.sqlite"
  }

  /// Carries out the closure on a database that is there.
  ///
  /// - Throws: a `Refusal`, also for what the engine says, in words that hold nothing of what is stored.
  static func with<Result>(_ address: String, _ body: (Database) async throws -> Result) async throws
    -> Result
  {
    guard Database.isPostgres(address) || access(address, R_OK) == 0 else {
      throw Refusal(
        .missing, en: "There is no database \(address), or it cannot be read. Name it with --database.",
        fr: "La base de données \(address) n’existe pas ou ne peut pas être lue. Indiquez-la avec --database."
      )
    }
    return try await explaining {
      let database = try Database.open(address)
      do {
        let result = try await body(database)
        await database.close()
        return result
      } catch {
        await database.close()
        throw error
      }
    }
  }

  /// What went wrong with a database, as a sentence.
  static func explaining<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch StorageError.gone {
      throw Refusal(
        .missing, en: "The database cannot be reached. See that it runs and that the address is right.",
        fr:
          "Impossible de joindre la base de données. Vérifiez qu’elle fonctionne et que l’adresse est juste.")
    } catch StorageError.damaged {
      throw Refusal(
        .content, en: "The database is damaged, or is none. Restore a backup into a new one.",
        fr:
          "La base de données est endommagée, ou n’en est pas une. Restaurez une sauvegarde dans une nouvelle base."
      )
    } catch StorageError.full {
      throw Refusal(
        .output, en: "There is no room on the disk. Make some, and do this again.",
        fr: "Il n’y a plus de place sur le disque. Faites-en, puis recommencez.")
    } catch let error as StorageError {
      throw Refusal(
        .content, en: "The database cannot do this (\(error)). Is it one of Allies, and of this version?",
        fr:
          "La base de données ne peut pas faire cela (\(error)). Est-elle une base d’Allies, et de cette version\u{202F}?"
      )
    }
  }
}
