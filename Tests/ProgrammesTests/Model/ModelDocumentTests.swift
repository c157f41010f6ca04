import Basics
import Testing

@testable import Programmes

/// How a model is read from YAML, and what is told of one that cannot be.
@Suite("Model documents")
struct ModelDocumentTests {
  /// The shortest whole model, with lines put at its end.
  static func model(_ lines: String = "", stages: String = "") -> String {
    """
    model: ours
    version: 1
    title: { en: Ours, fr: Le nôtre }
    summary: { en: People meet., fr: Des gens se rencontrent. }
    roles:
      newcomers:
        one: { en: guest, fr: personne invitée }
        many: { en: guests, fr: personnes invitées }
        gives: { en: time, fr: du temps }
      professionals: { one: { en: host, fr: hôte }, many: { en: hosts, fr: hôtes }, gives: { en: tea, fr: du thé } }
    meeting: { form: pair, minutes: 30 }
    matching: { criteria: [{ compare: city, by: same, weight: 10 }] }
    stages:
      - { name: start, step: application, of: both, title: { en: Start, fr: Début } }
      - { name: meeting, step: meeting, of: both, after: start, title: { en: Meeting, fr: Rencontre } }
      - { name: agreed, step: agreement, of: both, after: start, title: { en: Agreed, fr: Entente } }
    \(stages)
    \(lines)
    """
  }

  /// Every line that is told of it, in English; nil if it is read.
  static func problems(_ yaml: String) -> String? {
    do throws(Refusal) {
      _ = try ProgrammeModel(yaml: yaml, file: "ours.yaml")
      return nil
    } catch {
      #expect(error.kind == .request)
      #expect(!error.sentence.fr.isEmpty && error.sentence.fr != error.sentence.en)
      return error.sentence.en
    }
  }

