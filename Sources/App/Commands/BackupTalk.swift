import Basics
import Site
import Storage

/// What `allies backup` and `allies restore` say.
enum BackupTalk {
  static func written(_ report: Backup.Report, to file: String, isProven: Bool) -> Bilingual {
    let (en, fr) = (size(report, .english), size(report, .french))
    return isProven
      ? Bilingual(
        en: "\(file) holds \(en). It was restored in a temporary place, and nothing was missing.",
        fr:
          "\(file) contient \(fr). La restauration a été essayée dans un lieu temporaire, et rien ne manquait."
      )
      : Bilingual(
        en: "\(file) holds \(en). It was read again, but not restored.",
        fr: "\(file) contient \(fr). Le fichier a été relu, mais pas restauré.")
  }

  static func restored(_ report: Backup.Report, isDrill: Bool) -> Bilingual {
    let (en, fr) = (size(report, .english), size(report, .french))
    return isDrill
      ? Bilingual(
        en: "The backup can be restored: \(en). Nothing was left of the trial.",
        fr: "La sauvegarde peut être restaurée\u{A0}: \(fr). Il ne reste rien de l’essai.")
      : Bilingual(
        en: "Restored: \(en). The next start of Allies brings it up to date.",
        fr: "Restauration terminée\u{A0}: \(fr). Le prochain démarrage d’Allies la mettra à jour.")
  }

  static func keepKey(_ path: String) -> Bilingual {
    Bilingual(
      en: "The key is in \(path). Keep a copy of it where the backups are not: without it none can be read.",
      fr:
        "La clé est dans \(path). Gardez-en une copie ailleurs que les sauvegardes\u{A0}: sans elle, aucune ne peut être lue."
    )
  }

  static func differs(_ file: String) -> Refusal {
    Refusal(
      .content,
      en: "What \(file) holds is not what was saved. Do not rely on it; look at the disk, and save again.",
      fr:
        "Le contenu de \(file) n’est pas ce qui a été sauvegardé. Ne vous y fiez pas\u{202F}; vérifiez le disque et recommencez."
    )
  }

  private static func size(_ report: Backup.Report, _ language: Language) -> String {
    let voice = Voice(language)
    let rows = voice.count(report.rows, en: ("row", "rows"), fr: ("ligne", "lignes"))
    let tables = voice.count(report.tables.count, en: ("table", "tables"), fr: ("table", "tables"))
    return voice(en: "\(rows) of \(tables)", fr: "\(rows) de \(tables)")
  }
}
