import Basics

/// One thing that is known of a person: what it is, in whose words, who said it and when, and who saw it proven.
///
/// It is never changed. What is said anew takes its place, and it stays in the history.
package struct ProfileValue: Sendable, Hashable {
  /// Whose word it is.
  package enum Source: String, Sendable, CaseIterable {
    case person
    case coach
    case coordinator
    case list = "import"

    package var title: Bilingual {
      switch self {
      case .person: Bilingual(en: "said by the person", fr: "dit par la personne")
      case .coach: Bilingual(en: "noted by a coach", fr: "noté par l’accompagnement")
      case .coordinator: Bilingual(en: "noted by coordination", fr: "noté par la coordination")
      case .list: Bilingual(en: "from a list", fr: "tiré d’une liste")
      }
    }
  }

  /// Somebody of the staff, when they did something with a value.
  package struct Act: Sendable, Hashable {
    package let by: ID<Person>?
    package let at: Moment
  }

  package let id: ID<ProfileValue>
  package let person: ID<Person>
  package let field: ProfileField
  package let answer: ReadAnswer
  /// A test or an assessor, where the field has one, and the day of it.
  package var evidence: String?
  package var evidenceDay: LocalDate?
  package let source: Source
  /// Who wrote it down.
  package let written: Act
  /// Who chose the code of an occupation; nil while the program alone proposes it.
  package var confirmed: Act?
  package var verified: Act?
  /// When something newer took its place.
  package var replaced: Act?
}

/// What is to be kept of a person under one field; with no answer, what was there goes.
package struct ProfileEntry: Sendable, Hashable {
  package let field: ProfileField
  package let answer: ReadAnswer?
  package var evidence: String?
  package var evidenceDay: LocalDate?

  package init(
    _ field: ProfileField, _ answer: ReadAnswer?, evidence: String? = nil, evidenceDay: LocalDate? = nil
  ) {
    self.field = field
    self.answer = answer
    self.evidence = evidence
    self.evidenceDay = evidenceDay
  }
}

/// A time in which somebody wants to be asked for nothing.
package struct Pause: Sendable, Hashable {
  package let first: LocalDate
  /// Nil while nobody knows.
  package let last: LocalDate?

  package init(first: LocalDate, last: LocalDate?) {
    self.first = first
    self.last = last
  }

  package var coded: String { "\(first)/\(last?.description ?? "")" }

  package init?(coded: String) {
    let days = coded.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard days.count == 2, let first = LocalDate(iso: days[0]) else { return nil }
    self.init(first: first, last: LocalDate(iso: days[1]))
  }

  package func holds(on day: LocalDate) -> Bool { first <= day && last.map { day <= $0 } ?? true }
}

extension Profile {
  /// What a round knows of somebody, from the record: the same that their row of a list would say.
  ///
  /// - Parameters:
  ///   - values: those that hold now; of others of the person nothing is read.
  ///   - language: in which the meetings are; where nobody says, the person's better one counts.
  ///   - today: whoever pauses on this day can meet nobody.
  package init(
    _ person: Person, values: [ProfileValue], in language: Language? = nil, today: LocalDate
  ) {
    self.init(id: person.id.description, row: 0)
    firstName = person.givenName
    lastName = person.familyName
    email = person.email ?? ""
    if !person.city.isEmpty { city = [Term(asWritten: person.city)] }
    var levels: [Language: LanguageBenchmark] = [:]
    for value in values where value.person == person.id && value.replaced == nil {
      take(value, &levels)
    }
    benchmark =
      language.flatMap { levels[$0] }
      ?? levels.values.max { ($0.lowest, $0.speaking) < ($1.lowest, $1.speaking) }
    let pauses = values.contains { value in
      value.field == .pause && value.replaced == nil
        && value.answer.coded.flatMap(Pause.init(coded:))?.holds(on: today) == true
    }
    if pauses { capacity = 0 }
  }

  private mutating func take(_ value: ProfileValue, _ levels: inout [Language: LanguageBenchmark]) {
    switch (value.field, value.field.value(of: value.answer)) {
    case (.occupation, _):
      occupation = value.answer.written
      if value.confirmed != nil { occupationCode = value.answer.coded }
    case (.years, .number(let number)): years = number
    case (.capacity, .number(let number)): capacity = number
    case (.employer, .terms(let terms)): employer = terms
    case (.targetEmployers, .terms(let terms)): targetEmployers = terms
    case (.goals, .terms(let terms)): goals = terms
    case (.education, .terms(let terms)): education = terms
    case (.licence, .terms(let terms)): licence = terms
    case (.languages, .terms(let terms)): languages = terms
    case (.mode, .terms(let terms)): modes = terms
    case (.availability, .terms(let terms)): availability = terms
    case (.exclusions, .people(let people)): exclusions = people
    case (.arrived, .date(let day)): arrived = day
    case (.registered, .date(let day)): registered = day
    case (_, .benchmark(let level)): if let language = value.field.language { levels[language] = level }
    default: break
    }
  }
}
