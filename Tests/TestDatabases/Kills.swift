/// A drill in which a process is started on one database, and killed, again and again: a few times whenever the tests run, and
/// 500 times when long ones are asked for.
package struct Kills: Sendable, CustomStringConvertible {
  package let engine: EngineName
  package let count: Int

  package static let asked = EngineName.allCases.map {
    Kills(engine: $0, count: areLongTestsAskedFor ? 500 : 2)
  }

  package var description: String { "\(count) on \(engine)" }

  /// - Parameters:
  ///   - most: the process has acknowledged at most so many things when it is killed.
  ///   - arguments: what it is to do, and what follows the address of the database.
  ///   - look: gets all that was acknowledged so far, after each kill.
  /// - Returns: all that was acknowledged.
  package func carryOut(
    at place: TestPlace, afterAtMost most: Int, _ arguments: (name: String, more: [String]),
    look: (Set<String>) async throws -> Void = { _ in }
  ) async throws -> Set<String> {
    var acknowledged: Set<String> = []
    for _ in 0..<count {
      let child = try Child([arguments.name, place.address] + arguments.more)
      let said = try await child.killed(afterLines: Int.random(in: 1...most))
      acknowledged.formUnion(said.filter { $0 != "ready" })
      try await look(acknowledged)
    }
    return acknowledged
  }
}
