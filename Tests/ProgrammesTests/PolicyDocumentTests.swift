import Basics
import Matching
import Testing

@testable import People
@testable import Programmes

/// How a policy is read from YAML, and what is told of one that cannot be.
@Suite("Policy documents")
struct PolicyDocumentTests {
  /// What is wrong with a policy; nil if it is read.
  private func problems(_ yaml: String) -> String? {
    do throws(Refusal) {
      _ = try Cast.policy(yaml)
      return nil
    } catch {
      #expect(error.kind == .request)
      #expect(!error.sentence.fr.isEmpty && error.sentence.fr != error.sentence.en)
      return error.sentence.en
    }
  }

  /// A whole policy, with lines put before its criteria.
  private func policy(with lines: String) -> String {
    "policy: ours\n\(lines)\ncriteria:\n  - { compare: city, by: same, weight: 10 }\n"
  }

  @Test(
    "both built-in policies are read, and named like their documents", arguments: ["connector", "mentoring"])
  func builtIn(name: String) throws {
    let policy = try RoundPolicy.named(name)
    #expect(policy.name == name)
    #expect(policy.title.en != policy.title.fr)
    #expect(policy.order.first == .coverage)
    #expect(!policy.requirements.isEmpty)
    #expect(policy.criteria.reduce(0) { $0 + $1.weight } == 100)
  }

  @Test("what is left out has its usual value")
  func defaults() throws {
    let policy = try Cast.policy(policy(with: ""))
    #expect(policy.order == [.coverage, .quality, .waiting])
    #expect(policy.title == Bilingual(same: "ours"))
    #expect((policy.seed, policy.unstatedCapacity, policy.mostCapacity) == (0, 1, nil))
    #expect(policy.criteria.map(\.ifUnknown) == [50])
  }

