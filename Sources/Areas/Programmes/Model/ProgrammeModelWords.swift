import Basics
import People

extension ProgrammeModel {
  /// The model in some lines, for a person to recognise it.
  package var outline: [Bilingual] {
    var lines = [
      Bilingual(
        en: "Model “\(name)”, version \(version): \(title.en)",
        fr: "Modèle « \(name) », version \(version) : \(title.fr)")
    ]
    for role in [newcomers, professionals] {
      lines.append(
        Bilingual(en: "  \(role.many.en): \(role.gives.en)", fr: "  \(role.many.fr) : \(role.gives.fr)"))
      lines += role.eligibility.map { rule in
        Bilingual(en: "    must hold: \(rule.title.en)", fr: "    exigé : \(rule.title.fr)")
      }
    }
    lines.append(Bilingual(en: "  meeting: \(meeting.words.en)", fr: "  rencontres : \(meeting.words.fr)"))
    lines.append(
      Bilingual(
        en: "  stages: \(stages.map(\.title.en).joined(separator: " → "))",
        fr: "  étapes : \(stages.map(\.title.fr).joined(separator: " → "))"))
    lines += clocks.map { clock in
      Bilingual(en: "  clock: \(clock.sentence.en)", fr: "  échéance : \(clock.sentence.fr)")
    }
    lines += obligations.map { obligation in
      Bilingual(en: "  promised: \(obligation.sentence.en)", fr: "  engagement : \(obligation.sentence.fr)")
    }
    let (letters, asked) = (messages.count, surveys.count)
    lines.append(
      Bilingual(
        en:
          "  \(letters) \(letters == 1 ? "message" : "messages"), \(asked) \(asked == 1 ? "survey" : "surveys"), \(outcomes.definitions.count) outcomes, funders: \(funders.map(\.title.en).joined(separator: ", "))",
        fr:
          "  \(letters) \(letters < 2 ? "message" : "messages"), \(asked) \(asked < 2 ? "sondage" : "sondages"), \(outcomes.definitions.count) résultats, bailleurs : \(funders.map(\.title.fr).joined(separator: ", "))"
      ))
    return lines
  }
}

extension ModelMeeting {
  package var words: Bilingual {
    var parts: [Bilingual] = [form.title]
    if let group { parts.append(Self.words(group, en: ("person", "people"), fr: ("personne", "personnes"))) }
    parts.append(
      form == .rounds
        ? Bilingual(en: "rounds of \(minutes) minutes", fr: "tours de \(minutes) minutes")
        : Bilingual(en: "\(minutes) minutes each", fr: "\(minutes) minutes chacune"))
    if let count {
      parts.append(
        form == .rounds
          ? Self.words(count, en: ("round", "rounds"), fr: ("tour", "tours"))
          : Self.words(count, en: ("meeting", "meetings"), fr: ("rencontre", "rencontres")))
    }
    if let hours { parts.append(Self.words(hours, en: ("hour", "hours"), fr: ("heure", "heures"))) }
    if let months { parts.append(Self.words(months, en: ("month", "months"), fr: ("mois", "mois"))) }
    if isFirstInPerson { parts.append(Bilingual(en: "the first in person", fr: "la première en personne")) }
    return Bilingual(
      en: parts.map(\.en).joined(separator: ", "), fr: parts.map(\.fr).joined(separator: ", "))
  }

  private static func words(
    _ span: Span, en: (one: String, many: String), fr: (one: String, many: String)
  ) -> Bilingual {
    let isOne = span.least == span.most && span.most == 1
    return Bilingual(
      en: "\(span.least == span.most ? "" : "\(span.least) to ")\(span.most) \(isOne ? en.one : en.many)",
      fr: "\(span.least == span.most ? "" : "\(span.least) à ")\(span.most) \(isOne ? fr.one : fr.many)")
  }
}

extension ModelMeeting.Form {
  package var title: Bilingual {
    switch self {
    case .pair: Bilingual(en: "two people", fr: "deux personnes")
    case .group: Bilingual(en: "a group", fr: "un groupe")
    case .rounds: Bilingual(en: "an evening at tables", fr: "une soirée autour de tables")
    case .panel: Bilingual(en: "a board hears somebody", fr: "un conseil rencontre une personne")
    }
  }
}

extension ModelClock {
  /// What is promised, and what happens when it is not kept.
  package var sentence: Bilingual {
    Bilingual(en: "\(title.en): \(terms.en)", fr: "\(title.fr) : \(terms.fr)")
  }

  /// The same without its title.
  package var terms: Bilingual {
    let ending: Bilingual =
      switch self.ending {
      case .remind: Bilingual(en: "then a reminder", fr: "puis un rappel")
      case .release:
        Bilingual(en: "then both are free for another match", fr: "puis les deux redeviennent disponibles")
      case .tell: Bilingual(en: "then the coordinator is told", fr: "puis la coordination est avertie")
      }
    return Bilingual(
      en: "\(within.words.en) from \(start.title.en), \(ending.en)",
      fr: "\(within.words.fr) après \(start.title.fr), \(ending.fr)")
  }
}

extension ModelObligation {
  package var sentence: Bilingual {
    var sentence = title
    if let within, let start {
      sentence = Bilingual(
        en: "\(sentence.en), within \(within.words.en) from \(start.title.en)",
        fr: "\(sentence.fr), au plus \(within.words.fr) après \(start.title.fr)")
    }
    guard depth > 1 else { return sentence }
    return Bilingual(
      en: "\(sentence.en); each of them may refer \(count) more, \(treeSize) people in all",
      fr: "\(sentence.fr) ; chacune peut en recommander \(count) autres, soit \(treeSize) personnes en tout")
  }
}

extension ModelStage.Those {
  package func title(in model: ProgrammeModel) -> Bilingual {
    let (newcomers, professionals) = (model.newcomers.many, model.professionals.many)
    return switch self {
    case .newcomers: newcomers
    case .professionals: professionals
    case .both:
      Bilingual(
        en: "\(newcomers.en) and \(professionals.en)", fr: "\(newcomers.fr) et \(professionals.fr)")
    }
  }
}
