import Basics
import People

/// One thing of a model that cities change most, with where it stands in the document.
package struct ModelSetting: Sendable {
  package enum Kind: Sendable {
    case number(ClosedRange<Int>, unit: Bilingual?)
    /// How long something may take, in the unit that the document has.
    case time(ModelSpan.Unit)
    /// A least and a most: "18 to 24".
    case range(ClosedRange<Int>)
    /// One step of a ladder.
    case step([Term])
    /// Names with commas between them.
    case list
  }

  /// In forms: `clock-hold`.
  package let name: String
  package let group: Bilingual
  package let label: Bilingual
  package let kind: Kind
  package let path: [ModelPathStep]
  /// What holds now, as a form shows it.
  package let value: String

  /// What an answer puts into the document; nil where it is none.
  package func edit(_ answer: String) -> ModelEdit? {
    switch kind {
    case .number(let range, _):
      Int(answer).flatMap { range.contains($0) ? ModelEdit(path, .plain(String($0))) : nil }
    case .time(let unit):
      Int(answer).flatMap {
        (1...1_000).contains($0) ? ModelEdit(path, .plain(ModelSpan($0, unit).written)) : nil
      }
    case .range(let bounds): Self.range(answer, in: bounds).map { ModelEdit(path, .plain($0)) }
    case .step(let ladder): ladder.contains { $0.key == answer } ? ModelEdit(path, .plain(answer)) : nil
    case .list:
      ModelEdit(
        path,
        .list(
          answer.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isNewline }).map {
            $0.split(separator: " ").joined(separator: " ")
          }.filter { !$0.isEmpty }))
    }
  }

  /// "18 to 24", « 18 à 24 », "18-24" or "20".
  private static func range(_ answer: String, in bounds: ClosedRange<Int>) -> String? {
    let numbers = answer.split(whereSeparator: { !$0.isNumber }).map { Int($0) }
    guard (1...2).contains(numbers.count), let least = numbers.first.flatMap(\.self),
      let most = numbers.last.flatMap(\.self),
      least <= most, bounds.contains(least), bounds.contains(most)
    else { return nil }
    return least == most ? String(least) : "[\(least), \(most)]"
  }
}

extension ProgrammeModel {
  /// What cities change most, in the order of a form.
  package var settings: [ModelSetting] {
    placeSettings + meetingSettings + eligibilitySettings(newcomers) + eligibilitySettings(professionals)
      + capacitySettings + clockSettings
  }

  private var placeSettings: [ModelSetting] {
    [
      ModelSetting(
        name: "places", group: Self.placesGroup,
        label: Bilingual(en: "Cities and towns", fr: "Villes et municipalités"), kind: .list,
        path: [.key("places")], value: places.joined(separator: ", "))
    ]
  }

  private static let placesGroup = Bilingual(en: "Where", fr: "Où")

  private var meetingSettings: [ModelSetting] {
    let group = Bilingual(en: "Meetings", fr: "Rencontres")
    func setting(_ name: String, _ label: Bilingual, _ span: ModelMeeting.Span?, _ bounds: ClosedRange<Int>)
      -> [ModelSetting]
    {
      guard let span else { return [] }
      let value = span.least == span.most ? "\(span.most)" : "\(span.least)–\(span.most)"
      return [
        ModelSetting(
          name: name, group: group, label: label, kind: .range(bounds), path: [.key("meeting"), .key(name)],
          value: value)
      ]
    }
    let minutes = ModelSetting(
      name: "minutes", group: group,
      label: meeting.form == .rounds
        ? Bilingual(en: "Minutes of a round", fr: "Minutes d’un tour")
        : Bilingual(en: "Minutes of a meeting", fr: "Minutes d’une rencontre"),
      kind: .number(1...480, unit: nil), path: [.key("meeting"), .key("minutes")],
      value: String(meeting.minutes))
    return [minutes]
      + setting(
        "count", Bilingual(en: "How many meetings", fr: "Nombre de rencontres"), meeting.count, 1...200)
      + setting("hours", Bilingual(en: "Hours in all", fr: "Heures en tout"), meeting.hours, 1...1_000)
      + setting("months", Bilingual(en: "Months", fr: "Mois"), meeting.months, 1...60)
      + setting(
        "group", Bilingual(en: "People in a group", fr: "Personnes par groupe"), meeting.group, 1...200)
  }

