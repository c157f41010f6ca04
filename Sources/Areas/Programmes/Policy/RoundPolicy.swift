import Basics
import Matching
import People

/// How a programme decides who should meet whom: what must hold, what makes a pair better, and what comes first.
package struct RoundPolicy: Sendable {
  package var name: String
  package var title: Bilingual
  /// Most important first.
  package var order: [Objective]
  /// What a policy may put in order. Newcomers come in no groups yet, and meet one professional in a round.
  static let objectives: [Objective] = [.coverage, .quality, .waiting]
  /// Chooses among equally good answers.
  package var seed: UInt64 = 0
  /// What a professional can take where the list does not say.
  package var unstatedCapacity = 1
  /// What a professional can take at most, whatever the list says; nil for no such limit.
  package var mostCapacity: Int?
  package var fields: [PolicyField] = []
  package var requirements: [PolicyRequirement] = []
  package var criteria: [PolicyCriterion] = []
  /// Pairs that a person has decided on, and pairs that must not be.
  package var locks: [NamedPair] = []
  package var exclusions: [NamedPair] = []

  /// What the lists should be read for besides the fields of intake.
  package var ownFields: [OwnField] {
    fields.map { OwnField(name: $0.name, headings: $0.headings) }
  }

  /// The places a professional has in this round.
  package func capacity(of professional: Profile) -> Int {
    min(professional.capacity ?? unstatedCapacity, mostCapacity ?? .max)
  }
}

/// A field that a policy adds to those of intake.
package struct PolicyField: Sendable {
  package let name: String
  package let title: Bilingual
  package let headings: [String]
  /// Its values in rising order, if they have one: grades, levels, stages.
  package let scale: [String]
  /// True if its values are compared but never written into results: what somebody confided for matching only.
  package let isConfidential: Bool
}

/// A newcomer and a professional, as a policy names them: by identifier, e-mail address or name.
package struct NamedPair: Sendable, Equatable {
  package let newcomer: String
  package let professional: String
  /// The line of the policy that names them.
  package let line: Int
}

/// What is compared, and how.
package struct PolicyComparison: Sendable, Equatable {
  package enum Way: Sendable, Equatable {
    /// Nearness of job titles.
    case near
    /// At least one value in common.
    case same
    /// No value in common.
    case different
    /// The share of the newcomer's values that the professional has too.
    case shared
    /// The professional is `from` to `to` steps ahead; beyond, it fades out over `fade` steps.
    case ahead(from: Int, to: Int, fade: Int)
  }

  package let newcomerField: ComparedField
  package let professionalField: ComparedField
  package let way: Way
  /// Only newcomers whose own field has this value are asked about it.
  package let condition: Condition?

  package struct Condition: Sendable, Equatable {
    package let field: ComparedField
    package let value: String
  }
}

/// A field of a profile that a policy can compare.
package enum ComparedField: Sendable, Hashable {
  case occupation, years, education, licence, languages, benchmark, city, meeting, availability, goals,
    targetEmployers, employer
  /// One of the policy's own fields, by its place there.
  case own(Int)

  /// Those that are not the policy's own, by the names that policies use.
  package static let named: [(name: String, field: ComparedField)] = [
    ("occupation", .occupation), ("years", .years), ("education", .education), ("licence", .licence),
    ("languages", .languages),
    ("clb", .benchmark), ("city", .city),
    ("meeting", .meeting), ("availability", .availability), ("goals", .goals),
    ("target_employers", .targetEmployers), ("employer", .employer),
  ]

  /// The words its values are written in; nil where they are compared as written.
  package var vocabulary: Vocabulary? {
    switch self {
    case .education: .education
    case .licence: .licence
    case .languages: .languages
    case .meeting: .modes
    case .availability: .availability
    case .goals: .goals
    default: nil
    }
  }

  /// The intake fields it is made of.
  package var intakeFields: [IntakeField] {
    switch self {
    case .occupation: [.occupation]
    case .years: [.years]
    case .education: [.education]
    case .licence: [.licence]
    case .languages: [.languages]
    case .benchmark: [.benchmark, .listening]
    case .city: [.city]
    case .meeting: [.mode]
    case .availability: [.availability]
    case .goals: [.goals]
    case .targetEmployers: [.targetEmployers]
    case .employer: [.employer]
    case .own: []
    }
  }
}

extension RoundPolicy {
  /// True if what the comparison finds is not to be told in words.
  func isConfidential(_ comparison: PolicyComparison) -> Bool {
    [comparison.newcomerField, comparison.professionalField].contains { field in
      if case .own(let index) = field { fields[index].isConfidential } else { false }
    }
  }
}

/// Something that must hold, in at least one of its ways.
package struct PolicyRequirement: Sendable {
  package struct Way: Sendable {
    package let comparison: PolicyComparison
    /// In hundredths.
    package let least: Int
  }

  package let ways: [Way]
  package let passesIfUnknown: Bool
  /// True if the policy itself says that it is met where it cannot be told.
  package let isMetWhereUnknown: Bool
  /// What the policy calls it; nil where the compared fields say enough.
  package let title: Bilingual?

  /// True if the occupation can meet it, alone or among others.
  var isAboutOccupation: Bool { ways.contains { $0.comparison.way == .near } }
  /// True if it is about the occupation and nothing else: then there is somebody to find, not a rule to bend.
  var isOccupationOnly: Bool { ways.allSatisfy { $0.comparison.way == .near } }
}

/// Something that makes a pair better.
package struct PolicyCriterion: Sendable {
  package let comparison: PolicyComparison
  package let weight: Int
  /// What counts where it cannot be told, in hundredths.
  package let ifUnknown: Int
  package let title: Bilingual?
}
