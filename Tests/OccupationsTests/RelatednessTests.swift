import Testing

@testable import Occupations

@Suite("What publishers say of related occupations")
struct RelatednessTests {
  private let engineer = UnitCode("21300")
  private let coach = UnitCode("54100")
  private let welder = UnitCode("72106")

  private func relatedness(_ tier: Int) throws -> Relatedness {
    Relatedness(related: [(try #require(coach), try #require(engineer), tier)], skills: [:])
  }

  @Test("a relation holds both ways, and the nearest of several counts")
  func tiers() throws {
    let (engineer, coach, welder) = (try #require(engineer), try #require(coach), try #require(welder))
    let known = Relatedness(
      related: [(engineer, coach, 3), (coach, engineer, 1), (welder, welder, 1)], skills: [:])
    #expect(known.tier(engineer, coach) == 1 && known.tier(coach, engineer) == 1)
    #expect(known.tier(engineer, welder) == nil && known.tier(welder, welder) == nil)
  }

  @Test("a rank among skills is the share of pairs that are nearer")
  func ranks() throws {
    let units = Classification.noc2021.units.prefix(60)
    var skills: [UnitCode: [Float]] = [:]
    for (place, unit) in units.enumerated() { skills[unit] = [Float(place), 0] }
    let known = Relatedness(related: [], skills: skills)
    let (first, next, last) = (units[0], units[1], try #require(units.last))
    #expect(known.skillRank(first, next) == 0)
    #expect(try #require(known.skillRank(first, last)) >= 95)
    #expect(known.skillRank(first, try #require(welder)) == nil)
    #expect(Relatedness.none.skillRank(first, next) == nil)
  }

  @Test("relations bring nearer what the classification keeps apart, and take nothing away")
  func distances() throws {
    let (engineer, coach) = (try #require(engineer), try #require(coach))
    #expect(OccupationDistance(engineer, coach).hundredths == 100)
    let near = OccupationDistance(engineer, coach, knowing: try relatedness(1))
    #expect(near.hundredths == 70 && near.reason == .related(tier: 1, areSkillsAlike: false))
    #expect(OccupationDistance(coach, engineer, knowing: try relatedness(1)) == near)
    #expect(OccupationDistance(engineer, coach, knowing: try relatedness(2)).hundredths == 100)
    for a in Classification.noc2021.units.prefix(40) {
      for b in Classification.noc2021.units {
        let plain = OccupationDistance(a, b)
        #expect(OccupationDistance(a, b, knowing: try relatedness(1)).hundredths <= plain.hundredths)
      }
    }
  }

  @Test("like skills and a relation together count for more than either")
  func together() throws {
    let (engineer, coach, welder) = (try #require(engineer), try #require(coach), try #require(welder))
    var skills: [UnitCode: [Float]] = [:]
    for (place, unit) in Classification.noc2021.units.enumerated() {
      skills[unit] = [Float(place % 97), Float(place)]
    }
    skills[engineer] = [0, 0]
    skills[coach] = [0, 0.5]
    skills[welder] = [900, 900]
    let known = Relatedness(related: [(engineer, coach, 2), (engineer, welder, 2)], skills: skills)
    #expect(OccupationDistance(engineer, coach, knowing: known).hundredths == 50)
    #expect(OccupationDistance(engineer, welder, knowing: known).hundredths == 100)
    let alone = Relatedness(related: [], skills: skills)
    #expect(OccupationDistance(engineer, coach, knowing: alone).reason == .skills)
  }
}
