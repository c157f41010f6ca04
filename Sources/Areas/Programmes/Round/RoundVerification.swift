import Basics
import Matching
import People
import Tables

/// What checking a folder of results found.
package struct RoundVerification: Sendable {
  package let made: LocalDate
  package let policy: String
  package let matched: Int
  package let waiting: Int
  package let pairsCompared: Int
  package let language: Language

  package var sentence: Bilingual {
    Bilingual(
      en:
        "Proven: with \(pairsCompared) possible pairs, no matching under the policy “\(policy)” is better than this one of \(made). \(matched) matched, \(waiting) waiting; the lists agree with the certificate.",
      fr:
        "Prouvé : parmi \(pairsCompared) paires possibles, aucun jumelage selon la politique « \(policy) » n’est meilleur que celui du \(made). \(matched) jumelés, \(waiting) en attente ; les listes concordent avec le certificat."
    )
  }
}

extension RoundVerification {
  /// Checks a folder of results from its files alone: that the certificate is a proof, that the lists say what it says, and that everybody
  /// is in exactly one of them.
  ///
  /// - Throws: a `Refusal` that names the first thing that is not so; its kind is `.content` if the answer is not proven.
  /// - Complexity: one pass over the files.
  package static func check(folder: String) throws(Refusal) -> RoundVerification {
    let bytes = try fileBytes(folder + "/" + RoundFile.certificate)
    guard let written = try? RoundCertificate.read(bytes), written.format == RoundCertificate.currentFormat
    else {
      throw unproven(
        en: "certificate.json is not a certificate that can be read here.",
        fr: "certificate.json n’est pas un certificat lisible ici.")
    }
    guard (try? written.json()) == bytes else {
      throw unproven(
        en: "certificate.json was changed after it was written.",
        fr: "certificate.json a été modifié après avoir été écrit.")
    }
    try checkProof(written)
    try checkMatches(written, folder: folder)
    try checkUnmatched(written, folder: folder)
    try checkRejected(written, folder: folder)
    for name in RoundFile.lists
    where RoundCertificate.checksum(of: try Sheet.read(file: folder + "/" + name)) != written.lists[name] {
      throw unproven(
        en: "\(name) was changed after it was written.", fr: "\(name) a été modifié après avoir été écrit.")
    }
    let matched = written.newcomers.count { $0.partner != nil } + written.locks.count
    return RoundVerification(
      made: written.made, policy: written.policy, matched: matched,
      waiting: written.newcomers.count - matched,
      pairsCompared: written.newcomers.reduce(0) { $0 + $1.candidates.count / 2 }, language: written.language)
  }

  private static func checkProof(_ written: RoundCertificate) throws(Refusal) {
    guard let certificate = written.certificate() else {
      throw unproven(
        en: "certificate.json describes no matching problem.",
        fr: "certificate.json ne décrit aucun problème de jumelage.")
    }
    let worth: Worth
    do {
      worth = try certificate.check()
    } catch {
      let sentence = words(for: error)
      throw unproven(en: sentence.en, fr: sentence.fr)
    }
    guard worth.numbers == written.worth else {
      throw unproven(
        en: "the worth that certificate.json claims is not that of its matching.",
        fr: "la valeur qu’annonce certificate.json n’est pas celle de son jumelage.")
    }
    for lock in written.locks {
      guard written.newcomers.indices.contains(lock.newcomer),
        written.professionals.indices.contains(lock.professional),
        written.newcomers[lock.newcomer].partner == nil, written.newcomers[lock.newcomer].candidates.isEmpty
      else {
        throw unproven(
          en: "a pair decided beforehand names somebody who is not free in the certificate.",
          fr: "une paire décidée au préalable nomme une personne qui n’est pas libre dans le certificat.")
      }
    }
  }

  private static func checkMatches(_ written: RoundCertificate, folder: String) throws(Refusal) {
    var expected: Set<[String]> = []
    for newcomer in written.newcomers {
      guard let partner = newcomer.partner, written.professionals.indices.contains(partner) else { continue }
      let place = stride(from: 0, to: newcomer.candidates.count - 1, by: 2).first {
        newcomer.candidates[$0] == Int32(truncatingIfNeeded: partner)
      }
      let score = place.map { newcomer.candidates[$0 + 1] } ?? 0
      expected.insert([newcomer.id, written.professionals[partner].id, String(score)])
    }
    for lock in written.locks {
      expected.insert([
        written.newcomers[lock.newcomer].id, written.professionals[lock.professional].id, String(lock.score),
      ])
    }
    let rows = try rows(
      of: RoundFile.matches, in: folder,
      columns: [RoundFile.newcomerID, RoundFile.professionalID, RoundFile.score].map { $0[written.language] })
    guard Set(rows) == expected, rows.count == expected.count else {
      throw unproven(
        en: "matches.csv does not hold the pairs of the certificate.",
        fr: "matches.csv ne contient pas les paires du certificat.")
    }
  }

