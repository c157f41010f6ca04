import Basics
import Foundation
import Synchronization
import TestDatabases
import Testing

@testable import Storage

/// What must hold of jobs when processes are killed, disks are full and servers are away.
@Suite("Jobs under bad luck")
struct JobDrillTests {
  @Test(
    "a worker that is killed loses no job that was acknowledged, and none is done twice",
    arguments: Kills.asked)
  func killed(_ kills: Kills) async throws {
    let place = try TestPlace(kills.engine)
    defer { place.remove() }
    var acknowledged = try await kills.carryOut(at: place, afterAtMost: 100, ("jobs", ["16"]))
    // What is left is done by one that nobody kills.
    let last = try Child("jobs", place.address, "1", "1")
    acknowledged.formUnion(try last.wait().filter { $0 != "ready" })
    #expect(last.status == 0)
    let database = try Database.open(place.address)
    let done = try await database.read {
      try $0.values("SELECT number FROM halves WHERE writer = 1", as: Int64.self)
    }
    #expect(acknowledged.subtracting(done.map { "\($0)" }).isEmpty)
    #expect(Set(done).count == done.count)
    let states = try await database.read { connection in
      try connection.rows("SELECT state, COUNT(*) FROM jobs GROUP BY state").map {
        "\(try $0.value(at: 0, as: String.self)) \(try $0.value(at: 1, as: Int.self))"
      }
    }
    #expect(states == ["done \(done.count)"])
    #expect(acknowledged.count > kills.count)
    if areLongTestsAskedFor {
      print("jobs: \(kills), \(acknowledged.count) acknowledged, \(done.count) done")
    }
    await database.close()
  }

  @Test("the disk has a job before it is acknowledged, every time", .enabled(if: Child.canBeTraced))
  func synchronised() throws {
    let place = try TestPlace(.sqlite)
    defer { place.remove() }
    let trace = place.address + ".trace"
    let child = try Child(tracedTo: trace, "jobs", place.address, "1", "20")
    let numbers = Set(try child.wait().filter { $0 != "ready" })
    #expect(numbers.count == 20)
    var (isSynchronised, acknowledged) = (false, 0)
    for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
      if line.contains("fdatasync"), line.hasSuffix("= 0") { isSynchronised = true }
      guard let said = line.firstMatch(of: /write\(1, "(\d+)/), numbers.contains(String(said.1)) else {
        continue
      }
      #expect(isSynchronised, "job \(acknowledged)")
      isSynchronised = false
      acknowledged += 1
    }
    #expect(acknowledged == 20)
  }

  @Test(
    "a full disk stops jobs with an error, and they go on when there is room",
    .enabled(if: SmallDisk.canBeMade))
  func full() async throws {
    let disk = try SmallDisk(kibibytes: 2_048)
    defer { disk.remove() }
    let database = try Database.sqlite("\(disk.path)/allies.sqlite")
    let tests = try await TestQueue(database)
    let (done, filler) = (Diary<Int>(), "\(disk.path)/filler")
    let handler = JobHandler(Errand.self) { errand, _ in { _ in done.note(errand.number) } }
    _ = FileManager.default.createFile(atPath: filler, contents: Data(count: 1_000_000))
    try await tests.working([handler]) { _ in
      var number = 0
      var error: (any Error)?
      while error == nil {
        number += 1
        let next = number
        error = await failure { try await tests.add(next, due: tests.clock.now + .seconds(60)) }
      }
      #expect(error as? StorageError == .full)
      // Reading goes on.
      #expect(try await tests.condition().open == number - 1)
      tests.clock.advance(by: .seconds(61))
      try FileManager.default.removeItem(atPath: filler)
      let clock = ContinuousClock()
      let began = clock.now
      while (try? await tests.add(0)) == nil { await Task.yield() }
      #expect(clock.now - began < .seconds(5))
      try await tests.until { $0.open == 0 }
      #expect(Set(done.entries) == Set(0..<number))
    }
    #expect(try await database.findDamage() == [])
    await database.close()
  }

  @Test("PostgreSQL goes away and comes back: jobs wait, and are done once")
  func away() async throws {
    try await serverAway(for: .zero)
  }

  @Test("PostgreSQL is away for a minute", .enabled(if: areLongTestsAskedFor))
  func awayForAMinute() async throws {
    try await serverAway(for: .seconds(60))
  }

  private func serverAway(for pause: Duration) async throws {
    let cluster = try PrivateCluster()
    defer { cluster.end() }
    let place = try TestPlace(.postgres, cluster: cluster)
    let database = Database.postgres(place.address)
    try await database.makePersons()
    try await database.migrate(TestTables.persons + JobQueue.migrations)
    let tests = TestQueue(prepared: database)
    let handler = JobHandler(Errand.self, retries: .soon(attempts: 100)) { errand, connection in
      try connection.run("INSERT INTO persons (id, name) VALUES (\(errand.number), 'Amina')")
    }
    try await tests.working([handler]) { worker in
      for number in 1...50 { try await tests.add(number) }
      try cluster.order("stop")
      while worker.failures.load(ordering: .relaxed) == 0 { await Task.yield() }
      let error = await failure { try await tests.add(99) }
      #expect(error as? StorageError == .gone(mayHaveCommitted: false))
      try await Task.sleep(for: pause)
      try cluster.order("start")
      while (try? await tests.add(51)) == nil { await Task.yield() }
      // Jobs that were under way are due again when their lease is over.
      while (try? await tests.condition().open) != 0 {
        tests.clock.advance(by: .seconds(120))
        await Task.yield()
      }
    }
    #expect(try await database.count("persons") == 51)
    await database.close()
  }
}
