import Basics

/// Somebody whom a professional sends a newcomer on to, and who may send them on in turn: one name in a tree.
package struct Recommendation: Sendable, Hashable {
  /// How far it got.
  package enum Stage: String, Sendable, CaseIterable {
    /// Somebody was thought of.
    case promised
    /// The newcomer and they were told of each other.
    case made
    case met
  }

  package let id: ID<Recommendation>
  /// Who thought of them; nil for the professional of the partnership.
  package let parent: ID<Recommendation>?
  /// 1 for those whom the professional named.
  package let depth: Int
  /// As whoever named them wrote it.
  package let name: String
  package let stage: Stage
  package let at: Moment
}

/// All who were named in a partnership.
package struct RecommendationTree: Sendable {
  package let all: [Recommendation]
  /// How many each is asked to name, and how deep the tree goes below the professional.
  package let each: Int
  package let deepest: Int

  /// Nil where the programme asks for none.
  init?(_ all: [Recommendation], of model: ProgrammeModel) {
    guard let obligation = model.obligations.first(where: { $0.thing == .referral }) else { return nil }
    self.all = all
    each = obligation.count
    deepest = max(1, obligation.depth - 1)
  }

  package func named(by parent: ID<Recommendation>?) -> [Recommendation] {
    all.filter { $0.parent == parent }
  }

  /// Those who may still name somebody.
  package var branches: [Recommendation] { all.filter { $0.depth < deepest } }

  /// How many got as far as that, or further.
  package func count(at stage: Recommendation.Stage) -> Int {
    let stages = Recommendation.Stage.allCases.drop { $0 != stage }
    return all.count { stages.contains($0.stage) }
  }

  /// Whether the professional has named as many as they took on.
  package var isKept: Bool { named(by: nil).count >= each }
}
