import Basics
import Storage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which database a command looks at, and what it says when that cannot be done.
enum DatabaseChoice {
  /// The one that was named, or else the one that `serve` would use: by a variable, by the file of settings, as usual.
  static func address(_ said: String?) throws(Refusal) -> String {
    try Installation.database(of: Settings(options: said.map { [.database: $0] } ?? [:]))
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
    return try await explaining(address) {
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

  /// What goes wrong with a database, as a sentence.
  ///
  /// - Parameter address: nil for one that is only made for a trial.
  static func explaining<Result>(_ address: String?, _ body: () async throws -> Result) async throws
    -> Result
  {
    do {
      return try await body()
    } catch let error as StorageError {
      throw refusal(error, address)
    }
  }

  /// What to say when a database cannot be had.
  static func refusal(_ error: StorageError, _ address: String?) -> Refusal {
    let name =
      address.map(Terminal.withoutPassword).map {
        Bilingual(en: "database \($0)", fr: "base de données \($0)")
      } ?? Bilingual(en: "trial database", fr: "base d’essai")
    switch error {
    case .gone:
      return Refusal(
        .missing,
        en: "The \(name.en) cannot be reached. Check that it runs, its address and its permissions.",
        fr:
          "La \(name.fr) est injoignable. Vérifiez qu’elle fonctionne, son adresse et ses droits d’accès."
      )
    case .damaged:
      return Refusal(
        .content, en: "The \(name.en) is damaged, or is none of Allies. Restore a backup into a new one.",
        fr:
          "La \(name.fr) est endommagée, ou n’est pas une base d’Allies. Restaurez une sauvegarde dans une nouvelle base."
      )
    case .full:
      return Refusal(
        .output, en: "The disk that holds the \(name.en) is full. Make room, and start again.",
        fr: "Le disque qui contient la \(name.fr) est plein. Libérez de la place, puis relancez.")
    case .busy:
      return Refusal(
        .conflict, en: "Another program holds the \(name.en). End it, or wait until it has finished.",
        fr: "Un autre programme occupe la \(name.fr). Arrêtez-le, ou attendez qu’il ait terminé.")
    default:
      return Refusal(
        .content, en: "The \(name.en) cannot be used: \(error).",
        fr: "La \(name.fr) ne peut pas être utilisée : \(error).")
    }
  }
}
