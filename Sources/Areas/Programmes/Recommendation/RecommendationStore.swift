import Basics
import People
import Storage

extension Recommendation.Stage: Storable {}

/// Whom a professional sent a newcomer on to. Written behind the open wall by whoever may act.
struct RecommendationStore {
  private let course: PartnershipCourse
  private var connection: Connection { course.connection }

  init(_ course: PartnershipCourse) {
    self.course = course
  }

  static func all(of id: ID<Partnership>, _ connection: Connection) throws -> [Recommendation] {
    try connection.rows(
      """
      SELECT r.id, r.parent, r.depth, r.name, r.stage, r.at FROM recommendations r
      WHERE r.partnership = \(id) ORDER BY r.depth, r.id LIMIT 500
      """
    ).map { row in
      Recommendation(
        id: try row.value(at: 0), parent: try row.value(at: 1), depth: try row.value(at: 2),
        name: try row.value(at: 3), stage: try row.value(at: 4), at: try row.value(at: 5))
    }
  }

  private func tree(_ partnership: Partnership) throws -> RecommendationTree {
    let all = try Self.all(of: partnership.id, connection)
    guard let tree = RecommendationTree(all, of: try course.model(of: partnership)) else {
      throw RecommendationWords.noneAsked
    }
    return tree
  }

  /// Somebody is named, by the professional or by somebody whom they named before.
  ///
  /// - Throws: a refusal when they stand in the tree already, or it goes no deeper.
  func add(
    _ name: String, under parent: ID<Recommendation>?, of partnership: Partnership,
    _ party: Partnership.Party?
  ) throws {
    let tree = try tree(partnership)
    let above = try parent.map { id in
      guard let above = tree.branches.first(where: { $0.id == id }) else { throw RecommendationWords.tooDeep }
      return above
    }
    try course.take(.recommendation, in: partnership.id, .init(party: party))
    let access = course.access
    do {
      _ = try connection.attempt {
        try connection.run(
          """
          INSERT INTO recommendations (id, person, keeper, council, partnership, decided_for, parent, depth, above, name, name_key,
            stage, at, party, noted_by)
          VALUES (\(ID<Recommendation>(at: access.now)), \(partnership.newcomer), \(partnership.keeper), \(partnership.council),
            \(partnership.id), \(partnership.decidedFor), \(above?.id), \((above?.depth ?? 0) + 1), \(above?.depth), \(name),
            \(folded(name)), \(Recommendation.Stage.promised), \(access.now), \(party),
            \(access.role.isStaff ? access.person : nil))
          """)
      }
    } catch StorageError.unique {
      throw RecommendationWords.isInTree
    }
    guard try self.tree(partnership).isKept else { return }
    try PromiseStore(connection).keep(
      .referred, in: partnership.id, of: course.model(of: partnership), at: access.now)
  }

  /// It got further; back it does not go.
  func reach(_ stage: Recommendation.Stage, _ id: ID<Recommendation>, of partnership: Partnership) throws {
    let before = Recommendation.Stage.allCases.prefix { $0 != stage }.map(\.rawValue)
    try connection.run(
      """
      UPDATE recommendations SET stage = \(stage), at = \(course.access.now)
      WHERE id = \(id) AND partnership = \(partnership.id) AND stage IN \(list: before)
      """)
  }
}
