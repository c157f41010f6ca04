import Occupations
import Testing

@Suite("How near people's occupations are")
struct FieldNearnessTests {
  private func near(_ a: String, _ b: String) -> Int? {
    FieldNearness(seekers: [a], supporters: [b]).measures(ofSeeker: 0)[0]
  }

  @Test("the same title is the same occupation, in whatever words of whatever language")
  func same() throws {
    #expect(near("civil engineer", "civil engineer") == 10_000)
    #expect(near("zorbing coach", "zorbing coach") == 10_000)
    #expect(try #require(near("مهندس مدني", "civil engineer")) > 9_000)
    #expect(try #require(near("infirmière autorisée", "registered nurse")) > 9_000)
    #expect(try #require(near("chartered accountant", "CPA")) > 8_000)
  }

  @Test("a step of training in one field is near, another field is far though words agree")
  func far() throws {
    let nurses = try #require(near("registered nurse", "licensed practical nurse"))
    #expect((6_000..<8_000).contains(nurses))
    #expect(try #require(near("software engineer", "railway locomotive engineer")) < 1_500)
    #expect(near("pharmacist", "welder") == 0)
  }

  @Test("what is not understood goes by its words")
  func words() throws {
    #expect(try #require(near("zorbing wrangler", "senior zorbing wrangler")) > 7_000)
  }

  @Test("nearness is the same both ways and in any order of people, and unknown where a title is missing")
  func order() {
    let titles = [
      "civil engineer", "nurse", "comptable", "manager", "", "zorbing wrangler", "softwear engineer",
    ]
    let all = FieldNearness(seekers: titles, supporters: titles)
    let again = FieldNearness(seekers: titles.reversed(), supporters: titles)
    for (a, title) in titles.enumerated() {
      #expect(all.measures(ofSeeker: a) == again.measures(ofSeeker: titles.count - 1 - a))
      for b in titles.indices { #expect(all.measures(ofSeeker: a)[b] == all.measures(ofSeeker: b)[a]) }
      #expect((all.measures(ofSeeker: a)[4] == nil), "\(title)")
    }
    #expect(FieldNearness(seekers: [], supporters: ["nurse"]).measures(ofSeeker: 0) == [nil])
  }

  @Test("what two people are understood as can be said, if both are")
  func understood() {
    let near = FieldNearness(
      seekers: ["civil engineer", "manager"], supporters: ["ingénieure civile", "welder"])
    #expect(near.understood(seeker: 0, supporter: 0)?.seeker.description == "21300")
    #expect(near.understood(seeker: 0, supporter: 0)?.supporter.description == "21300")
    #expect(near.understood(seeker: 1, supporter: 1) == nil)
    #expect(near.understood(seeker: 7, supporter: -1) == nil)
  }
}
