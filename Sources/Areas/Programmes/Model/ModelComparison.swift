import Basics
import People

/// What differs between two states of a model, one thing a line, in the order of the document.
package struct ModelComparison: Sendable {
  package struct Change: Sendable, Equatable {
    package let title: Bilingual
    /// Nil for what was not there.
    package let before: Bilingual?
    /// Nil for what is gone.
    package let after: Bilingual?
  }

  package let changes: [Change]

  /// - Complexity: O(things in both).
  package init(_ old: ProgrammeModel, _ new: ProgrammeModel) {
    let (before, after) = (old.things, new.things)
    let earlier = Dictionary(before.map { ($0.key, $0) }) { first, _ in first }
    let later = Set(after.map(\.key))
    let kept = after.compactMap { thing -> Change? in
      guard earlier[thing.key]?.value != thing.value else { return nil }
      return Change(
        title: thing.title, before: Self.said(earlier[thing.key]?.value), after: Self.said(thing.value))
    }
    let gone = before.filter { !later.contains($0.key) }.map {
      Change(title: $0.title, before: $0.value, after: nil)
    }
    changes = kept + gone
  }

  /// What is blank was not said.
  private static func said(_ value: Bilingual?) -> Bilingual? { value?.en.isEmpty == true ? nil : value }
}

/// One thing that a model says, in words.
private struct Thing {
  let key: String
  let title: Bilingual
  let value: Bilingual

  init(_ key: String, _ title: Bilingual, _ value: Bilingual) {
    self.key = key
    self.title = title
    self.value = value
  }
}

extension ProgrammeModel {
  fileprivate var things: [Thing] {
    var things = [
      Thing("title", Bilingual(en: "Title", fr: "Titre"), title),
      Thing("summary", Bilingual(en: "Summary", fr: "Résumé"), summary),
      Thing(
        "places", Bilingual(en: "Cities and towns", fr: "Villes et municipalités"),
        Bilingual(same: places.joined(separator: ", "))),
      Thing("meeting", Bilingual(en: "Meetings", fr: "Rencontres"), meeting.words),
    ]
    for role in [newcomers, professionals] { things += self.things(of: role) }
    for stage in stages {
      things.append(Thing("stage-\(stage.name)", Bilingual(en: "Stage", fr: "Étape"), stage.title))
    }
    for clock in clocks {
      things.append(Thing("clock-\(clock.name)", clock.title, clock.details))
    }
    for obligation in obligations {
      things.append(
        Thing(
          "obligation-\(obligation.name)", Bilingual(en: "Promise", fr: "Engagement"), obligation.sentence))
    }
    things += matchingThings + textThings + resultThings
    return things
  }

  private func things(of role: ModelRole) -> [Thing] {
    let side = role.side.rawValue
    var things = [
      Thing(
        "\(side)-many", Bilingual(en: "What one side is called", fr: "Nom d’un des deux côtés"), role.many),
      Thing(
        "\(side)-gives", Bilingual(en: "Asked of \(role.many.en)", fr: "Demandé : \(role.many.fr)"),
        role.gives),
    ]
    for rule in role.eligibility {
      let sentence =
        rule.sentence.map { Bilingual(en: " (\($0.en))", fr: " (\($0.fr))") } ?? Bilingual(same: "")
      let waiver =
        rule.canBeWaived
        ? Bilingual(same: "") : Bilingual(en: ", without exception", fr: ", sans dérogation")
      things.append(
        Thing(
          "\(side)-rule-\(rule.name)",
          Bilingual(en: "Who can take part: \(role.many.en)", fr: "Qui peut participer : \(role.many.fr)"),
          Bilingual(
            en: rule.title.en + sentence.en + waiver.en, fr: rule.title.fr + sentence.fr + waiver.fr)))
    }
    if let care = role.care {
      things.append(
        Thing(
          "\(side)-care",
          Bilingual(
            en: "How often \(role.many.en) are asked", fr: "Fréquence des demandes : \(role.many.fr)"),
          Bilingual(
            en: "at most \(care.mostAYear) a year, \(care.restDays) days of rest",
            fr: "au plus \(care.mostAYear) par année, \(care.restDays) jours de repos")))
    }
    return things
  }

  private var matchingThings: [Thing] {
    let title = Bilingual(en: "Who should meet whom", fr: "Qui devrait rencontrer qui")
    let most = matching.mostCapacity.map { String($0) } ?? "–"
    var things = [
      Thing(
        "capacity", Bilingual(en: "Capacity", fr: "Capacité"),
        Bilingual(
          en: "\(matching.unstatedCapacity) at once, at most \(most)",
          fr: "\(matching.unstatedCapacity) à la fois, au plus \(most)"))
    ]
    // A line that is worded otherwise is another one: what it was is among those that are gone.
    for line in matching.summary.dropFirst() { things.append(Thing("matching-\(line.en)", title, line)) }
    return things
  }

  private var textThings: [Thing] {
    var things: [Thing] = []
    if let agreement {
      things.append(Thing("agreement", Bilingual(en: "Agreement", fr: "Entente"), agreement.text.written))
    }
    for message in messages {
      things.append(
        Thing(
          "message-\(message.name)",
          Bilingual(en: "Message: \(message.title.en)", fr: "Message : \(message.title.fr)"),
          Bilingual(
            en: "\(message.subject.written.en)\n\(message.body.written.en)",
            fr: "\(message.subject.written.fr)\n\(message.body.written.fr)")))
    }
    for survey in surveys {
      let asked = survey.questions.map(\.ask)
      things.append(
        Thing(
          "survey-\(survey.name)",
          Bilingual(en: "Survey: \(survey.title.en)", fr: "Sondage : \(survey.title.fr)"),
          Bilingual(en: asked.map(\.en).joined(separator: "\n"), fr: asked.map(\.fr).joined(separator: "\n")))
      )
    }
    return things
  }

  private var resultThings: [Thing] {
    let times = outcomes.followUps.map(\.words)
    let followUp = Thing(
      "follow-up", Bilingual(en: "Follow-up", fr: "Suivi"),
      Bilingual(en: times.map(\.en).joined(separator: ", "), fr: times.map(\.fr).joined(separator: ", ")))
    return [followUp]
      + outcomes.definitions.map {
        Thing(
          "outcome-\($0.name)", Bilingual(en: "Outcome: \($0.title.en)", fr: "Résultat : \($0.title.fr)"),
          $0.meaning)
      }
      + funders.map { Thing("funder-\($0.name)", $0.title, $0.counts) }
  }
}

extension ModelClock {
  /// Its terms, with who is reminded.
  fileprivate var details: Bilingual {
    guard !reminds.isEmpty else { return terms }
    let times = remindAfter.map(\.words)
    let (en, fr) = (times.map(\.en).joined(separator: ", "), times.map(\.fr).joined(separator: ", "))
    return Bilingual(
      en:
        "\(terms.en); reminded: \(reminds.map(\.title.en).joined(separator: ", "))\(en.isEmpty ? "" : " after \(en)")",
      fr:
        "\(terms.fr) ; rappel : \(reminds.map(\.title.fr).joined(separator: ", "))\(fr.isEmpty ? "" : " après \(fr)")"
    )
  }
}

extension ModelClock.Recipient {
  package var title: Bilingual {
    switch self {
    case .newcomer: Bilingual(en: "newcomer", fr: "personne nouvellement arrivée")
    case .professional: Bilingual(en: "professional", fr: "personne établie dans son domaine")
    case .coordinator: Bilingual(en: "coordinator", fr: "coordination")
    }
  }
}
