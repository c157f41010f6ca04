import Basics
import Testing

@testable import People
@testable import Programmes

/// Whether Amina and others may take part, with the reason in words and the day.
@Suite("Eligibility")
struct EligibilityTests {
  private let today = Cast.today

  private func value(
    _ field: ProfileField, _ text: String, isVerified: Bool = false, evidence: String? = nil
  ) throws -> ProfileValue {
    let act = ProfileValue.Act(by: nil, at: Moment(microsecondsSince1970: 0))
    return ProfileValue(
      id: ID(), person: ID(rawValue: 1), field: field,
      answer: try #require(try field.read(text, today: today)),
      evidence: evidence, source: .person, written: act, verified: isVerified ? act : nil)
  }

  private func rule(_ tests: EligibilityRule.Test..., seen: Bool = false, waiver: Bool = true)
    -> EligibilityRule
  {
    EligibilityRule(
      name: "r", title: Bilingual(same: "R"), ways: .record(tests),
      evidence: seen ? Bilingual(en: "a card", fr: "une carte") : nil, mustBeSeen: seen, canBeWaived: waiver)
  }

  private func outcome(
    _ rule: EligibilityRule, _ values: [ProfileValue], _ decisions: [EligibilityDecision] = []
  ) -> Eligibility.Outcome {
    let finding = rule.finding(in: EligibilityRecord(values: values, decisions: decisions), on: today)
    #expect(!finding.reason.en.isEmpty && !finding.reason.fr.isEmpty)
    return finding.outcome
  }

  @Test(
    "a number, a level and a ladder are compared at their edges",
    arguments: [
      (EligibilityRule.Test.atLeast(.years, 3), "3", true), (.atLeast(.years, 3), "2", false),
      (.atMost(.years, 3), "3", true), (.atMost(.years, 3), "4", false),
      (.atLeast(.english, 6), "7/6/8/6", true), (.atLeast(.english, 6), "9/9/9/5", false),
      (.step(.education, 2), "bachelor", true), (.step(.education, 2), "master", true),
      (.step(.education, 2), "college", false), (.oneOf(.goals, ["network"]), "licence, network", true),
      (.oneOf(.goals, ["network"]), "licence", false), (.stated(.occupation), "nurse", true),
    ])
  func edges(test: EligibilityRule.Test, text: String, holds: Bool) throws {
    #expect(outcome(rule(test), [try value(test.field, text)]) == (holds ? .met : .unmet))
    #expect(outcome(rule(test), []) == .unknown)
  }

  @Test(
    "three years ago counts to the day, and the day after tomorrow does not",
    arguments: [
      ("2023-11-22", Eligibility.Outcome.met), ("2023-11-21", .unmet), ("2026-11-22", .met),
      ("2026-11-23", .unmet),
    ])
  func arrival(day: String, outcome: Eligibility.Outcome) throws {
    // Somebody who has yet to arrive says a day to come: a list refuses it, a record may hold it.
    let answer = ReadAnswer(written: day, coded: day)
    let act = ProfileValue.Act(by: nil, at: Moment(microsecondsSince1970: 0))
    let value = ProfileValue(
      id: ID(), person: ID(rawValue: 1), field: .arrived, answer: answer, source: .person, written: act)
    #expect(self.outcome(rule(.within(.arrived, ModelSpan(3, .years))), [value]) == outcome)
  }

