import Basics

/// What may stand in a text in braces, and is filled in for each person.
package enum ModelPlaceholder: String, Sendable, CaseIterable {
  /// Whoever the letter is for.
  case name
  case newcomer, professional, coordinator, programme, council
  /// Where to answer without an account.
  case link
  /// The last day of the clock that the letter is about.
  case day
  case hours, months, minutes, referrals, places

  /// Those that say nothing of anybody: the only ones in a subject, which anybody may read over a shoulder.
  package static let impersonal: Set<ModelPlaceholder> = [.programme, .council, .day]
  /// Those that an agreement has values for.
  package static let ofAgreement: Set<ModelPlaceholder> = [
    .newcomer, .professional, .coordinator, .programme, .council, .day, .hours, .months, .minutes, .referrals,
  ]

  package var title: Bilingual {
    switch self {
    case .name: Bilingual(en: "who it is for", fr: "à qui l’on écrit")
    case .newcomer: Bilingual(en: "the newcomer’s name", fr: "le nom du nouvel arrivant")
    case .professional: Bilingual(en: "the professional’s name", fr: "le nom du professionnel")
    case .coordinator: Bilingual(en: "the coordinator’s name", fr: "le nom de la coordination")
    case .programme: Bilingual(en: "the programme’s name", fr: "le nom du programme")
    case .council: Bilingual(en: "the council’s name", fr: "le nom du conseil")
    case .link: Bilingual(en: "where to answer", fr: "où répondre")
    case .day: Bilingual(en: "until when", fr: "jusqu’à quand")
    case .hours: Bilingual(en: "how many hours", fr: "combien d’heures")
    case .months: Bilingual(en: "how many months", fr: "combien de mois")
    case .minutes: Bilingual(en: "how many minutes", fr: "combien de minutes")
    case .referrals: Bilingual(en: "how many referrals", fr: "combien de recommandations")
    case .places: Bilingual(en: "where it takes place", fr: "où cela se passe")
    }
  }
}

/// A text with placeholders.
package struct ModelText: Sendable, Equatable {
  package enum Part: Sendable, Equatable {
    case words(String)
    case place(ModelPlaceholder)
    /// In braces, and nothing that is known.
    case unknown(String)
  }

  package let written: Bilingual

  package init(_ written: Bilingual) {
    self.written = written
  }

  /// - Complexity: O(letters).
  package static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(where: { $0 == "}" || $0 == "{" || $0.isNewline }) else { break }
      let name = String(inside[..<close])
      if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
      guard inside[close] == "}" else {
        parts.append(.unknown(name))
        rest = inside[close...]
        continue
      }
      parts.append(ModelPlaceholder(rawValue: name).map { .place($0) } ?? .unknown(name))
      rest = inside[inside.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.words(String(rest))) }
    return parts
  }

  /// Those that stand in it, in a language.
  package func places(in language: Language) -> Set<ModelPlaceholder> {
    Set(
      Self.parts(of: written[language]).compactMap { part in
        if case .place(let place) = part { place } else { nil }
      })
  }

  /// The text with its places filled in; one without a value stays as it is written, so that it is seen in a preview.
  package func filled(in language: Language, with values: [ModelPlaceholder: String]) -> String {
    Self.parts(of: written[language]).map { part in
      switch part {
      case .words(let words): words
      case .place(let place): values[place] ?? "{\(place.rawValue)}"
      case .unknown(let name): "{\(name)}"
      }
    }.joined()
  }
}

/// A letter of the programme, to one person at a time.
package struct ModelMessage: Sendable, Equatable {
  package let name: String
  package let title: Bilingual
  /// What it is written at; nil where a clock or a survey sends it.
  package let when: ModelEvent?
  package let to: [ModelClock.Recipient]
  package let subject: ModelText
  package let body: ModelText
}

/// What two people agree on before they begin.
package struct ModelAgreement: Sendable, Equatable {
  /// Whether there is no partnership without it.
  package let isRequired: Bool
  package let text: ModelText
  package let goals: ModelMeeting.Span
  /// Goals that others have chosen.
  package let usualGoals: [Bilingual]
}