  @Test("everything a policy can say is read")
  func whole() throws {
    let policy = try Cast.policy(
      """
      policy: ours
      title: { en: Ours, fr: Le nôtre }
      first: [waiting, coverage]
      seed: 7
      capacity: { unstated: 2, most: 4 }
      fields:
        - name: grade
          title: grade
          headings: [level, echelon]
          scale: [one, two, three]
          confidential: oui
      requirements:
        - any:
            - { compare: grade, by: ahead, from: -1, to: 2, fade: 3, least: 40 }
            - { compare: target_employers, with: employer, by: same }
          unknown: fails
          title: { en: a step ahead, fr: une longueur d’avance }
      criteria:
        - { compare: goals, by: shared, weight: 30, unknown: 0, if: { grade: Two } }
      locks: [[N1, P1]]
      exclusions:
        - [N2, P2]
      """)
    #expect(policy.title == Bilingual(en: "Ours", fr: "Le nôtre"))
    #expect(policy.order == [.waiting, .coverage])
    #expect((policy.seed, policy.unstatedCapacity, policy.mostCapacity) == (7, 2, 4))
    let grade = try #require(policy.fields.first)
    #expect(
      (grade.headings, grade.scale, grade.isConfidential) == (
        ["level", "echelon"], ["one", "two", "three"], true
      ))
    let requirement = try #require(policy.requirements.first)
    #expect(!requirement.passesIfUnknown)
    #expect(requirement.ways.map(\.least) == [40, 1])
    #expect(requirement.ways.first?.comparison.way == .ahead(from: -1, to: 2, fade: 3))
    #expect(policy.criteria.first?.comparison.condition == .init(field: .own(0), value: "Two"))
    #expect(policy.locks == [NamedPair(newcomer: "N1", professional: "P1", line: 20)])
    #expect(policy.exclusions.map(\.line) == [22])
  }

  @Test(
    "an unknown key is told with its line and the nearest known one",
    arguments: [
      ("requirments: []", 2, "“requirments” is not a key that is known here. Did you mean “requirements”?"),
      ("capacity: { unstatd: 1 }", 2, "Did you mean “unstated”?"),
      ("fields:\n  - { name: grade, heading: [x] }", 3, "Did you mean “headings”?"),
      ("requirements:\n  - compare: city\n    by: same\n    leest: 3", 5, "Did you mean “least”?"),
      (
        "requirements:\n  - any:\n      - { compare: city, by: same, weight: 3 }", 4,
        "“weight” is not a key that is known here. Known are: compare, with"
      ),
      ("title: { en: Ours, french: x }", 2, "“french” is not a key that is known here."),
      ("xyzzy: 1", 2, "Known are: policy, title, first"),
    ])
  func unknownKey(lines: String, line: Int, words: String) throws {
    let told = try #require(problems(policy(with: lines)))
    #expect(
      told.split(separator: "\n").contains {
        $0.hasPrefix("story.yaml, line \(line): ") && $0.contains(words)
      }, "\(told)")
  }

  @Test(
    "a value that makes no sense is told with its line and what to write",
    arguments: [
      ("first: [quality, coverge]", 2, "Did you mean “coverage”?"),
      ("first: [quality, quality]", 2, "“quality” stands twice."),
      ("first: []", 2, "“first” is empty."), ("first: quality", 2, "“first” should be a list"),
      ("seed: soon", 2, "“seed” should be a whole number from 0 to 1000000000."),
      ("seed: -1", 2, "“seed” should be a whole number"),
      ("capacity: 3", 2, "“capacity” should read { unstated: 1, most: 5 }."),
      ("capacity: { most: 20000 }", 2, "“most” should be a whole number from 0 to 10000."),
      ("title: { en: Ours }", 2, "should be given in both languages"),
      ("title: []", 2, "should be given in both languages"),
      ("fields:\n  - { title: x }", 3, "a field needs a name."),
      ("fields:\n  - { name: city }", 3, "cannot be the name of a field of yours"),
      ("fields:\n  - { name: grade }\n  - { name: grade }", 4, "cannot be the name of a field of yours"),
      ("fields:\n  - { name: a=b }", 3, "cannot be the name"),
      ("fields:\n  - { name: g, confidential: maybe }", 3, "“confidential” should be yes or no."),
      ("fields: [grade]", 2, "each entry of “fields” should hold keys and values."),
      ("fields:\n  - { name: [a] }", 3, "“name” should be a text."),
      ("requirements:\n  - { by: same }", 3, "say what to compare"),
      ("requirements:\n  - { compare: city }", 3, "say how to compare"),
      ("requirements:\n  - { compare: ocupation, by: near }", 3, "Did you mean “occupation”?"),
      (
        "requirements:\n  - { compare: shoe_size, by: same }", 3,
        "“shoe_size” is not a field. Known are: occupation"
      ),
      ("requirements:\n  - { compare: city, with: twon, by: same }", 3, "“twon” is not a field."),
      ("requirements:\n  - { compare: city, by: sane }", 3, "Did you mean “same”?"),
      ("requirements:\n  - { compare: city, by: magic }", 3, "is no way to compare"),
      ("requirements:\n  - { compare: city, by: near }", 3, "“city” cannot be compared by “near”."),
      ("requirements:\n  - { compare: years, by: same }", 3, "cannot be compared by “same”."),
      ("requirements:\n  - { compare: occupation, by: shared }", 3, "cannot be compared by “shared”."),
      (
        "fields:\n  - { name: grade }\nrequirements:\n  - { compare: grade, by: ahead }", 5,
        "cannot be compared by “ahead”."
      ),
      ("requirements:\n  - { compare: city, by: same, from: 1 }", 3, "“from” belongs to “by: ahead” only."),
      ("requirements:\n  - { compare: years, by: ahead, from: 3, to: 1 }", 3, "“from” is above “to”."),
      (
        "requirements:\n  - { compare: years, by: ahead, from: 1.5 }", 3,
        "“from” should be a whole number from -100 to 100."
      ),
      (
        "requirements:\n  - { compare: city, by: same, least: 0 }", 3,
        "“least” should be a whole number from 1 to 100."
      ),
      (
        "requirements:\n  - { compare: city, by: same, unknown: maybe }", 3,
        "“unknown” should be “passes” or “fails”"
      ),
      ("requirements:\n  - { compare: city, by: same, any: [] }", 3, "either “compare” or “any”, not both."),
      ("requirements:\n  - { compare: city, by: same, if: online }", 3, "“if” should name one field"),
      (
        "requirements:\n  - { compare: city, by: same, if: { years: 3 } }", 3,
        "a condition can be put on a list of values"
      ),
      (
        "requirements:\n  - { compare: city, by: same, if: { languages: Klingon } }", 3,
        "“Klingon” is no value that this field can have."
      ),
      ("requirements:\n  - { compare: city, by: same, if: { meeting: onlin } }", 3, "Did you mean “online”?"),
      (
        "fields:\n  - { name: g, scale: [low, high] }\nrequirements:\n  - { compare: city, by: same, if: { g: hihg } }",
        5, "Did you mean “high”?"
      ),
      ("locks: [N1, P1]", 2, "“locks” holds pairs, a newcomer and a professional: [N0012, P0034]."),
      ("exclusions: [[N1]]", 2, "“exclusions” holds pairs"),
      ("exclusions: [[N1, P1, P2]]", 2, "“exclusions” holds pairs"),
      ("locks: N1", 2, "“locks” should be a list"),
    ])
  func wrongValue(lines: String, line: Int, words: String) throws {
    let told = try #require(problems(policy(with: lines)))
    #expect(
      told.split(separator: "\n").contains {
        $0.hasPrefix("story.yaml, line \(line): ") && $0.contains(words)
      }, "\(told)")
  }

  @Test("all problems are told at once, in the order of their lines")
  func several() throws {
    let told = try #require(
      problems(
        "policy: ours\nfirst: [speed]\nseed: x\nlocks: 3\nxyzzy: 1\ncriteria:\n  - { compare: city, by: sane, weight: -1 }\n"
      ))
    let lines = told.split(separator: "\n").map { $0.prefix(18) }
    #expect(
      lines == [
        "story.yaml, line 2", "story.yaml, line 3", "story.yaml, line 4", "story.yaml, line 5",
        "story.yaml, line 7", "story.yaml, line 7",
      ])
  }

  @Test("a policy needs a name, a weighted criterion, and a weight for each criterion")
  func incomplete() {
    #expect(
      problems("criteria:\n  - { compare: city, by: same, weight: 10 }\n")?.contains(
        "the policy has no name. Begin with “policy: mentoring”.") == true)
    #expect(problems("policy: ours\n")?.contains("no criterion with a weight") == true)
    #expect(
      problems("policy: ours\ncriteria:\n  - { compare: city, by: same, weight: 0 }\n")?.contains(
        "line 3: the policy has no criterion") == true)
    #expect(
      problems("policy: ours\ncriteria:\n  - { compare: city, by: same }\n")?.contains(
        "line 3: a criterion needs a weight") == true)
  }

  @Test(
    "what is not a mapping is no policy",
    arguments: ["", "# nothing\n", "- a\n- b\n", "mentoring\n", "42\n", "[]", "~"])
  func noMapping(yaml: String) {
    #expect(
      problems(yaml)?.hasPrefix("story.yaml holds no policy. Begin with a line such as “policy: mentoring”")
        == true)
  }

  @Test(
    "broken YAML is told with its line",
    arguments: [
      ("policy: ours\ntitle: [a, b\nseed: 1\n", ""), ("policy: \"ours\n", ""),
      ("policy: ours\n\tseed: 1\n", "line 2"), ("policy: *nobody\n", "line 1"),
      ("policy: &a [*a]\n", "line 1"), (String(repeating: "[", count: 50_000), "nesting"),
      ("policy: " + String(repeating: "{a: ", count: 5_000), "nesting"),
      ("policy: ours\nseed: 1\nseed: 2\n", "line 3"),
      ("policy: ours\ncriteria:\n  - compare: city\n    compare: city\n", "line 4"),
      ("policy: ours\n---\npolicy: theirs\n", ""),
    ])
  func broken(yaml: String, words: String) throws {
    let told = try #require(problems(yaml))
    #expect(told.contains("this is not well-formed YAML (") && told.contains(words), "\(told)")
  }

  @Test("an alias stands for what it names")
  func aliases() throws {
    let policy = try Cast.policy(
      "policy: ours\nrequirements: &rules\n  - &city { compare: city, by: same }\ncriteria:\n  - { compare: city, by: same, weight: 1 }\n"
    )
    let again = try Cast.policy(
      "policy: &name ours\ntitle: *name\ncriteria:\n  - { compare: city, by: same, weight: 1 }\n")
    #expect(policy.requirements.count == 1)
    #expect(again.title.en == "ours")
  }

  @Test("a name that is neither a policy nor a file is refused with the nearest policy")
  func unknownName() throws {
    let refusal = try #require(throws: Refusal.self) { try RoundPolicy.named("mentorng") }
    #expect(refusal.kind == .missing)
    #expect(
      refusal.sentence.en
        == "There is no policy “mentorng”. Did you mean “mentoring”? Built in are connector and mentoring; any other is given as a file."
    )
    let file = try #require(throws: Refusal.self) { try RoundPolicy.named("nowhere/ours.yaml") }
    #expect(file.sentence.en.contains("nowhere/ours.yaml"))
  }

  @Test(
    "how far ahead is told in years for years, and in steps for all else",
    arguments: [
      (
        "years, by: ahead, from: 2, to: 15", "the professional has 2 to 15 more years of experience",
        "le professionnel a de 2 à 15 ans d’expérience de plus"
      ),
      (
        "years, by: ahead, from: 1, to: 1", "the professional has 1 more year of experience",
        "le professionnel a 1 an d’expérience de plus"
      ),
      (
        "years, by: ahead, from: 5", "the professional has at least 5 more years of experience",
        "le professionnel a au moins 5 ans d’expérience de plus"
      ),
      (
        "education, by: ahead, to: 1", "the professional is 0 to 1 steps ahead: education",
        "le professionnel a de 0 à 1 échelon d’avance\u{A0}: scolarité"
      ),
    ])
  func stepsAhead(rule: String, english: String, french: String) throws {
    let ours = try Cast.policy(policy(with: "requirements:\n  - { compare: \(rule) }"))
    #expect(ours.sentence(ofRequirement: 0) == Bilingual(en: english, fr: french))
  }

  @Test(
    "aliases that would multiply without end are refused, wherever they stand",
    arguments: ["? *d\n: x", "criteria: *d", "[*d]: x"])
  func aliasBomb(last: String) throws {
    let level = { (name: String, of: String) in
      "\(name): &\(name) [" + Array(repeating: of, count: 12).joined(separator: ", ") + "]\n"
    }
    let told = try #require(
      problems(level("a", "x") + level("b", "*a") + level("c", "*b") + level("d", "*c") + last + "\n"))
    #expect(
      told == "story.yaml repeats itself with more than 30 aliases (*name). Write out what they stand for.")
  }

  @Test("the summary of a policy names what comes first, what must hold, and every weight, in both languages")
  func summary() throws {
    for name in ["connector", "mentoring"] {
      let policy = try RoundPolicy.named(name)
      #expect(policy.summary.count == 2 + policy.requirements.count + policy.criteria.count)
      #expect(policy.summary.allSatisfy { $0.en != $0.fr })
    }
    let ours = try Cast.policy(policy(with: "locks: [[N1, P1]]\nexclusions: [[N2, P2]]"))
    #expect(ours.summary.map(\.en).suffix(2) == ["  decided beforehand: 1", "  excluded: 1"])
  }
}
