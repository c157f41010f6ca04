import Matching

/// The invented people as the engine takes them.
extension Population {
  var seekersForEngine: [MatchingProblem.Seeker] {
    seekers.enumerated().map { .init(id: Self.name("N", $0.offset), daysWaiting: Int($0.element.number)) }
  }

  var supportersForEngine: [MatchingProblem.Supporter] {
    supporters.enumerated().map { .init(id: Self.name("P", $0.offset), capacity: Int($0.element.number)) }
  }

  /// Identifiers whose order is that of the numbers.
  static func name(_ letter: String, _ number: Int) -> String {
    letter + String(10_000_000 + number).dropFirst()
  }

  /// The same programme, a language in common, the same city or both online, not the same employer; and eight criteria
  /// that weigh 100 together. `PairScore` says the same in plain numbers.
  var policy: Policy {
    func terms(_ list: (Person) -> [Int32]) -> (Terms, Terms) {
      (Terms(seekers.map(list)), Terms(supporters.map(list)))
    }
    func bits(_ mask: UInt32) -> [Int32] {
      (0..<32).filter { mask >> UInt32($0) & 1 == 1 }.map { Int32($0) }
    }
    /// One character for each digit, the first in the highest byte.
    func codes(_ people: [Person]) -> NestedCodes {
      func code(_ occupation: UInt32) -> UInt64 {
        var code: UInt64 = 0
        for digit in 0..<5 {
          let number = UInt64(occupation >> UInt32(16 - 4 * digit)) & 0xF
          code |= (48 + number) << UInt64(56 - 8 * digit)
        }
        return code
      }
      return NestedCodes(packed: people.map { code($0.occupation) })
    }
    func numbers(_ of: (Person) -> UInt8) -> ([Int32?], [Int32?]) {
      (seekers.map { Int32(of($0)) }, supporters.map { Int32(of($0)) })
    }
    let programmes = terms { bits(UInt32($0.programmes)) }
    let languages = terms { bits($0.languages) }
    let cities = terms { [Int32($0.city)] }
    let online = terms { $0.isOnline == 0 ? [] : [1] }
    let employers = terms { $0.employer == 0 ? [] : [Int32($0.employer)] }
    let industries = terms { [Int32($0.industry)] }
    let times = terms { bits($0.times) }
    let goals = terms { bits(UInt32($0.goals)) }
    let (seniority, years) = (numbers(\.seniority), numbers(\.years))
    return Policy(
      requirements: [
        .init(anyOf: [.init(.same(programmes.0, programmes.1))], passesIfUnknown: false),
        .init(anyOf: [.init(.same(languages.0, languages.1))], passesIfUnknown: false),
        .init(
          anyOf: [.init(.same(cities.0, cities.1)), .init(.same(online.0, online.1))], passesIfUnknown: false),
        .init(anyOf: [.init(.different(employers.0, employers.1))]),
      ],
      criteria: [
        .init(
          .nested(
            codes(seekers), codes(supporters),
            measures: [0, 1_000, 3_000, 5_300, 8_000, 10_000].map { Measure($0) }), weight: 30),
        .init(.same(industries.0, industries.1), weight: 10),
        .init(.ahead(seniority.0, seniority.1, from: 1, to: 2, fade: 3), weight: 10),
        .init(.ahead(years.0, years.1, from: 3, to: 12, fade: 20), weight: 8),
        .init(.several(languages.0, languages.1, enough: 2), weight: 7),
        .init(.same(cities.0, cities.1), weight: 7),
        .init(.several(times.0, times.1, enough: 5), weight: 10),
        .init(.shared(goals.0, goals.1), weight: 18),
      ])
  }
}
