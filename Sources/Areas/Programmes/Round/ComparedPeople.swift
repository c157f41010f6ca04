import Basics
import Matching
import Occupations
import People
import Reference

/// A policy held against the people of a round: what each of its comparisons finds, and the words for it.
struct ComparedPeople: Sendable {
  let policy: RoundPolicy
  let newcomers: [Profile]
  let professionals: [Profile]
  /// The policy as the engine knows it.
  let scoring: Policy
  /// Who understands their job titles.
  let reader: TitleReader
  /// Everybody's occupation as it is understood.
  let titles: CodedTitles
  private let fields: FieldNearness

  init(
    policy: RoundPolicy, newcomers: [Profile], professionals: [Profile], reader: TitleReader = .ownLexicon
  ) {
    self.policy = policy
    self.newcomers = newcomers
    self.professionals = professionals
    self.reader = reader
    titles = CodedTitles(
      (newcomers + professionals).map { folded($0.comparedOccupation) }, coder: reader.coder)
    let compiler = Compiler(
      policy: policy, newcomers: newcomers, professionals: professionals, titles: titles,
      relatedness: reader.relatedness)
    fields = compiler.nearness.titles
    scoring = Policy(
      requirements: policy.requirements.map { requirement in
        Requirement(
          anyOf: requirement.ways.map {
            .init(compiler.compile($0.comparison), least: Int32(clamping: $0.least * 100))
          },
          passesIfUnknown: requirement.passesIfUnknown)
      },
      criteria: policy.criteria.map {
        Criterion(
          compiler.compile($0.comparison), weight: Int32(clamping: $0.weight),
          ifUnknown: Measure($0.ifUnknown * 100))
      })
  }

  /// What the titles of two people are understood as; nil unless both are.
  func understood(newcomer: Int, professional: Int) -> Bilingual? {
    guard let units = fields.understood(seeker: newcomer, supporter: professional) else { return nil }
    guard units.seeker == units.supporter else {
      return Bilingual(
        en: "\(units.seeker) and \(units.supporter)", fr: "\(units.seeker) et \(units.supporter)")
    }
    guard let group = Classification.noc2021.group(units.seeker.description) else { return nil }
    return Bilingual(
      en: "both \(group.code) \(group.english)", fr: "\(group.code) \(group.french) dans les deux cas")
  }

  /// The values that both have, in the newcomer's order.
  func common(_ comparison: PolicyComparison, newcomer: Int, professional: Int) -> [Term] {
    let theirs = Set(terms(comparison.professionalField, of: professionals[professional], policy: policy))
    return terms(comparison.newcomerField, of: newcomers[newcomer], policy: policy).filter {
      theirs.contains($0)
    }
  }
}

/// The values a policy compares, where they are words.
func terms(_ field: ComparedField, of profile: Profile, policy: RoundPolicy) -> [Term] {
  switch field {
  case .occupation, .years, .benchmark: []
  case .education: profile.education
  case .licence: profile.licence
  case .languages: profile.languages
  case .city: profile.city
  case .meeting: meetingPlaces(of: profile)
  case .availability: profile.availability
  case .goals: profile.goals
  case .targetEmployers: profile.targetEmployers
  case .employer: profile.employer
  case .own(let index):
    profile.own[index].split { ",;|\n".contains($0) }.map { Term(asWritten: trimmed(String($0))) }.filter {
      !$0.key.isEmpty
    }
  }
}

/// The number a policy compares, where it is one.
func number(_ field: ComparedField, of profile: Profile, policy: RoundPolicy) -> Int32? {
  switch field {
  case .years: profile.years.map { Int32(clamping: $0) }
  case .benchmark: profile.benchmark.map { Int32(clamping: $0.lowest) }
  case .education, .licence: highestStep(field, of: profile, policy: policy)?.step
  case .own(let index):
    policy.fields[index].scale.firstIndex { folded($0) == folded(profile.own[index]) }.map {
      Int32(clamping: $0)
    }
  default: nil
  }
}

