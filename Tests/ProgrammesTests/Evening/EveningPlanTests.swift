import Basics
import Matching
import People
import TestSupport
import Testing

@testable import Programmes

@Suite("The rota of an evening")
struct EveningPlanTests {
  /// An evening of so many newcomers and tables, everybody with everybody, whose fit is drawn.
  private struct Room {
    var newcomers: [ID<Person>]
    var professionals: [ID<Person>]
    var absent: Set<ID<Person>> = []
    private let fit: [ID<Person>: [ID<Person>: Int32]]

    init(_ newcomers: Int, _ professionals: Int, seed: UInt64, late: Int = 0) {
      var numbers = SeededNumbers(seed: seed)
      let guests = (0..<newcomers + late).map { ID<Person>(rawValue: Int64(1_000 + $0)) }
      let tables = (0..<professionals).map { ID<Person>(rawValue: Int64(2_000 + $0)) }
      self.newcomers = Array(guests.prefix(newcomers))
      self.professionals = tables
      var fit: [ID<Person>: [ID<Person>: Int32]] = [:]
      for guest in guests {
        for table in tables {
          fit[guest, default: [:]][table] = Int32.random(in: 0...10_000, using: &numbers)
        }
      }
      self.fit = fit
    }

    mutating func comes(_ number: Int64) { newcomers.append(ID(rawValue: 1_000 + number)) }

    var plan: EveningPlan {
      EveningPlan(
        newcomers: newcomers, professionals: professionals, waits: newcomers.map { _ in 0 },
        rows: newcomers.map { guest in
          professionals.enumerated().map {
            .init(supporter: Int32($0.offset), score: fit[guest]?[$0.element] ?? 0)
          }
        }, order: [.coverage, .quality], seed: 1, absent: absent)
    }
  }

  /// What must hold of every rota.
  private func expectSound(_ rota: EveningRota, rounds: Int, _ comment: Comment? = nil) {
    #expect(rota.rounds.count == rounds, comment)
    var met: Set<[ID<Person>]> = []
    for round in rota.rounds {
      #expect(Set(round.values).count == round.count, "two at one table")
      for (newcomer, professional) in round {
        #expect(met.insert([newcomer, professional]).inserted, "the same two twice")
      }
    }
  }

  @Test("nobody meets twice, every table has one guest a round, and everybody sits while there are tables")
  func whole() throws {
    for (guests, tables) in [(5, 5), (7, 5), (4, 6), (1, 3), (9, 4)] {
      let room = Room(guests, tables, seed: UInt64(guests * 10 + tables))
      let rota = try room.plan.rota(of: 4, from: 0, after: nil)
      expectSound(rota, rounds: 4)
      // As many as can sit do; with an odd number the pauses are shared out evenly.
      let seats = min(guests, tables)
      let most = rota.rounds.allSatisfy { $0.count <= seats }
      #expect(
        most
          && rota.rounds.reduce(0) { $0 + $1.count } == min(guests * min(4, tables), tables * min(4, guests)))
      let counts = room.newcomers.map { guest in rota.rounds.count { $0[guest] != nil } }
      #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
    }
  }

  @Test("a late arrival is planned for from the next round on, and rounds that have begun stay as they were")
  func lateArrival() throws {
    var room = Room(5, 6, seed: 3, late: 1)
    let before = try room.plan.rota(of: 5, from: 0, after: nil)
    room.comes(5)
    let after = try room.plan.rota(of: 5, from: 2, after: before)
    expectSound(after, rounds: 5)
    #expect(after.rounds[0...1] == before.rounds[0...1])
    let late = try #require(room.newcomers.last)
    #expect(
      after.rounds[0...1].allSatisfy { $0[late] == nil } && after.rounds[2...].allSatisfy { $0[late] != nil })
  }

  @Test(
    "who does not come, and a professional who goes home, have no further meetings; others keep theirs where they can"
  )
  func gone() throws {
    var room = Room(6, 6, seed: 11)
    let before = try room.plan.rota(of: 5, from: 0, after: nil)
    let (newcomer, professional) = (room.newcomers[2], room.professionals[4])
    room.absent = [newcomer, professional]
    let after = try room.plan.rota(of: 5, from: 2, after: before)
    expectSound(after, rounds: 5)
    #expect(after.rounds[0...1] == before.rounds[0...1])
    for round in after.rounds[2...] {
      #expect(round[newcomer] == nil && !round.values.contains(professional) && round.count == 5)
    }
    // Nothing changes where nobody comes or goes.
    #expect(try room.plan.rota(of: 5, from: 3, after: after) == after)
  }

  @Test("whoever had no seat before comes first when the rest is planned anew")
  func fewestFirst() throws {
    var room = Room(2, 2, seed: 5)
    // One table for two guests, of whom the first has sat there.
    room.absent = [room.professionals[1]]
    let sat = EveningRota(rounds: [[room.newcomers[0]: room.professionals[0]], [:]])
    let after = try room.plan.rota(of: 2, from: 1, after: sat)
    #expect(after.rounds[1] == [room.newcomers[1]: room.professionals[0]])
  }

  @Test("evenings of any size, planned anew after every round, are sound")
  func many() throws {
    for seed in 1...12 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      let (guests, tables, rounds) = (
        Int.random(in: 1...9, using: &numbers), Int.random(in: 1...9, using: &numbers),
        Int.random(in: 1...6, using: &numbers)
      )
      var room = Room(guests, tables, seed: seed, late: rounds)
      var rota = try room.plan.rota(of: rounds, from: 0, after: nil)
      for round in 1..<max(1, rounds) {
        let before = rota
        if Bool.random(using: &numbers) { room.comes(Int64(room.newcomers.count)) }
        if Bool.random(using: &numbers), let leaves = room.newcomers.randomElement(using: &numbers) {
          room.absent.insert(leaves)
        }
        rota = try room.plan.rota(of: rounds, from: round, after: before)
        expectSound(rota, rounds: rounds, "seed \(seed)")
        #expect(rota.rounds.prefix(round) == before.rounds.prefix(round))
        for later in rota.rounds[round...] {
          #expect(room.absent.isDisjoint(with: later.keys) && room.absent.isDisjoint(with: later.values))
        }
      }
    }
  }
}
