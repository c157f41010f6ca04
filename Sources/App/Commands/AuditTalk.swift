import Basics
import Site
import Storage
import Tables

/// What `allies audit` says.
enum AuditTalk {
  /// - Throws: a `Refusal` that names the first line that is no anchor.
  static func anchors(in file: String) throws(Refusal) -> [AuditAnchor] {
    let text = String(decoding: try fileBytes(file, atMost: 1 << 20), as: UTF8.self)
    var anchors: [AuditAnchor] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.last == "\r" ? line.dropLast() : line
      if words.isEmpty { continue }
      guard let anchor = AuditAnchor(line: words) else {
        throw Refusal(
          .content,
          en: "\(file), line \(index + 1) is no anchor. Each line is as allies audit anchor printed it.",
          fr:
            "\(file), la ligne \(index + 1) n’est pas une ancre. Chaque ligne est telle que allies audit anchor l’a écrite."
        )
      }
      anchors.append(anchor)
    }
    return anchors
  }

  static func lines(_ found: AuditVerification) -> [Bilingual] {
    guard found.isSound else {
      return found.findings.map(words)
        + [
          Bilingual(
            en: "The audit log is not as it was written.",
            fr: "Le journal d’audit n’est pas tel qu’il a été écrit.")
        ]
    }
    let (en, fr) = (Voice(.english), Voice(.french))
    let entries = { (voice: Voice) in
      voice.count(found.sealed, en: ("entry", "entries"), fr: ("inscription", "inscriptions"))
    }
    var lines = [
      Bilingual(
        en: "The audit log is as it was written: \(entries(en)).",
        fr: "Le journal d’audit est tel qu’il a été écrit\u{A0}: \(entries(fr)).")
    ]
    if found.waiting > 0 {
      lines.append(
        Bilingual(
          en: "Not sealed yet, and not protected by this: \(en.number(found.waiting)).",
          fr: "Pas encore scellées, donc pas protégées\u{A0}: \(fr.number(found.waiting))."))
    }
    lines.append(
      found.anchorsChecked == 0
        ? Bilingual(
          en:
            "Without an anchor from elsewhere this does not show whether the end is missing (allies audit anchor).",
          fr: "Sans ancre gardée ailleurs, cela ne montre pas si la fin manque (allies audit anchor).")
        : Bilingual(
          en: "Anchors that agree: \(en.number(found.anchorsChecked)).",
          fr: "Ancres qui concordent\u{A0}: \(fr.number(found.anchorsChecked))."))
    return lines
  }

  private static func words(_ finding: AuditVerification.Finding) -> Bilingual {
    switch finding {
    case .altered(let place):
      Bilingual(
        en: "Entry \(place) is not what was sealed there.",
        fr: "L’inscription \(place) n’est pas celle qui a été scellée.")
    case .removed(let place):
      Bilingual(en: "Entry \(place) is missing.", fr: "L’inscription \(place) manque.")
    case .unsealed(let count):
      Bilingual(
        en: "Entries that were put in past the seals: \(count).",
        fr: "Inscriptions ajoutées sans sceau\u{A0}: \(count).")
    case .cutOff(let anchor, let last):
      Bilingual(
        en: "The log ends with entry \(last), and an anchor saw entry \(anchor).",
        fr: "Le journal se termine à l’inscription \(last), alors qu’une ancre a vu l’inscription \(anchor).")
    case .otherThanAnchor(let place):
      Bilingual(
        en: "The seal of entry \(place) is not the one that an anchor saw.",
        fr: "Le sceau de l’inscription \(place) n’est pas celui qu’une ancre a vu.")
    }
  }
}
