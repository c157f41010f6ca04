import Basics
import Storage

/// What the database is like. Nothing is made or changed by looking.
enum DatabaseFindings {
  static func all(_ installation: Installation, _ migrations: [Migration], now: Moment) async -> [Finding] {
    if installation.isEmbedded, !FileFindings.isThere(installation.database) {
      return [
        .doubtful(
          Bilingual(
            en: "There is no database \(installation.database) yet",
            fr: "La base de données \(installation.database) n’existe pas encore"),
          remedy: Bilingual(en: "`allies serve` makes it", fr: "`allies serve` la crée"))
      ]
    }
    do {
      let database = try Database.open(installation.database)
      let findings = await all(database, installation, migrations, now)
      await database.close()
      return findings
    } catch {
      return [unreachable(error, installation)]
    }
  }

  private static func all(
    _ database: Database, _ installation: Installation, _ migrations: [Migration], _ now: Moment
  ) async -> [Finding] {
    do {
      let condition = try await database.condition()
      let (step, isComplete) = try await pending(database, migrations)
      var findings =
        [engine(condition)] + condition.settings.compactMap { setting($0, condition.engine) } + [step]
      findings += try await ClockFindings.ofServer(database, now)
      // What follows asks for tables that a database of an earlier version may lack.
      guard isComplete else { return findings }
      findings += try await ClockFindings.ofWhatIsStored(database, now)
      return findings + (try await WorkFindings.all(database, installation, now))
    } catch let error as StorageError {
      return [unreachable(error, installation)]
    } catch {
      return [unreachable(.other(code: "", words: "\(type(of: error))"), installation)]
    }
  }

  private static func engine(_ condition: StorageCondition) -> Finding {
    let name = "\(condition.engine) \(condition.version)"
    let major = Int(condition.version.prefix { $0 != "." }) ?? 0
    if condition.engine == "PostgreSQL", major < 15 {
      return .bad(
        Bilingual(en: "\(name) is too old", fr: "\(name) est trop ancien"),
        remedy: Bilingual(
          en: "upgrade to PostgreSQL 15 or later", fr: "passez à PostgreSQL 15 ou à une version ultérieure"))
    }
    return .good(en: "The database, \(name), answers", fr: "La base de données, \(name), répond")
  }

  private static func setting(_ setting: StorageCondition.Setting, _ engine: String) -> Finding? {
    guard let wanted = setting.wanted, !setting.isRight else { return nil }
    let remedy =
      engine == "PostgreSQL"
      ? Bilingual(
        en: "ALTER SYSTEM SET \(setting.name) = '\(wanted)', and start PostgreSQL anew",
        fr: "ALTER SYSTEM SET \(setting.name) = '\(wanted)', puis redémarrez PostgreSQL")
      : Bilingual(
        en: "install a SQLite that allows it, and start again",
        fr: "installez un SQLite qui le permet, puis relancez")
    return .bad(
      Bilingual(
        en:
          "\(setting.name) is \(setting.value) and should be \(wanted): what was confirmed could be lost in a power cut",
        fr:
          "\(setting.name) vaut \(setting.value) et devrait valoir \(wanted) : ce qui a été confirmé pourrait se perdre lors d’une "
          + "panne de courant"),
      remedy: remedy)
  }

  private static func pending(_ database: Database, _ migrations: [Migration]) async throws
    -> (finding: Finding, isComplete: Bool)
  {
    do {
      let pending = try await database.pending(migrations).map(\.name)
      guard !pending.isEmpty else {
        let finding = Finding.good(
          en: "All \(migrations.count) migrations are carried out",
          fr: "Les \(migrations.count) migrations sont faites")
        return (finding, true)
      }
      let list = pending.joined(separator: ", ")
      let finding = Finding.doubtful(
        Bilingual(
          en: "\(pending.count) migrations are pending: \(list)",
          fr: "Migrations en attente (\(pending.count)) : \(list)"),
        remedy: Bilingual(
          en: "make a backup; the next `allies serve` carries them out",
          fr: "faites une sauvegarde ; le prochain `allies serve` les fera"))
      return (finding, false)
    } catch let refusal as Refusal {
      let finding = Finding.bad(
        refusal.sentence,
        remedy: Bilingual(
          en: "start the version of Allies that this database belongs to",
          fr: "lancez la version d’Allies à laquelle cette base de données appartient"))
      return (finding, false)
    }
  }

  private static func unreachable(_ error: StorageError, _ installation: Installation) -> Finding {
    .bad(
      DatabaseChoice.refusal(error, installation.database).sentence,
      remedy: installation.isEmbedded
        ? Bilingual(en: "check the file and its permissions", fr: "vérifiez le fichier et ses droits d’accès")
        : Bilingual(
          en: "try it with `psql` and the same address", fr: "essayez avec `psql` et la même adresse"))
  }
}
