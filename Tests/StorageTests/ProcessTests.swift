import Foundation
import TestDatabases
import Testing

@testable import Storage

/// What must hold between processes, and when one of them is killed.
@Suite("Processes")
struct ProcessTests {
  @Test("two processes that start at once make the tables once", arguments: EngineName.allCases)
  func migratingAtOnce(engine: EngineName) async throws {
    for _ in 0..<3 {
      let place = try TestPlace(engine)
      defer { place.remove() }
      let children = try (0..<4).map { _ in try Child("migrate", place.address) }
      let said = try children.map { try $0.wait() }
      #expect(
        said.joined().filter { $0.hasPrefix("drill/") }.sorted() == [
          "drill/0001 kept", "drill/0002 halves", "drill/0003 first",
        ])
      #expect(Set(said.joined()).count == said.joined().count)
      #expect(children.allSatisfy { $0.status == 0 })
    }
  }

  @Test(
    "a process that is killed under load loses no write that it acknowledged", arguments: Kills.asked)
  func killed(_ kills: Kills) async throws {
    let place = try TestPlace(kills.engine)
    defer { place.remove() }
    // 64 writers, killed at a random moment, again and again on the same database.
    let acknowledged = try await kills.carryOut(at: place, afterAtMost: 400, ("write", ["64"])) {
      try await look(at: place, acknowledged: $0)
    }
    #expect(acknowledged.count >= kills.count)
  }

  @Test("the disk has a write before it is acknowledged, every time", .enabled(if: Child.canBeTraced))
  func synchronised() throws {
    let place = try TestPlace(.sqlite)
    defer { place.remove() }
    let trace = place.address + ".trace"
    let child = try Child(tracedTo: trace, "write", place.address, "1", "40")
    #expect(try child.wait().count == 41)
    var isSynchronised = false
    var acknowledged = 0
    for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
      // A call that another thread's cut in two has done its work when it is resumed.
      if line.contains("fdatasync"), line.hasSuffix("= 0") { isSynchronised = true }
      if line.contains("write(1, \"0 ") {
        #expect(isSynchronised, "write \(acknowledged)")
        isSynchronised = false
        acknowledged += 1
      }
    }
    #expect(acknowledged == 40)
  }

  @Test(
    "PostgreSQL, as it comes, has a write on the disk before it says so, every time",
    .enabled(if: Child.canBeTraced))
  func synchronisedByPostgres() throws {
    let trace = FileManager.default.temporaryDirectory.appending(path: "allies-trace-\(UUID().uuidString)")
      .path
    let cluster = try PrivateCluster(tracedTo: trace)
    let child = try Child("write", cluster.address(user: "allies"), "1", "40")
    #expect(try child.wait().count == 41)
    cluster.end()
    defer { try? FileManager.default.removeItem(atPath: trace) }
    var (isSynchronised, isChanged, acknowledged) = (false, false, 0)
    for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
      if line.contains("fdatasync"), line.hasSuffix("= 0") { isSynchronised = true }
      guard line.contains("sendto(") else { continue }
      if line.contains("INSERT 0 1") { isChanged = true }
      // One sync may serve many who commit at once; here there is one writer.
      if line.contains("COMMIT"), isChanged {
        #expect(isSynchronised, "write \(acknowledged)")
        (isSynchronised, isChanged) = (false, false)
        acknowledged += 1
      }
    }
    #expect(acknowledged >= 40)
  }

  private func look(at place: TestPlace, acknowledged: Set<String>) async throws {
    let database = try Database.open(place.address)
    // In one read: PostgreSQL may still be keeping what the dead process had sent.
    let (kept, halves, astray) = try await database.read { connection in
      let kept = try connection.rows("SELECT writer, number FROM kept WHERE writer >= 0").map {
        "\(try $0.value(at: 0, as: Int.self)) \(try $0.value(at: 1, as: Int.self))"
      }
      let astray: SQL = """
        SELECT COUNT(*) FROM kept LEFT JOIN halves ON halves.writer = kept.writer AND halves.number = kept.number
        WHERE kept.writer >= 0 AND halves.writer IS NULL
        """
      return (
        Set(kept), try connection.value("SELECT COUNT(*) FROM halves", as: Int.self),
        try connection.value(astray, as: Int.self)
      )
    }
    #expect(acknowledged.subtracting(kept).isEmpty)
    #expect(halves == kept.count)
    #expect(astray == 0)
    #expect(try await database.findDamage() == [])
    await database.close()
  }
}