  @Test("months end where the calendar has them end")
  func months() {
    let march = LocalDate(iso: "2026-03-31") ?? today
    #expect(ModelSpan(1, .months).start(before: march) == LocalDate(iso: "2026-02-28"))
    #expect(
      ModelSpan(1, .years).start(before: LocalDate(iso: "2028-02-29") ?? today)
        == LocalDate(iso: "2027-02-28"))
    #expect(
      ModelSpan(1_000, .years).start(before: march)
        > ModelSpan(1_000, .years).start(before: LocalDate(daysSince1970: -719_000)))
  }

  @Test("of several ways one is enough, and an unknown one may yet be it")
  func several() throws {
    let either = rule(.atLeast(.english, 6), .atLeast(.french, 6))
    #expect(outcome(either, [try value(.english, "4"), try value(.french, "8")]) == .met)
    #expect(outcome(either, [try value(.english, "4")]) == .unknown)
    #expect(outcome(either, [try value(.english, "4"), try value(.french, "5")]) == .unmet)
  }

  @Test("what must be seen is not met by somebody's word")
  func seen() throws {
    let seen = rule(.atLeast(.english, 6), seen: true)
    #expect(outcome(seen, [try value(.english, "8")]) == .unknown)
    #expect(outcome(seen, [try value(.english, "8", isVerified: true)]) == .met)
    #expect(outcome(seen, [try value(.english, "4")]) == .unmet)
    let finding = rule(.atLeast(.english, 6)).finding(
      in: EligibilityRecord(values: [try value(.english, "8", evidence: "CELPIP")]), on: today)
    #expect(finding.evidence == "CELPIP")
  }

  private func decision(
    _ kind: EligibilityDecision.Kind, _ reason: String = "spoke with her", day: String = "2026-11-01"
  ) -> EligibilityDecision {
    EligibilityDecision(rule: "r", kind: kind, reason: reason, by: nil, day: LocalDate(iso: day) ?? today)
  }

  @Test("a coordinator confirms, denies and waives, the latest counts, and a waiver needs a reason")
  func decisions() throws {
    let confirmed = EligibilityRule(name: "r", title: Bilingual(same: "R"), ways: .confirmation)
    #expect(outcome(confirmed, []) == .unknown)
    #expect(outcome(confirmed, [], [decision(.confirmed)]) == .met)
    #expect(outcome(confirmed, [], [decision(.confirmed), decision(.denied)]) == .unmet)
    #expect(outcome(confirmed, [], [decision(.denied, day: "2026-11-02"), decision(.confirmed)]) == .unmet)
    #expect(outcome(confirmed, [], [decision(.confirmed, day: "2026-12-01")]) == .unknown)
    let low = [try value(.english, "4")]
    #expect(outcome(rule(.atLeast(.english, 6)), low, [decision(.waived)]) == .waived)
    #expect(outcome(rule(.atLeast(.english, 6)), low, [decision(.waived, "  ")]) == .unmet)
    #expect(outcome(rule(.atLeast(.english, 6), waiver: false), low, [decision(.waived)]) == .unmet)
    #expect(outcome(rule(.atLeast(.english, 6)), [try value(.english, "8")], [decision(.waived)]) == .met)
  }

  @Test("Amina may be mentored once everything is known, and the answer says of which version and day")
  func amina() throws {
    let model = try ProgrammeModel.named("mentoring")
    let values = [
      try value(.occupation, "Civil engineer"), try value(.years, "9"), try value(.education, "master"),
      try value(.arrived, "2025-01-15"), try value(.french, "10"),
    ]
    let open = model.eligibility(of: EligibilityRecord(values: values), on: .newcomers, day: today)
    #expect(open.verdict == .open && open.day == today && open.version == model.version)
    #expect(
      open.findings.filter { $0.outcome == .unknown }.map(\.rule.name) == [
        "may-work", "little-local-experience", "looking", "prepared",
      ])
    let decisions = open.findings.filter { $0.outcome == .unknown }.map {
      EligibilityDecision(rule: $0.rule.name, kind: .confirmed, reason: "seen", by: nil, day: today)
    }
    let whole = EligibilityRecord(values: values, decisions: decisions)
    #expect(model.eligibility(of: whole, on: .newcomers, day: today).verdict == .eligible)
    let later = LocalDate(iso: "2028-02-01") ?? today
    let then = model.eligibility(of: whole, on: .newcomers, day: later)
    #expect(then.findings.filter { $0.outcome == .unmet }.map(\.rule.name) == ["recent"])
  }
}
