import Basics
import People

/// What an application form asks of one side of a programme: what its rules look up and its policy compares, and nothing else.
///
/// No field of a record holds a demographic trait, so none can be asked here.
package struct IntakeSheet: Sendable, Equatable {
  package let side: Side
  package let fields: Set<ProfileField>

  package init(_ model: ProgrammeModel, _ side: Side) {
    self.side = side
    var fields: Set<ProfileField> = []
    for rule in model.role(side).eligibility {
      if case .record(let tests) = rule.ways { fields.formUnion(tests.map(\.field)) }
    }
    for comparison in model.matching.comparisons {
      let compared = side == .newcomers ? comparison.newcomerField : comparison.professionalField
      fields.formUnion(compared.profileFields)
      if side == .newcomers, let condition = comparison.condition {
        fields.formUnion(condition.field.profileFields)
      }
    }
    // Every round asks how many people a professional takes.
    if side == .professionals { fields.insert(.capacity) }
    self.fields = fields.subtracting(Self.known)
  }

  /// What nobody need be asked: the day of registration is the day on which the form comes in, and the rest is said later.
  private static let known: Set<ProfileField> = [.registered, .pause, .exclusions]

  package func asks(_ field: ProfileField) -> Bool { fields.contains(field) }

  /// The pages of the form, in their order.
  ///
  /// - Parameter places: how many may look after an application: with one there is nothing to choose.
  package func steps(places: Int) -> [IntakeStep] {
    IntakeStep.allCases.filter { step in
      switch step {
      case .who, .consent, .check: true
      case .coding: asks(.occupation)
      case .place: places > 1
      case .work, .training, .languages, .meeting: step.fields.contains(where: asks)
      }
    }
  }
}

/// One page of an application form.
package enum IntakeStep: String, Sendable, CaseIterable {
  case who, work, coding, training, languages, meeting, place, consent, check

  package var fields: [ProfileField] {
    switch self {
    case .work: [.occupation, .years, .employer, .targetEmployers]
    case .training: [.education, .assessment, .licence, .arrived]
    case .languages: [.languages, .english, .french]
    case .meeting: [.goals, .mode, .availability, .capacity, .hours]
    case .who, .coding, .place, .consent, .check: []
    }
  }
}

extension IntakeStep: LosslessStringConvertible {
  package init?(_ description: String) { self.init(rawValue: description) }
  package var description: String { rawValue }
}

extension RoundPolicy {
  /// Everything that is compared, whether it must hold or makes a pair better.
  fileprivate var comparisons: [PolicyComparison] {
    requirements.flatMap { $0.ways.map(\.comparison) } + criteria.map(\.comparison)
  }
}

extension ComparedField {
  /// The questions of a record that it is made of. A city stands beside the name; a policy's own field is in lists alone.
  fileprivate var profileFields: [ProfileField] {
    switch self {
    case .occupation: [.occupation]
    case .years: [.years]
    case .education: [.education]
    case .licence: [.licence]
    case .languages: [.languages]
    case .benchmark: [.english, .french]
    case .meeting: [.mode]
    case .availability: [.availability]
    case .goals: [.goals]
    case .targetEmployers: [.targetEmployers]
    case .employer: [.employer]
    case .city, .own: []
    }
  }
}
