import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the folder for data, its disk and the file of settings are like.
enum FileFindings {
  static func all(_ installation: Installation, _ settings: Settings) -> [Finding] {
    var findings = [folder(installation.data)]
    if let free = freeBytes(installation.data) { findings.append(room(free, installation.data)) }
    if installation.isEmbedded {
      findings += file(
        installation.database, holding: Bilingual(en: "the database", fr: "la base de données"))
      if isOnNetwork(installation.data) { findings.append(network(installation.data)) }
    }
    if let path = settings[.config]?.text {
      findings += file(path, holding: Bilingual(en: "the settings", fr: "les réglages"))
    }
    if let path = settings[.mailPasswordFile]?.text {
      findings += file(
        path, holding: Bilingual(en: "the password for mail", fr: "le mot de passe du courriel"))
    }
    return findings
  }

  static func isThere(_ path: String) -> Bool { mode(path) != nil }

  private static func folder(_ path: String) -> Finding {
    guard let mode = mode(path) else {
      return .doubtful(
        Bilingual(
          en: "The folder for data, \(path), is not there yet",
          fr: "Le dossier de données, \(path), n’existe pas encore"),
        remedy: Bilingual(en: "`allies serve` makes it", fr: "`allies serve` le crée"))
    }
    guard access(path, R_OK | W_OK | X_OK) == 0 else {
      return .bad(
        Bilingual(
          en: "The folder for data, \(path), cannot be written to",
          fr: "On ne peut pas écrire dans le dossier de données, \(path)"),
        remedy: Bilingual(
          en: "give it to the user that runs allies: chown USER \(path)",
          fr: "attribuez-le à l’utilisateur qui exécute allies : chown UTILISATEUR \(path)"))
    }
    guard mode & 0o077 == 0 else {
      return .bad(
        Bilingual(
          en: "Others on this machine can look into the folder for data, \(path)",
          fr: "D’autres utilisateurs de cette machine peuvent lire le dossier de données, \(path)"),
        remedy: Bilingual(same: "chmod 700 \(path)"))
    }
    return .good(
      en: "The folder for data, \(path), belongs to this user alone",
      fr: "Le dossier de données, \(path), n’appartient qu’à cet utilisateur")
  }

  private static func file(_ path: String, holding what: Bilingual) -> [Finding] {
    guard let mode = mode(path), mode & 0o077 != 0 else { return [] }
    return [
      .bad(
        Bilingual(
          en: "Others on this machine can read \(path), which holds \(what.en)",
          fr: "D’autres utilisateurs de cette machine peuvent lire \(path), qui contient \(what.fr)"),
        remedy: Bilingual(same: "chmod 600 \(path)"))
    ]
  }

  /// 100 MB are a morning's work on a full disk; a council of ten years fits into one gigabyte.
  private static func room(_ bytes: UInt64, _ path: String) -> Finding {
    let (en, fr) = ("\(bytes / 1_000_000) MB", "\(bytes / 1_000_000) Mo")
    let remedy = Bilingual(
      en: "make room on the disk of \(path), or move it to a larger one",
      fr: "libérez de la place sur le disque de \(path), ou déplacez-le sur un disque plus grand")
    let sentence = Bilingual(
      en: "\(en) are free on the disk for data", fr: "\(fr) sont libres sur le disque des données")
    if bytes < 100_000_000 { return .bad(sentence, remedy: remedy) }
    if bytes < 1_000_000_000 { return .doubtful(sentence, remedy: remedy) }
    return .good(en: sentence.en, fr: sentence.fr)
  }

  private static func network(_ path: String) -> Finding {
    .bad(
      Bilingual(
        en: "\(path) lies on another machine, where SQLite cannot keep a file whole",
        fr: "\(path) se trouve sur une autre machine, où SQLite ne peut pas garder un fichier intact"),
      remedy: Bilingual(
        en: "use a disk of this machine, or PostgreSQL with --database",
        fr: "utilisez un disque de cette machine, ou PostgreSQL avec --database"))
  }

  private static func mode(_ path: String) -> UInt32? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt32(status.st_mode) & 0o777 : nil
  }

  private static func freeBytes(_ path: String) -> UInt64? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue
  }

  /// By the kernel's list of what is mounted where; elsewhere than on Linux there is none, and nothing is said.
  private static func isOnNetwork(_ path: String) -> Bool {
    guard let list = try? TextFile.read("/proc/self/mountinfo") else { return false }
    var nearest = (length: 0, kind: Substring())
    for line in list.split(separator: "\n") {
      // …, the place at the fifth of the words before the hyphen, and the kind right after it.
      let words = line.split(separator: " ")
      guard words.count > 5, let hyphen = words.firstIndex(of: "-"), words.indices.contains(hyphen + 1) else {
        continue
      }
      let place = words[4]
      let holds = place == "/" || path == place || path.hasPrefix(place + "/")
      if holds, place.utf8.count >= nearest.length { nearest = (place.utf8.count, words[hyphen + 1]) }
    }
    return ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs"].contains(nearest.kind)
  }
}