  private static func checkUnmatched(_ written: RoundCertificate, folder: String) throws(Refusal) {
    let locked = Set(written.locks.map(\.newcomer))
    let busy = Set(written.newcomers.compactMap(\.partner) + written.locks.map(\.professional))
    let waiting = written.newcomers.indices.filter {
      written.newcomers[$0].partner == nil && !locked.contains($0)
    }
    let free = written.professionals.indices.filter { !busy.contains($0) }
    let language = written.language
    let expected =
      waiting.map { [Side.newcomers.title[language], written.newcomers[$0].id] }
      + free.map { [Side.professionals.title[language], written.professionals[$0].id] }
    let rows = try rows(
      of: RoundFile.unmatched, in: folder,
      columns: [Bilingual(en: "list", fr: "liste"), RoundFile.id].map { $0[language] })
    guard
      rows.sorted(by: { $0.lexicographicallyPrecedes($1) })
        == expected.sorted(by: { $0.lexicographicallyPrecedes($1) })
    else {
      throw unproven(
        en: "unmatched.csv does not hold those whom the certificate leaves without anybody.",
        fr: "unmatched.csv ne contient pas les personnes que le certificat laisse sans jumelage.")
    }
  }

  private static func checkRejected(_ written: RoundCertificate, folder: String) throws(Refusal) {
    let rows = try rows(
      of: RoundFile.rejected, in: folder, columns: [Bilingual(en: "list", fr: "liste")[written.language]])
    let newcomers = rows.count { $0 == [Side.newcomers.title[written.language]] }
    guard newcomers == written.refused.newcomers, rows.count - newcomers == written.refused.professionals
    else {
      throw unproven(
        en: "rejected.csv does not hold as many rows as were refused.",
        fr: "rejected.csv ne contient pas autant de lignes qu’il en a été refusé.")
    }
  }

  /// The cells of some columns of a file of results, row by row.
  private static func rows(of name: String, in folder: String, columns: [String]) throws(Refusal)
    -> [[String]]
  {
    let sheet = try Sheet.read(file: folder + "/" + name)
    guard sheet.rowCount > 0 else { return [] }
    let headings = sheet[0].texts
    let places = columns.compactMap { headings.firstIndex(of: $0) }
    guard places.count == columns.count else {
      throw unproven(en: "\(name) lacks some of its columns.", fr: "il manque des colonnes à \(name).")
    }
    return (1..<max(1, sheet.rowCount)).map { sheet[$0] }.filter { !$0.isBlank }.map { row in
      places.map { row.text($0) }
    }
  }

  private static func unproven(en: String, fr: String) -> Refusal {
    Refusal(.content, en: "Not proven: \(en)", fr: "Non prouvé : \(fr)")
  }

  private static func words(for flaw: Certificate.Flaw) -> Bilingual {
    switch flaw {
    case .incomplete: Bilingual(en: "the certificate lacks prices.", fr: "il manque des prix au certificat.")
    case .notACandidate(let id):
      Bilingual(
        en: "\(id) is paired with somebody who does not qualify.",
        fr: "\(id) est jumelé avec une personne qui ne convient pas.")
    case .overfull(let id):
      Bilingual(
        en: "\(id) is given more people than there are places.",
        fr: "\(id) reçoit plus de personnes qu’il n’y a de places.")
    case .noSuchSeeker(let number):
      Bilingual(
        en: "a pair is of newcomer \(number), who is not in the list.",
        fr: "une paire est celle de la personne \(number), qui n’est pas dans la liste.")
    case .tooManySupporters(let id):
      Bilingual(
        en: "\(id) is given more professionals than agreed.",
        fr: "\(id) reçoit plus de professionnels que convenu.")
    case .underQuota(let id):
      Bilingual(
        en: "\(id) is given fewer people than the quota asks.",
        fr: "\(id) reçoit moins de personnes que le quota ne l’exige.")
    case .brokenLock(let a, let b):
      Bilingual(
        en: "the locked pair \(a) – \(b) is not made.",
        fr: "la paire verrouillée \(a) – \(b) n’est pas formée.")
    case .betterPair(let a, let b):
      Bilingual(
        en: "the pair \(a) – \(b) might improve the matching.",
        fr: "la paire \(a) – \(b) pourrait améliorer le jumelage.")
    case .gap:
      Bilingual(
        en: "the matching falls short of what the prices allow.",
        fr: "le jumelage n’atteint pas ce que les prix permettent.")
    case .overflow:
      Bilingual(
        en: "the certificate holds numbers no matching can have.",
        fr: "le certificat contient des nombres qu’aucun jumelage ne peut avoir.")
    }
  }
}
