import Basics
import Site
import Storage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether the clocks that an installation goes by agree: this machine's, its disk's, the database's, and those by which
/// things were stored.
enum ClockFindings {
  static func ofMachine(_ installation: Installation, _ now: Moment) -> [Finding] {
    // This program was written then; no clock that is right shows an earlier day.
    guard now.microsecondsSince1970 >= 1_790_000_000_000_000 else {
      return [
        .bad(
          Bilingual(en: "The clock of this machine is wrong", fr: "L’horloge de cette machine est fausse"),
          remedy: remedy)
      ]
    }
    let (en, fr) = (time(now, installation.zone, .english), time(now, installation.zone, .french))
    let wall = Finding.good(
      en: "In \(installation.zone.name), the zone of the council, it is \(en)",
      fr: "À l’heure de \(installation.zone.name), le fuseau du conseil, nous sommes le \(fr)")
    return [wall] + ofFiles(installation, now)
  }

  /// A file is stamped by whoever keeps the disk. The database's was written before now, unless the clock was set back or the
  /// disk goes by another.
  private static func ofFiles(_ installation: Installation, _ now: Moment) -> [Finding] {
    guard installation.isEmbedded else { return [] }
    let latest = [installation.database, installation.database + "-wal"].compactMap(lastChange).max()
    guard let latest, seconds(latest, ahead: now) > tolerance else { return [] }
    return [
      .bad(
        Bilingual(
          en: "The file of the database was changed \(seconds(latest, ahead: now)) seconds from now",
          fr: "Le fichier de la base de données a été modifié dans \(seconds(latest, ahead: now)) secondes"),
        remedy: remedy)
    ]
  }

  /// Two machines that disagree about the time would end sessions early, or write a history out of order.
  static func ofServer(_ database: Database, _ now: Moment) async throws -> [Finding] {
    guard database.dialect == .postgres else { return [] }
    let theirs: Moment? = try await database.read { connection in
      try connection.value("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")
    }
    guard let theirs else { return [] }
    let apart = abs(seconds(theirs, ahead: now))
    guard apart > 5 else { return [] }
    return [
      .bad(
        Bilingual(
          en: "The clocks of this machine and of the database are \(apart) seconds apart",
          fr: "Les horloges de cette machine et de la base de données diffèrent de \(apart) secondes"),
        remedy: Bilingual(
          en: "let both follow the time of a server (systemd-timesyncd, chrony)",
          fr: "réglez les deux sur un serveur de temps (systemd-timesyncd, chrony)"))
    ]
  }

  /// Nothing says when it was stored later than now, unless a clock was wrong then or is now.
  static func ofWhatIsStored(_ database: Database, _ now: Moment) async throws -> [Finding] {
    let after = now + .seconds(tolerance)
    let row = try await database.read { connection in
      try connection.row(
        """
        SELECT COUNT(*), MAX(at) FROM (
          SELECT added AS at FROM jobs UNION ALL SELECT added FROM mail_letters UNION ALL SELECT seen FROM sessions
          UNION ALL SELECT saved_at FROM form_drafts UNION ALL SELECT at FROM audit_entries) AS stored
        WHERE at > \(after)
        """)
    }
    guard let row, let latest = try row.value(at: 1, as: Moment?.self) else { return [] }
    let count = try row.value(at: 0, as: Int.self)
    let minutes = max(1, seconds(latest, ahead: now) / 60)
    let (en, fr) = (Voice(.english), Voice(.french))
    return [
      .bad(
        Bilingual(
          en:
            "What was stored in the future: \(en.number(count)), up to \(en.duration(minutes: minutes)) from now",
          fr:
            "Enregistrements datés du futur\u{A0}: \(fr.number(count)), jusqu’à \(fr.duration(minutes: minutes)) d’ici"
        ),
        remedy: Bilingual(
          en:
            "set the clock right; if it is right now, it was wrong then, and this mends itself once that time has come",
          fr:
            "réglez l’horloge\u{202F}; si elle est juste maintenant, elle était fausse alors, et tout rentre dans l’ordre quand ce moment sera venu"
        ))
    ]
  }

  private static let remedy = Bilingual(
    en: "let it follow the time of a server (systemd-timesyncd, chrony)",
    fr: "réglez-la sur un serveur de temps (systemd-timesyncd, chrony)")

  /// The site goes on while we look; what it stores meanwhile is no finding.
  private static let tolerance = 60

  private static func seconds(_ moment: Moment, ahead now: Moment) -> Int {
    Int(clamping: now.duration(to: moment).components.seconds)
  }

  private static func time(_ now: Moment, _ zone: Zone, _ language: Language) -> String {
    let (reading, voice) = (zone.reading(at: now), Voice(language))
    let minute = reading.secondOfDay / 60
    let clock = ClockTime(hour: minute / 60, minute: minute % 60).map(voice.time) ?? ""
    return voice(en: "\(clock) on \(voice.date(reading.day))", fr: "\(voice.date(reading.day)), \(clock)")
  }

  private static func lastChange(_ path: String) -> Moment? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Glibc)
      let seconds = status.st_mtim.tv_sec
    #else
      let seconds = status.st_mtimespec.tv_sec
    #endif
    return Moment(microsecondsSince1970: 0) + .seconds(seconds)
  }
}
