import Basics
import Mail
import People
import Site
import Storage

/// A letter that one of the two was written, as the log of it tells: what it was about, and what became of it.
struct PartnershipLetter: Sendable {
  let party: Partnership.Party
  let subject: Bilingual
  let at: Moment
  /// Nil where there was no address to write to.
  let letter: LetterID?
  /// Nil once the outbox has forgotten it.
  let state: LetterState?

  /// What was written in a partnership, the latest first.
  static func all(
    of partnership: Partnership, _ outbox: Outbox, _ connection: Connection
  ) throws -> [PartnershipLetter] {
    try connection.rows(
      """
      SELECT l.person, l.subject_en, l.subject_fr, l.at, l.letter FROM partnership_letters l
      WHERE l.partnership = \(partnership.id) ORDER BY l.id DESC LIMIT 200
      """
    ).map { row in
      let person: ID<Person> = try row.value(at: 0)
      let letter = try row.value(at: 4, as: Int64?.self).map { LetterID(rawValue: $0) }
      return PartnershipLetter(
        party: person == partnership.newcomer ? .newcomer : .professional,
        subject: Bilingual(en: try row.value(at: 1), fr: try row.value(at: 2)), at: try row.value(at: 3),
        letter: letter, state: try letter.flatMap { try outbox.state(of: $0, in: connection) })
    }
  }

  var badge: Badge {
    guard letter != nil else {
      return Badge(
        Bilingual(en: "no address: not written", fr: "pas d’adresse : non envoyée"), .alarm, icon: .warning)
    }
    return switch state {
    case .waiting: Badge(Bilingual(en: "waits", fr: "en attente"), .quiet)
    case .sent, nil: Badge(Bilingual(en: "sent", fr: "envoyée"), .cool)
    case .refused:
      Badge(Bilingual(en: "refused by the mail server", fr: "refusée par le serveur"), .alarm, icon: .warning)
    case .returned: Badge(Bilingual(en: "came back", fr: "revenue"), .alarm, icon: .warning)
    default: Badge(Bilingual(en: "not sent", fr: "non envoyée"), .alarm, icon: .warning)
    }
  }
}
