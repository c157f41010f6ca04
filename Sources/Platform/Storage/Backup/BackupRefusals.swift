import Basics

/// Why a backup was not made, or not taken back.
extension Refusal {
  static func isNoKey(_ path: String) -> Refusal {
    Refusal(
      .content, en: "\(path) is no key for backups. Name the file that allies backup --new-key made.",
      fr: "\(path) n’est pas une clé de sauvegarde. Indiquez le fichier que allies backup --new-key a créé.")
  }

  static func keyIsOpen(_ path: String) -> Refusal {
    Refusal(
      .content,
      en:
        "Others on this machine can read the key \(path), and with it every backup. Run chmod 600 on it; if they may "
        + "have read it, make a new one.",
      fr:
        "D’autres personnes sur cette machine peuvent lire la clé \(path), et avec elle toutes les sauvegardes. "
        + "Protégez-la avec chmod 600\u{202F}; si on a pu la lire, créez-en une nouvelle.")
  }

  static func isMissing(_ path: String) -> Refusal {
    Refusal(
      .missing, en: "There is no file \(path), or it cannot be read. Check the path.",
      fr: "Le fichier \(path) n’existe pas ou ne peut pas être lu. Vérifiez le chemin.")
  }

  static func isThere(_ path: String) -> Refusal {
    Refusal(
      .output, en: "\(path) is there already and was left as it is. Choose another name.",
      fr: "\(path) existe déjà et n’a pas été modifié. Choisissez un autre nom.")
  }

  static func cannotWrite(_ path: String) -> Refusal {
    Refusal(
      .output,
      en:
        "\(path) cannot be written: the folder is not there, may not be written to, or has no room. Nothing was left of it.",
      fr:
        "Impossible d’écrire \(path)\u{A0}: le dossier n’existe pas, est protégé ou manque de place. Il n’en reste rien."
    )
  }

  static func isNoBackup(_ path: String) -> Refusal {
    Refusal(
      .content,
      en: "\(path) is no backup of Allies, or its first bytes are damaged. Nothing was taken from it.",
      fr:
        "\(path) n’est pas une sauvegarde d’Allies, ou ses premiers octets sont endommagés. Rien n’en a été repris."
    )
  }

  static func doesNotOpen(_ path: String) -> Refusal {
    Refusal(
      .content,
      en:
        "The key does not open \(path): it is another backup’s key, or the file was damaged or cut off. Nothing was "
        + "taken from it.",
      fr:
        "La clé n’ouvre pas \(path)\u{A0}: c’est celle d’une autre sauvegarde, ou le fichier est endommagé ou incomplet. "
        + "Rien n’en a été repris.")
  }

  static func differs(_ table: String) -> Refusal {
    Refusal(
      .content,
      en: "What was restored of “\(table)” is not what was saved, and nothing was kept. Try another backup.",
      fr:
        "Ce qui a été restauré de «\u{A0}\(table)\u{A0}» n’est pas ce qui avait été sauvegardé, et rien n’a été conservé. "
        + "Essayez une autre sauvegarde.")
  }

  static func isNotEmpty(_ table: String) -> Refusal {
    Refusal(
      .output,
      en: "The database already holds tables (“\(table)”) and was left as it is. Restore into a new one.",
      fr: "La base de données contient déjà des tables («\u{A0}\(table)\u{A0}») et n’a pas été modifiée. "
        + "Restaurez dans une nouvelle base.")
  }
}
