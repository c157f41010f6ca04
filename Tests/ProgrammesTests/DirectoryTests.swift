import Basics
import Matching
import Testing

@testable import People
@testable import Programmes

/// Who must not meet whom, and what was decided beforehand.
@Suite("Exclusions and locks")
struct DirectoryTests {
  /// The cast with a professional exclusion of Amina's.
  private func newcomers(excluding name: String) -> String {
    "ID,Name,E-mail,Occupation,Do not match with\nN1,Amina Benali,amina@example.org,Civil engineer,\(name)\n"
  }

  private let elaine =
    "ID,First name,Last name,E-mail,Occupation\nP1,Elaine,MacLeod,Elaine@example.org,Civil engineer\n"
  private let rules = "policy: ours\ncriteria:\n  - { compare: occupation, by: near, weight: 1 }\n"

  @Test(
    "an exclusion names a person by identifier, address or name, in either order, accents and capitals aside",
    arguments: [
      "P1", "p1", "elaine@example.org", "ELAINE@EXAMPLE.ORG", "Elaine MacLeod", "macleod elaine",
      "Élaine Macleod", "\"MacLeod, Elaine\"",
    ])
  func excluded(name: String) throws {
    let round = try Cast.round(rules, newcomers: newcomers(excluding: name), professionals: elaine)
    #expect(round.pairs.isEmpty)
    #expect(round.reason("Amina Benali") == .excluded)
    #expect(round.unresolved.isEmpty)
  }

  @Test(
    "an exclusion of somebody who is not there is told, never passed over",
    arguments: ["P9", "nobody@example.org", "Elaine"])
  func unresolved(name: String) throws {
    let round = try Cast.round(rules, newcomers: newcomers(excluding: name), professionals: elaine)
    #expect(round.pairs.count == 1)
    #expect(
      round.unresolved.map(\.en) == [
        "Amina Benali (N1) must not be matched with “\(name)”, who is not in the list of professionals or whose row was refused"
      ])
  }

  @Test("an exclusion in the professionals’ list holds as well")
  func fromTheOtherSide() throws {
    let list = "ID,Name,Occupation,Do not match with\nP1,Elaine,Civil engineer,N1; Nobody At All\n"
    let round = try Cast.round(rules, newcomers: newcomers(excluding: ""), professionals: list)
    #expect(round.pairs.isEmpty)
    #expect(round.unresolved.count == 1)
  }

  @Test("a name that several people carry excludes them all")
  func severalOfOneName() throws {
    let list = "ID,Name,Occupation\nP1,Elaine MacLeod,Civil engineer\nP2,Elaine MacLeod,Civil engineer\n"
    #expect(
      try Cast.round(rules, newcomers: newcomers(excluding: "Elaine MacLeod"), professionals: list).pairs
        .isEmpty)
  }

  @Test("nobody is matched with themselves, known by their address in both lists")
  func themselves() throws {
    let list = "ID,Name,E-mail,Occupation\nP1,Amina Benali,AMINA@example.org,Civil engineer\n"
    #expect(try Cast.round(rules, newcomers: newcomers(excluding: ""), professionals: list).pairs.isEmpty)
  }

  @Test("the same identifier in both lists is not the same person")
  func sameIdentifier() throws {
    let round = try Cast.round(
      rules, newcomers: "ID,Name,Occupation\n1,Amina,Engineer\n",
      professionals: "ID,Name,Occupation\n1,Elaine,Engineer\n")
    #expect(round.pairs.count == 1)
  }

  @Test("an exclusion of the policy holds, and one that names nobody is told with its line")
  func policyExclusion() throws {
    let yaml = rules + "exclusions:\n  - [N1, P1]\n  - [N1, P7]\n  - [N7, P1]\n"
    let round = try Cast.round(yaml, newcomers: newcomers(excluding: ""), professionals: elaine)
    #expect(round.pairs.isEmpty)
    #expect(
      round.unresolved.map(\.en) == [
        "line 6 of the policy excludes “P7”, who is not in the list or whose row was refused",
        "line 7 of the policy excludes “N7”, who is not in the list or whose row was refused",
      ])
  }

  // MARK: Locks

  @Test("a locked pair is kept even against the requirements, and the others are matched around it")
  func lockAgainstRequirements() throws {
    let round = try Cast.round(Cast.policy + "locks: [[N1, P3]]\n")
    #expect(
      round.drawn == """
        Amina – Gurpreet
        Bao – François
        Chidi – Hélène
        Daniela –
        """)
    let pair = try #require(round.pair("Amina"))
    #expect(pair.isLocked)
    #expect(round.reasons(pair).first?.en == "decided beforehand")
    #expect(round.reason("Daniela") == .placesTaken(professionals: 1))
  }

  @Test(
    "a lock names people by identifier, address or name",
    arguments: ["[N1, P3]", "[amina@example.org, Gurpreet]", "[Amina, gurpreet@example.org]"])
  func lockNames(pair: String) throws {
    #expect(try Cast.round(Cast.policy + "locks: [\(pair)]\n").pair("Amina")?.isLocked == true)
  }

  @Test("a lock uses a place of the professional’s")
  func lockTakesPlace() throws {
    let round = try Cast.round(Cast.policy + "locks: [[N4, P1]]\n")
    #expect(round.reason("Amina") == .placesTaken(professionals: 1))
    #expect(round.loads == [1, 1, 0, 1])
  }

  @Test(
    "a lock that cannot be is refused with its line, and what to do",
    arguments: [
      (
        "[[N9, P1]]",
        "The policy, line 17, locks “N9”, who is not in the list of newcomers or whose row was refused."
      ),
      ("[[N1, P9]]", "The policy, line 17, locks “P9”, who is not in the list of professionals"),
      (
        "[[N1, P1], [N1, P2]]",
        "The policy, line 17: N1 is locked to two professionals. Keep one of the locks."
      ),
      (
        "[[N1, P1], [N2, P1]]",
        "The policy, line 17: P1 has 1 place, fewer than the locks take. Remove a lock or raise the capacity."
      ),
    ])
  func impossibleLock(locks: String, words: String) throws {
    let told = try #require(Cast.refusal(Cast.policy + "locks: \(locks)\n"))
    #expect(told.hasPrefix(words), "\(told)")
  }

  @Test("a name that several carry cannot be locked")
  func ambiguousLock() throws {
    let newcomers = "ID,Name,Occupation,Mode\nN1,Amina,Engineer,online\nN2,Amina,Nurse,online\n"
    let told = try #require(Cast.refusal(Cast.policy + "locks: [[Amina, P1]]\n", newcomers: newcomers))
    #expect(told.contains("locks “Amina”, and 2 of the newcomers are called so. Use the identifier."))
  }

  @Test(
    "a pair that is locked and excluded at once is refused, however either names the people, and wherever the exclusion stands",
    arguments: ["exclusions: [[N1, P1]]\n", "exclusions: [[Amina, elaine@example.org]]\n"])
  func lockedAndExcluded(exclusions: String) throws {
    let told = try #require(Cast.refusal(Cast.policy + "locks: [[N1, P1]]\n" + exclusions))
    #expect(
      told
        == "The policy, line 17: N1 and P1 are locked here and excluded in the policy or in a list. Decide for one."
    )
    let inList = try #require(
      Cast.refusal(
        rules + "locks: [[N1, P1]]\n", newcomers: newcomers(excluding: "P1"), professionals: elaine))
    #expect(inList.contains("locked here and excluded"))
  }
}
