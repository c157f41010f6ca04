import Basics

/// All that the page of a person shows at once.
package struct PersonRecord: Sendable {
  package let person: Person
  package let tenures: [Tenure]
  package let values: [ProfileValue]
  package let tags: [Tag]
  package let notes: [Note]
  /// The latest; there are more where `hasEarlier`.
  package let happenings: [Happening]
  package let hasEarlier: Bool
  /// Merges into it, the latest first.
  package let merges: [Merge]
  /// What those who wrote something are called.
  package let names: [ID<Person>: String]

  package static let shownHappenings = 15

  package subscript(_ field: ProfileField) -> ProfileValue? { values.first { $0.field == field } }

  package var roles: [Role] { tenures.filter(\.isNow).map(\.role) }

  /// Since when they look for somebody: the day of registration, or else since they are a newcomer here.
  package func waitsSince(_ clock: DayClock) -> LocalDate? {
    guard let tenure = tenures.first(where: { $0.isNow && $0.role == .newcomer }) else { return nil }
    if let value = self[.registered], case .date(let day) = value.field.value(of: value.answer) { return day }
    return clock.day(tenure.begun)
  }

  package func pause(on day: LocalDate) -> Pause? {
    self[.pause]?.answer.coded.flatMap(Pause.init(coded:)).flatMap { $0.holds(on: day) ? $0 : nil }
  }

  /// What nobody has said yet of what matters to somebody in these roles.
  package var unknown: [ProfileField] {
    let asked: [ProfileField] =
      roles.contains(.professional)
      ? [.occupation, .employer, .languages, .goals, .mode, .availability, .capacity]
      : [
        .occupation, .years, .education, .licence, .languages, .english, .french, .goals, .mode,
        .availability,
      ]
    return asked.filter { self[$0] == nil }
  }
}