  private func expect(
    _ yaml: String, line: Int? = nil, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let told = Self.problems(yaml) else {
      Issue.record("nothing was objected to", sourceLocation: sourceLocation)
      return
    }
    let lines = told.split(separator: "\n")
    #expect(
      lines.contains {
        (line == nil || $0.hasPrefix("ours.yaml, line \(line ?? 0): ")) && $0.contains(words)
      },
      "\(told)", sourceLocation: sourceLocation)
  }

  @Test("the shortest model is read, and what it leaves out is empty")
  func shortest() throws {
    let model = try ProgrammeModel(yaml: Self.model(), file: "ours.yaml")
    #expect(model.name == "ours" && model.places.isEmpty && model.clocks.isEmpty && model.agreement == nil)
    #expect(model.matching.title == Bilingual(en: "Ours", fr: "Le nôtre"))
    #expect(model.stages.map(\.name) == ["start", "meeting", "agreed"])
    #expect(model.outcomes.definitions.isEmpty)
  }

  @Test(
    "an unknown field is told with its line and the nearest known one, wherever it stands",
    arguments: [
      ("clok: []", 18, "“clok” is not a key that is known here. Did you mean “clocks”?"),
      ("clocks:\n  - { nam: x }", 19, "Did you mean “name”?"),
      ("obligations:\n  - { name: x, deph: 3 }", 19, "Did you mean “depth”?"),
      ("messages:\n  - name: x\n    subjet: y", 20, "Did you mean “subject”?"),
      ("outcomes: { folow_up: [] }", 18, "Did you mean “follow_up”?"),
      ("agreement: { requred: yes }", 18, "Did you mean “required”?"),
      ("surveys:\n  - { name: x, questons: [] }", 19, "Did you mean “questions”?"),
    ])
  func unknownField(lines: String, line: Int, words: String) {
    expect(Self.model(lines), line: line, words)
  }

  @Test("what is missing is named")
  func missing() {
    let told = Self.problems("model: ours\n") ?? ""
    for key in ["version", "title", "summary", "roles", "meeting", "stages", "matching"] {
      #expect(told.contains("“\(key)” is missing here."), "\(told)")
    }
  }

  @Test("a text without its French, or in one language only, is told with its line")
  func missingFrench() {
    let yaml = Self.model().replacing("title: { en: Ours, fr: Le nôtre }", with: "title: { en: Ours }")
    expect(yaml, line: 3, "the French of “title” is missing")
    expect(
      Self.model().replacing("title: { en: Ours, fr: Le nôtre }", with: "title: Ours"), line: 3,
      "needed in English and in French")
    expect(
      Self.model().replacing("fr: Des gens se rencontrent.", with: "fr: \"  \""), line: 4,
      "the French of “summary” is missing")
  }

  @Test("stages that wait for one another are told, and those that only follow them are not")
  func stageCircle() {
    let circle = """
        - { name: a, step: orientation, of: both, after: b, title: { en: A, fr: A } }
        - { name: b, step: midpoint, of: both, after: c, title: { en: B, fr: B } }
        - { name: c, step: closing, of: both, after: a, title: { en: C, fr: C } }
        - { name: last, step: follow-up, of: both, after: c, title: { en: L, fr: L } }
      """
    expect(
      Self.model(
        stages: circle.split(separator: "\n").map { "  " + $0.drop { $0 == " " } }.joined(separator: "\n")),
      line: 17, "these stages wait for one another, so that none can begin: a, b, c.")
    expect(
      Self.model(stages: "  - { name: a, step: closing, of: both, after: strat, title: { en: A, fr: A } }"),
      "“strat” is not known under “after”. Did you mean “start”?")
    expect(
      Self.model(stages: "  - { name: start, step: closing, of: both, title: { en: A, fr: A } }"),
      "“start” stands twice under “stages”")
  }

  private func clock(_ from: String, _ to: String, _ more: String = "within: 3 days, end: tell") -> String {
    "  - { name: c-\(from)-\(to), title: { en: C, fr: C }, from: \(from), to: \(to), \(more) }"
  }

  @Test("clocks that go round in a circle are told, and one from a meeting to the next is not")
  func clockCircle() {
    #expect(Self.problems(Self.model("clocks:\n" + clock("met", "met"))) == nil)
    expect(Self.model("clocks:\n" + clock("applied", "applied")), line: 19, "“applied” happens once")
    let circle = ["clocks:", clock("applied", "met"), clock("met", "agreed"), clock("agreed", "applied")]
    expect(Self.model(circle.joined(separator: "\n")), line: 21, "the clocks go round in a circle")
  }

  @Test("a clock that begins at an event nobody makes says which stage is missing")
  func nobodysEvent() {
    expect(
      Self.model("clocks:\n" + clock("introduced", "met")), line: 19,
      "“introduced” never happens in this programme: no stage has “step: introduction”")
    expect(Self.model("clocks:\n" + clock("aplied", "met")), "Did you mean “applied”?")
    expect(
      Self.model("clocks:\n" + clock("applied", "met", "within: soon, end: tell")),
      "“within” should be a time such as “14 days”")
    expect(
      Self.model("clocks:\n" + clock("applied", "met", "within: 3 days, end: remind")),
      "say under “remind” who is reminded")
    expect(
      Self.model(
        "clocks:\n" + clock("applied", "met", "within: 3 days, end: tell, remind: newcomer, message: m")),
      "“m” is not known under “messages”")
    expect(
      Self.model("obligations:\n  - { name: r, title: { en: R, fr: R }, who: both, count: 3, of: referral }"),
      line: 19, "nobody can keep this: no stage has “step: referrals”")
  }

  private func message(_ subject: String, _ body: String) -> String {
    """
    messages:
      - name: m
        title: { en: M, fr: M }
        when: applied
        to: newcomer
        subject: \(subject)
        body: \(body)
    """
  }

  @Test("a placeholder that does not exist, is personal in a subject, or stands in one language is told")
  func placeholders() {
    let good = "{ en: \"{programme}\", fr: \"{programme}\" }"
    #expect(
      Self.problems(Self.model(message(good, "{ en: \"Hello {name}\", fr: \"Bonjour {name}\" }"))) == nil)
    expect(
      Self.model(message(good, "{ en: \"{nmae}\", fr: \"{nmae}\" }")), line: 24,
      "nothing is filled in for “{nmae}” here. Did you mean “{name}”?")
    expect(
      Self.model(message("{ en: \"{newcomer}\", fr: \"{newcomer}\" }", good)), line: 23,
      "“{newcomer}” cannot stand in a subject")
    expect(
      Self.model(message(good, "{ en: \"{link}\", fr: \"ici\" }")), line: 24,
      "“{link}” stands in the English and not in the French.")
    expect(
      Self.model(message(good, good).replacing("    when: applied\n    to: newcomer\n", with: "")),
      "nothing ever sends “m”")
    expect(
      Self.model("agreement: { required: yes, text: { en: \"{link}\", fr: \"{link}\" } }"),
      "nothing is filled in for “{link}” here")
  }

  @Test("duplicate keys, aliases without end, depth without end and documents without end are refused")
  func hostile() {
    expect(Self.model("clocks: []\nclocks: []"), "the key clocks stands twice")
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + (0..<40).map { "b\($0): [*a,*a,*a]\n" }.joined()
    expect(bomb, "more than 30 aliases")
    for deep in [
      "a: " + String(repeating: "[", count: 40_000), "a: " + String(repeating: "{b: ", count: 20_000),
      String(repeating: "- ", count: 40_000) + "x", String(repeating: "? ", count: 40_000) + "x",
    ] {
      expect(deep, "nesting")
    }
    expect(Self.model("# " + String(repeating: "x", count: 100_000)), "a model has at most 100000")
    expect("", "holds no programme model")
    expect("- a\n- b", "holds no programme model")
    expect(Self.model("x: [1"), "not well-formed YAML")
    let many = (0..<50).map { "  - { name: s\($0), step: closing, of: both, title: { en: A, fr: A } }" }
    expect(Self.model(stages: many.joined(separator: "\n")), "“stages” has 53 entries, and may have 40.")
  }

  @Test("eligibility says how each thing becomes known, in one way")
  func eligibility() {
    func rule(_ rest: String) -> String {
      Self.model().replacing(
        "    gives: { en: time, fr: du temps }",
        with:
          "    gives: { en: time, fr: du temps }\n    eligibility: [{ name: r, title: { en: R, fr: R }, \(rest) }]"
      )
    }
    #expect(Self.problems(rule("field: clb, at_least: 6")) == nil)
    #expect(Self.problems(rule("confirmed: yes")) == nil)
    expect(rule("field: clb, at_least: 6, confirmed: yes"), line: 10, "say in one way how it becomes known")
    expect(rule("waiver: no"), "say in one way how it becomes known")
    expect(rule("field: clb, within: 3 years"), "“clb” can be asked about in one of these ways: at_least")
    expect(rule("field: education, at_least: bachlor"), "Did you mean “bachelor”?")
    expect(rule("field: agrived, stated: yes"), "Did you mean “arrived”?")
    expect(rule("field: arrived, within: 3 working days"), "should be a time such as “14 days” or")
    expect(rule("field: clb, at_least: 6, seen: yes"), "say under “evidence”")
  }

  @Test("the part that says who should meet whom is read as a policy is, with its lines")
  func matching() {
    let yaml = Self.model().replacing("weight: 10", with: "wieght: 10")
    expect(yaml, line: 12, "“wieght” is not a key that is known here. Did you mean “weight”?")
  }

  @Test("all that is wrong is told at once, in the order of the lines")
  func allAtOnce() {
    let yaml = Self.model("clok: 1\nfundres: 2").replacing("minutes: 30", with: "minutes: 0")
    let told = (Self.problems(yaml) ?? "").split(separator: "\n").map(String.init)
    #expect(told.count == 3)
    #expect(
      told.map { $0.split(separator: ":").first ?? "" } == [
        "ours.yaml, line 11", "ours.yaml, line 18", "ours.yaml, line 19",
      ])
  }

  @Test("spans are read as they are written, and nothing else is")
  func spans() {
    for text in ["1 day", "14 days", "3 working days", "1 working day", "6 months", "3 years"] {
      #expect(ModelSpan(written: text)?.written == text)
    }
    for text in ["", "0 days", "-3 days", "3", "days", "3 day s", "3 weeks", "1001 days", "3.5 days"] {
      #expect(ModelSpan(written: text) == nil, "\(text)")
    }
  }
}