/// The highest that somebody states of a field whose words stand in rising order, and how many are below it.
func highestStep(
  _ field: ComparedField, of profile: Profile, policy: RoundPolicy
) -> (step: Int32, term: Term)? {
  guard let scale = field.vocabulary?.terms else { return nil }
  let steps = terms(field, of: profile, policy: policy).compactMap { scale.firstIndex(of: $0) }
  return steps.max().map { (Int32(clamping: $0), scale[$0]) }
}

/// Where two people could meet, as terms that they have in common if they can: online, or in person in a city.
///
/// Somebody who meets in person in an unknown city could be anywhere; what is not known is not held against them.
private func meetingPlaces(of profile: Profile) -> [Term] {
  profile.modes.flatMap { mode -> [Term] in
    mode.key == "in_person"
      ? profile.city.map { city in
        Term(
          key: "in_person@" + city.key,
          label: Bilingual(en: "in person in \(city.label.en)", fr: "en personne à \(city.label.fr)"))
      } : [mode]
  }
}

private func trimmed(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Job titles, compared by what they mean.
private struct OccupationNearness: Nearness {
  let titles: FieldNearness

  func measures(ofSeeker seeker: Int) -> [Measure] {
    titles.measures(ofSeeker: seeker).map { $0.map { Measure($0) } ?? .unknown }
  }
}

/// From comparisons of profiles to those of the engine. Job titles are prepared once for all.
private struct Compiler {
  let policy: RoundPolicy
  let newcomers: [Profile]
  let professionals: [Profile]
  let nearness: OccupationNearness

  init(
    policy: RoundPolicy, newcomers: [Profile], professionals: [Profile], titles: CodedTitles,
    relatedness: Relatedness
  ) {
    self.policy = policy
    self.newcomers = newcomers
    self.professionals = professionals
    let comparesTitles =
      (policy.requirements.flatMap { $0.ways.map(\.comparison) } + policy.criteria.map(\.comparison)).contains
    { $0.way == .near }
    nearness = OccupationNearness(
      titles: FieldNearness(
        seekers: newcomers.map { comparesTitles ? folded($0.comparedOccupation) : "" },
        supporters: professionals.map { comparesTitles ? folded($0.comparedOccupation) : "" }, coded: titles,
        knowing: relatedness))
  }

  func compile(_ comparison: PolicyComparison) -> Comparison {
    func asked<Value>(_ profile: Profile, _ value: Value, else nothing: Value) -> Value {
      guard let condition = comparison.condition else { return value }
      let wanted =
        condition.field.vocabulary?.meaning(of: condition.value) ?? [Term(asWritten: condition.value)]
      let stated =
        condition.field == .meeting ? profile.modes : terms(condition.field, of: profile, policy: policy)
      return stated.contains { wanted.contains($0) } ? value : nothing
    }
    switch comparison.way {
    case .near: return .near(nearness)
    case .ahead(let from, let to, let fade):
      return .ahead(
        newcomers.map { asked($0, number(comparison.newcomerField, of: $0, policy: policy), else: nil) },
        professionals.map { number(comparison.professionalField, of: $0, policy: policy) }, from: from,
        to: to, fade: fade)
    case .same, .different, .shared:
      var numbers: [String: Int32] = [:]
      func numbered(_ terms: [Term]) -> [Int32] {
        terms.map { term in
          if let number = numbers[term.key] { return number }
          let number = Int32(clamping: numbers.count)
          numbers[term.key] = number
          return number
        }
      }
      let left = Terms(
        newcomers.map {
          asked($0, numbered(terms(comparison.newcomerField, of: $0, policy: policy)), else: [])
        })
      let right = Terms(
        professionals.map { numbered(terms(comparison.professionalField, of: $0, policy: policy)) })
      switch comparison.way {
      case .different: return .different(left, right)
      case .shared: return .shared(left, right)
      default: return .same(left, right)
      }
    }
  }
}
