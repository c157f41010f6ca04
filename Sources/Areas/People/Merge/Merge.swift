import Basics

/// Two records of one person made one. All that the second had goes over to the first; for as long as it can be undone, what was is
/// kept, and comes back exactly.
package struct Merge: Sendable, Hashable {
  package let id: ID<Merge>
  /// Who has everything now.
  package let person: ID<Person>
  /// Whose record was taken up; it leads to the other.
  package let absorbed: ID<Person>
  package let by: ID<Person>?
  package let at: Moment
  package var undone: Moment?

  /// Long enough to notice a mistake at the next meeting with either of them.
  package static let undoDays = 30

  package var lastMoment: Moment { at + .seconds(Self.undoDays * 86_400) }

  package func canBeUndone(at now: Moment) -> Bool { undone == nil && now < lastMoment }
}

/// Whose answer is kept, where both records have one.
package enum MergeSide: String, Sendable, CaseIterable {
  case first, second
}

/// One question on which two records differ.
package struct MergeQuestion: Sendable, Hashable {
  /// The name that the choice is sent by: of a part of the person, or of a field of the profile.
  package let name: String
  package let title: Bilingual
  package let first: String?
  package let second: String?
  /// What is proposed: what is known, where the other knows nothing; what was verified; then what was said last.
  package let proposed: MergeSide
}

/// What would become of two records.
package struct MergePreview: Sendable {
  package let first: Person
  package let second: Person
  package let questions: [MergeQuestion]
  /// How much of what else the second has would go over.
  package let moved: Int
}

/// The parts of a record beside its profile.
enum PersonPart: String, CaseIterable {
  case givenName = "given_name"
  case familyName = "family_name"
  case email, telephone, city, language

  var title: Bilingual {
    switch self {
    case .givenName: Bilingual(en: "First name", fr: "Prénom")
    case .familyName: Bilingual(en: "Last name", fr: "Nom de famille")
    case .email: Bilingual(en: "E-mail", fr: "Courriel")
    case .telephone: Bilingual(en: "Telephone", fr: "Téléphone")
    case .city: Bilingual(en: "City", fr: "Ville")
    case .language: Bilingual(en: "Language of letters", fr: "Langue des courriels")
    }
  }

  /// Nil where it is blank.
  func value(of person: Person) -> String? {
    let value: String? =
      switch self {
      case .givenName: person.givenName
      case .familyName: person.familyName
      case .email: person.email
      case .telephone: person.telephone
      case .city: person.city
      case .language: person.language.rawValue
      }
    return value.flatMap { $0.isEmpty ? nil : $0 }
  }

  func put(_ value: String?, into person: inout Person) {
    switch self {
    case .givenName: person.givenName = value ?? ""
    case .familyName: person.familyName = value ?? ""
    case .email: person.email = value
    case .telephone: person.telephone = value
    case .city: person.city = value ?? ""
    case .language: person.language = value.flatMap(Language.init(rawValue:)) ?? person.language
    }
  }
}

extension MergePreview {
  package init(_ first: Person, _ second: Person, values: ([ProfileValue], [ProfileValue]), moved: Int) {
    var questions = PersonPart.allCases.compactMap { part -> MergeQuestion? in
      let (a, b) = (part.value(of: first), part.value(of: second))
      if a == b || b == nil { return nil }
      return MergeQuestion(
        name: part.rawValue, title: part.title, first: a, second: b, proposed: a == nil ? .second : .first)
    }
    for field in ProfileField.allCases {
      let a = values.0.first { $0.field == field }
      let b = values.1.first { $0.field == field }
      guard let b, let a, a.answer.written != b.answer.written else { continue }
      questions.append(
        MergeQuestion(
          name: field.rawValue, title: field.heading, first: a.answer.written, second: b.answer.written,
          proposed: Self.isBetter(b, than: a) ? .second : .first))
    }
    self.init(first: first, second: second, questions: questions, moved: moved)
  }

  static func isBetter(_ a: ProfileValue, than b: ProfileValue) -> Bool {
    if (a.verified != nil) != (b.verified != nil) { return a.verified != nil }
    return a.written.at > b.written.at
  }
}
