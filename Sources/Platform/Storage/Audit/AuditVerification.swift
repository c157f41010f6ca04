/// What a look at the whole log found.
package struct AuditVerification: Sendable, Hashable {
  /// How a log is not what it was.
  package enum Finding: Sendable, Hashable {
    /// What stands at a place is not what was sealed there, or something before it is gone.
    case altered(place: Int64)
    /// Nothing stands at a place.
    case removed(place: Int64)
    /// Entries that neither are sealed nor wait to be.
    case unsealed(count: Int)
    /// The log ends before a place that an anchor saw.
    case cutOff(anchor: Int64, last: Int64)
    /// Another seal stands where the anchor saw one.
    case otherThanAnchor(place: Int64)
  }

  package let sealed: Int
  /// Entries of the last moments that no seal protects yet.
  package let waiting: Int
  package let head: AuditAnchor
  package let findings: [Finding]
  package let anchorsChecked: Int

  package var isSound: Bool { findings.isEmpty }
}

extension AuditLog {
  /// More findings than these tell nothing new.
  private static let mostFindings = 20

  /// Reads the whole log, and makes every seal again.
  ///
  /// - Parameter anchors: seals that were written down elsewhere.
  /// - Complexity: O(n) in entries; none are kept in memory.
  package static func verify(_ database: Database, anchors: [AuditAnchor] = []) async throws
    -> AuditVerification
  {
    try await database.read { try verify(in: $0, anchors: anchors) }
  }

  static func verify(in connection: Connection, anchors: [AuditAnchor]) throws -> AuditVerification {
    var findings: [AuditVerification.Finding] = []
    let anchored = Dictionary(anchors.map { ($0.place, [$0.hash]) }, uniquingKeysWith: +)
    var (hash, place, sealed) = (AuditSeal.beginning, Int64(0), 0)
    try connection.each(
      """
      SELECT c.place, c.hash, \(AuditSeal.columns)
      FROM audit_chain c LEFT JOIN audit_entries e ON e.id = c.entry ORDER BY c.place
      """
    ) { row in
      let (found, seal) = (try row.value(at: 0, as: Int64.self), try row.value(at: 1, as: [UInt8].self))
      sealed += 1
      // Places that do not begin with 1 or leave one out; those before 1 are nobody's.
      if found != place + 1, findings.count < Self.mostFindings {
        findings.append(.removed(place: place + 1))
      }
      let isThere = try row.value(at: 2, as: Int64?.self) != nil
      let content = isThere ? try AuditSeal.content(row, from: 2) : []
      if !isThere || seal != AuditSeal.hash(after: hash, place: found, content: content),
        findings.count < Self.mostFindings
      {
        findings.append(isThere ? .altered(place: found) : .removed(place: found))
      }
      if let hashes = anchored[found], hashes.contains(where: { $0 != seal }) {
        findings.append(.otherThanAnchor(place: found))
      }
      // What follows is judged by the seal that stands here, so that one alteration is told once.
      (hash, place) = (seal, found)
    }
    for anchor in anchors where anchor.place > place {
      findings.append(.cutOff(anchor: anchor.place, last: place))
    }
    let loose =
      try connection.value(
        """
        SELECT COUNT(*) FROM audit_entries e
        WHERE NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.entry = e.id)
          AND NOT EXISTS (SELECT 1 FROM audit_waiting w WHERE w.entry = e.id)
        """) ?? 0
    if loose > 0 { findings.append(.unsealed(count: loose)) }
    return AuditVerification(
      sealed: sealed, waiting: try connection.value("SELECT COUNT(*) FROM audit_waiting") ?? 0,
      head: AuditAnchor(place: place, hash: hash), findings: findings, anchorsChecked: anchors.count)
  }
}