  /// The thresholds of rules, and how often somebody may be asked.
  private func eligibilitySettings(_ role: ModelRole) -> [ModelSetting] {
    let group = Bilingual(
      en: "Who can take part: \(role.many.en)", fr: "Qui peut participer : \(role.many.fr)")
    let side: [ModelPathStep] = [.key("roles"), .key(role.side.rawValue)]
    var settings: [ModelSetting] = []
    for (place, rule) in role.eligibility.enumerated() {
      guard case .record(let tests) = rule.ways else { continue }
      for (way, test) in tests.enumerated() {
        let isAny: [ModelPathStep] = [.key("any"), .entry(way)]
        let base: [ModelPathStep] = side + [.key("eligibility"), .entry(place)]
        let ways: [[ModelPathStep]] = tests.count == 1 ? [[], isAny] : [isAny]
        // A single test is written in the rule itself, or alone under “any”; the document says which.
        for (step, inside) in ways.enumerated() {
          if let setting = Self.threshold(
            test, rule, group, name: "\(role.side.rawValue)-\(rule.name)-\(way)\(step == 0 ? "" : "-any")",
            at: base + inside)
          {
            settings.append(setting)
          }
        }
      }
    }
    guard let care = role.care else { return settings }
    settings.append(
      ModelSetting(
        name: "\(role.side.rawValue)-most", group: group,
        label: Bilingual(
          en: "How often somebody is asked in a year, at most", fr: "Nombre maximal de demandes par année"),
        kind: .number(1...1_000, unit: nil), path: side + [.key("care"), .key("most_a_year")],
        value: String(care.mostAYear)))
    settings.append(
      ModelSetting(
        name: "\(role.side.rawValue)-rest", group: group,
        label: Bilingual(en: "Days of rest between two requests", fr: "Jours de repos entre deux demandes"),
        kind: .number(0...365, unit: nil), path: side + [.key("care"), .key("rest_days")],
        value: String(care.restDays)))
    return settings
  }

  private static func threshold(
    _ test: EligibilityRule.Test, _ rule: EligibilityRule, _ group: Bilingual, name: String,
    at base: [ModelPathStep]
  ) -> ModelSetting? {
    let field = test.field.title
    func setting(_ label: Bilingual, _ kind: ModelSetting.Kind, _ key: String, _ value: String)
      -> ModelSetting
    {
      ModelSetting(
        name: name, group: group,
        label: Bilingual(en: "\(rule.title.en) – \(label.en)", fr: "\(rule.title.fr) – \(label.fr)"),
        kind: kind,
        path: base + [.key(key)], value: value)
    }
    switch test {
    case .atLeast(_, let least):
      return setting(
        Bilingual(en: "\(field.en), at least", fr: "\(field.fr), au moins"), .number(0...200, unit: nil),
        "at_least",
        String(least))
    case .atMost(_, let most):
      return setting(
        Bilingual(en: "\(field.en), at most", fr: "\(field.fr), au plus"), .number(0...200, unit: nil),
        "at_most",
        String(most))
    case .within(_, let span):
      return setting(
        Bilingual(en: "\(field.en), at most so long ago", fr: "\(field.fr), il y a au plus"),
        .time(span.unit),
        "within", String(span.count))
    case .step(let fieldAsked, let least):
      let ladder = fieldAsked.ladder
      guard ladder.indices.contains(least) else { return nil }
      return setting(
        Bilingual(en: "\(field.en), at least", fr: "\(field.fr), au moins"), .step(ladder), "at_least",
        ladder[least].key)
    case .oneOf, .stated: return nil
    }
  }

  private var capacitySettings: [ModelSetting] {
    let group = Bilingual(en: "Capacity", fr: "Capacité")
    let base: [ModelPathStep] = [.key("matching"), .key("capacity")]
    return [
      ModelSetting(
        name: "capacity", group: group,
        label: Bilingual(
          en: "At once, where somebody says nothing else", fr: "À la fois, si la personne ne dit rien d’autre"
        ),
        kind: .number(0...10_000, unit: nil), path: base + [.key("unstated")],
        value: String(matching.unstatedCapacity)),
      ModelSetting(
        name: "capacity-most", group: group,
        label: Bilingual(en: "At once, at most", fr: "À la fois, au plus"),
        kind: .number(0...10_000, unit: nil),
        path: base + [.key("most")], value: matching.mostCapacity.map { String($0) } ?? ""),
    ]
  }

  private var clockSettings: [ModelSetting] {
    let group = Bilingual(en: "How long things may take", fr: "Délais")
    return clocks.enumerated().map { place, clock in
      ModelSetting(
        name: "clock-\(clock.name)", group: group, label: clock.title, kind: .time(clock.within.unit),
        path: [.key("clocks"), .entry(place), .key("within")], value: String(clock.within.count))
    }
  }
}
