import Basics
import Matching
import People
import TestSupport
import Testing

@testable import Programmes

@Suite("The people of a desk, compared")
struct DeskPoolTests {
  @Test("a pool made after another says of everybody what one made from nothing says", arguments: 1...8)
  func after(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let lists = RandomLists(seed: seed, newcomers: 30, professionals: 20)
    let round = try Cast.round(newcomers: lists.newcomersCSV, professionals: lists.professionalsCSV)
    var newcomers = round.newcomers.enumerated().map { (ID<Person>(rawValue: Int64($0 + 1)), $1) }
    var professionals = round.professionals.enumerated().map { (ID<Person>(rawValue: Int64($0 + 1_001)), $1) }
    var pool = DeskPool(policy: round.policy, newcomers: newcomers, professionals: professionals)
    for _ in 1...6 {
      // Some rows were asked for, others were not.
      for place in newcomers.indices where Int.random(in: 0...3, using: &numbers) > 0 {
        _ = pool.candidates(of: place)
      }
      var changed: Set<ID<Person>> = []
      if Bool.random(using: &numbers), let place = newcomers.indices.randomElement(using: &numbers) {
        newcomers[place].1.years = Int.random(in: 0...20, using: &numbers)
        newcomers[place].1.occupation = "Accountant"
        changed.insert(newcomers[place].0)
      }
      if Bool.random(using: &numbers), let place = professionals.indices.randomElement(using: &numbers) {
        professionals[place].1.occupation = "Web developer"
        changed.insert(professionals[place].0)
      }
      if Bool.random(using: &numbers), professionals.count > 3 {
        professionals.remove(at: Int.random(in: 0..<professionals.count, using: &numbers))
      }
      if Bool.random(using: &numbers), newcomers.count > 3 {
        let gone = newcomers.remove(at: Int.random(in: 0..<newcomers.count, using: &numbers))
        // Whoever comes back stands at the end.
        if Bool.random(using: &numbers) { newcomers.append(gone) }
      }
      let new = DeskPool(policy: round.policy, newcomers: newcomers, professionals: professionals)
      pool = DeskPool(
        policy: round.policy, newcomers: newcomers, professionals: professionals, after: pool,
        changed: changed)
      #expect(pool.forbidden == new.forbidden)
      for place in newcomers.indices {
        #expect(pool.candidates(of: place) == new.candidates(of: place))
        for candidate in new.candidates(of: place).prefix(3) {
          #expect(pool.score(place, Int(candidate.supporter)).total == candidate.score)
        }
      }
    }
  }
}
