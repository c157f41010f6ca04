import Basics
import People

/// What is known of somebody who wants to take part: their record, and what the staff decided about single rules.
package struct EligibilityRecord: Sendable {
  package let values: [ProfileValue]
  package let decisions: [EligibilityDecision]

  package init(values: [ProfileValue], decisions: [EligibilityDecision] = []) {
    self.values = values
    self.decisions = decisions
  }
}

/// What somebody of the staff said of one rule and one person. The latest counts.
package struct EligibilityDecision: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    /// It holds: somebody saw what shows it.
    case confirmed
    case denied
    /// It does not hold, and they take part all the same.
    case waived
  }

  package let rule: String
  package let kind: Kind
  /// What was seen, or why: a waiver without a reason is none.
  package let reason: String
  package let by: ID<Person>?
  package let day: LocalDate

  package init(rule: String, kind: Kind, reason: String, by: ID<Person>?, day: LocalDate) {
    self.rule = rule
    self.kind = kind
    self.reason = reason
    self.by = by
    self.day = day
  }
}

/// Whether somebody may take part, rule by rule, on a day.
package struct Eligibility: Sendable, Equatable {
  package enum Outcome: String, Sendable {
    case met, unmet, unknown, waived
  }

  package struct Finding: Sendable, Equatable {
    package let rule: EligibilityRule
    package let outcome: Outcome
    package let reason: Bilingual
    /// What the record names as showing it: a test, a card.
    package let evidence: String?
  }

  package enum Verdict: String, Sendable {
    case eligible
    case ineligible
    /// Something is not known yet.
    case open
  }

  package let side: Side
  /// Of the model that the rules are from.
  package let version: Int
  /// When it was looked at: what holds today need not hold tomorrow.
  package let day: LocalDate
  package let findings: [Finding]

  package var verdict: Verdict {
    if findings.contains(where: { $0.outcome == .unmet }) { return .ineligible }
    return findings.contains { $0.outcome == .unknown } ? .open : .eligible
  }
}

extension ProgrammeModel {
  /// Whether somebody may take part on a side.
  ///
  /// - Complexity: O(rules × answers).
  package func eligibility(
    of record: EligibilityRecord, on side: Side, day: LocalDate
  ) -> Eligibility {
    Eligibility(
      side: side, version: version, day: day,
      findings: role(side).eligibility.map { $0.finding(in: record, on: day) })
  }
}

extension EligibilityRule {
  package func finding(in record: EligibilityRecord, on day: LocalDate) -> Eligibility.Finding {
    let found = looked(in: record, on: day)
    // Of two decisions on one day the later one counts.
    let decision = record.decisions.enumerated()
      .filter { $0.element.rule == name && $0.element.day <= day }
      .max { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }?.element
    guard let decision else { return found }
    let said = Bilingual(
      en: "\(decision.reason) (\(decision.day.words.en))", fr: "\(decision.reason) (\(decision.day.words.fr))"
    )
    switch decision.kind {
    case .confirmed: return finding(.met, said, found.evidence)
    case .denied: return finding(.unmet, said, found.evidence)
    // What holds needs no waiver; one that the programme does not allow is none, and neither is one without a reason.
    case .waived where found.outcome != .met && canBeWaived && !decision.reason.allSatisfy(\.isWhitespace):
      return finding(.waived, said, found.evidence)
    case .waived: return found
    }
  }

  private func finding(_ outcome: Eligibility.Outcome, _ reason: Bilingual, _ evidence: String?)
    -> Eligibility.Finding
  {
    Eligibility.Finding(rule: self, outcome: outcome, reason: reason, evidence: evidence)
  }

  private func looked(in record: EligibilityRecord, on day: LocalDate) -> Eligibility.Finding {
    guard case .record(let tests) = ways else {
      return finding(.unknown, Self.notConfirmed(evidence), nil)
    }
    var best: Eligibility.Finding?
    for test in tests {
      let value = record.values.last { $0.field == test.field && $0.replaced == nil }
      var result = self.result(of: test, value, on: day)
      if result.outcome == .met, mustBeSeen, value?.verified == nil {
        result = finding(.unknown, Self.notSeen(result.reason, evidence), result.evidence)
      }
      if Self.rank(result.outcome) > best.map({ Self.rank($0.outcome) }) ?? 0 { best = result }
    }
    return best ?? finding(.unknown, Self.notConfirmed(evidence), nil)
  }

  /// Of several ways one is enough, and what is not known may yet be it.
  private static func rank(_ outcome: Eligibility.Outcome) -> Int {
    switch outcome {
    case .met, .waived: 3
    case .unknown: 2
    case .unmet: 1
    }
  }

  private func result(of test: Test, _ value: ProfileValue?, on day: LocalDate) -> Eligibility.Finding {
    guard let value, let outcome = test.holds(for: value, on: day) else {
      return finding(.unknown, test.missing, value?.evidence)
    }
    return finding(outcome ? .met : .unmet, test.reason(for: value), value.evidence)
  }
}

extension EligibilityRule.Test {
  /// Nil where the answer does not say.
  fileprivate func holds(for value: ProfileValue, on day: LocalDate) -> Bool? {
    let coded = value.answer.coded
    switch self {
    case .stated: return true
    case .atLeast(_, let least): return Self.number(coded).map { $0 >= least }
    case .atMost(_, let most): return Self.number(coded).map { $0 <= most }
    case .within(_, let span):
      return coded.flatMap(LocalDate.init(iso:)).map { span.start(before: day) <= $0 && $0 <= day }
    case .oneOf(_, let keys):
      return coded.map { !Set($0.split(separator: ";").map(String.init)).isDisjoint(with: keys) }
    case .step(let field, let least):
      let ladder = field.ladder.map(\.key)
      let steps = coded?.split(separator: ";").compactMap { key in ladder.firstIndex(of: String(key)) } ?? []
      return steps.max().map { $0 >= least }
    }
  }

  /// One number, or the weakest of four levels.
  private static func number(_ coded: String?) -> Int? {
    let numbers = coded?.split(separator: "/").map { Int($0) } ?? []
    return numbers.contains(nil) ? nil : numbers.compactMap { $0 }.min()
  }
}
