import Basics
import Matching
import People

/// Something that a newcomer's record does not say and the policy compares: what it counts as, and what it could change.
struct DeskMissing: Sendable {
  let title: Bilingual
  /// Of a hundred: what the criterion weighs, and what it counts until somebody says it.
  let most: Int
  let assumed: Int
}

extension Desk {
  /// What the record of a newcomer lacks, the weightiest first.
  func missing(of newcomer: ID<Person>) -> [DeskMissing] {
    guard let profile = profile(of: newcomer) else { return [] }
    let weights = max(1, policy.criteria.reduce(0) { $0 + $1.weight })
    return policy.criteria.enumerated().compactMap { place, criterion in
      let comparison = criterion.comparison
      guard comparison.condition == nil, !policy.isConfidential(comparison),
        isUnknown(comparison.newcomerField, of: profile)
      else { return nil }
      let most = criterion.weight * 100 / weights
      return DeskMissing(
        title: policy.title(ofCriterion: place), most: most, assumed: most * criterion.ifUnknown / 100)
    }.sorted { $0.most > $1.most }
  }

  private func isUnknown(_ field: ComparedField, of profile: Profile) -> Bool {
    switch field {
    case .occupation: profile.occupation.isEmpty
    case .own: true
    default:
      terms(field, of: profile, policy: policy).isEmpty && number(field, of: profile, policy: policy) == nil
    }
  }
}
