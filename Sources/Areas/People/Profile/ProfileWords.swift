import Basics
import Occupations
import Site

/// How what is known of somebody is said.
enum ProfileWords {
  /// An answer as it is shown.
  static func answer(_ value: ProfileValue, _ voice: Voice) -> String {
    switch value.field.value(of: value.answer) {
    case .terms(let terms) where value.field.vocabulary != nil:
      return voice.list(terms.map { voice($0.label) })
    case .benchmark(let level):
      return voice(
        en:
          "listening \(level.listening), speaking \(level.speaking), reading \(level.reading), writing \(level.writing)",
        fr:
          "écouter \(level.listening), parler \(level.speaking), lire \(level.reading), écrire \(level.writing)"
      )
    case .date(let day): return voice.date(day)
    default: break
    }
    guard value.field == .pause, let pause = value.answer.coded.flatMap(Pause.init(coded:)) else {
      return value.answer.written
    }
    return "\(days(of: pause, voice)) (\(value.answer.written))"
  }

  static func days(of pause: Pause, _ voice: Voice) -> String {
    pause.last.map { voice.dates(pause.first, to: $0) }
      ?? voice(en: "since \(voice.date(pause.first))", fr: "depuis le \(voice.date(pause.first))")
  }

  /// What an occupation was coded as, and by whom.
  static func coding(_ value: ProfileValue, _ voice: Voice) -> String? {
    guard value.field == .occupation else { return nil }
    guard let code = value.answer.coded, let title = OccupationCoding.title(of: code) else {
      return value.confirmed == nil
        ? voice(en: "not coded yet", fr: "pas encore codée")
        : voice(en: "fits no code", fr: "ne correspond à aucun code")
    }
    let named = "\(code) \(voice(title))"
    return value.confirmed == nil
      ? voice(en: "\(named), proposed by the program", fr: "\(named), proposée par le programme")
      : voice(en: "\(named), chosen by a person", fr: "\(named), choisie par une personne")
  }

  /// Whose word it is, since when, and what shows it.
  static func provenance(
    _ value: ProfileValue, names: [ID<Person>: String], _ clock: DayClock, _ voice: Voice
  ) -> String {
    var parts = [voice(value.source.title)]
    if value.source != .person, let name = value.written.by.flatMap({ names[$0] }) { parts.append(name) }
    parts.append(voice.date(clock.day(value.written.at)))
    if let evidence = evidence(value, voice) { parts.append(evidence) }
    if let verified = value.verified {
      let name = verified.by.flatMap { names[$0] } ?? voice(en: "staff", fr: "l’équipe")
      parts.append(voice(en: "verified by \(name)", fr: "vérifié par \(name)"))
    }
    return parts.joined(separator: " · ")
  }

  static func evidence(_ value: ProfileValue, _ voice: Voice) -> String? {
    let parts = [value.evidence, value.evidenceDay.map { voice.date($0) }].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
