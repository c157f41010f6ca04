import Basics
import Testing

@Suite("The word that was meant")
struct NearestTests {
  @Test(
    "is as far as letters must be added, removed, changed or swapped",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ab", 1), ("abc", "xabc", 1),
      ("abc", "acb", 1),
      ("kitten", "sitting", 3), ("ca", "abc", 3), ("occupation", "ocupaton", 2), ("abcd", "badc", 2),
    ])
  func distance(one: String, other: String, expected: Int) {
    #expect(editDistance(Array(one), Array(other)) == expected)
    #expect(editDistance(Array(other), Array(one)) == expected)
  }

  @Test("is suggested if at most a third of its letters are wrong")
  func suggestion() {
    let known = ["occupation", "city", "languages", "goals"]
    #expect(nearest(to: "ocupation", among: known) == "occupation")
    #expect(nearest(to: "OCCUPATÎONS ", among: known) == "occupation")
    #expect(nearest(to: "langauge", among: known) == "languages")
    #expect(nearest(to: "ciyt", among: known) == "city")
    #expect(nearest(to: "goal", among: known) == "goals")
    #expect(nearest(to: "wages", among: known) == nil)
    #expect(nearest(to: "abcdef", among: ["abcdxy"]) == "abcdxy")
    #expect(nearest(to: "abcdef", among: ["abcxyz"]) == nil)
  }

  @Test("is the earlier of two that are as near, and the nearer of two")
  func ties() {
    #expect(nearest(to: "cat", among: ["bat", "hat"]) == "bat")
    #expect(nearest(to: "hat", among: ["bat", "hat"]) == "hat")
  }

  @Test("is not suggested for nothing at all, nor where no letter is right")
  func nothing() {
    #expect(nearest(to: "", among: ["a", ""]) == nil)
    #expect(nearest(to: "👍", among: ["a", ""]) == nil)
    #expect(nearest(to: "x", among: ["y", ""]) == nil)
    #expect(nearest(to: "qc", among: ["qb"]) == "qb")
    #expect(nearest(to: "city", among: []) == nil)
    #expect(
      nearest(to: String(repeating: "a", count: 101), among: [String(repeating: "a", count: 101)]) == nil)
  }
}
