import Basics
import People

/// Whether somebody may take part, as it was found on a day and kept: what is found on another day stands beside it.
package struct EligibilityCheck: Sendable, Hashable {
  package struct Finding: Sendable, Hashable {
    /// The rule's name in the programme's document, and what it was called then.
    package let rule: String
    package let title: Bilingual
    package let outcome: Eligibility.Outcome
    package let reason: Bilingual
    package let evidence: String?
  }

  package let id: ID<EligibilityCheck>
  package let application: ID<Application>
  /// Of the programme whose rules these are.
  package let version: Int
  package let day: LocalDate
  package let made: Moment
  /// Nil where the program looked by itself, when the application came in.
  package let by: ID<Person>?
  package let verdict: Eligibility.Verdict
  package let findings: [Finding]

  /// Rules that stand in the way of taking somebody in.
  package var open: [Finding] { findings.filter { $0.outcome == .unmet || $0.outcome == .unknown } }
}

extension EligibilityCheck.Finding {
  package init(_ finding: Eligibility.Finding) {
    self.init(
      rule: finding.rule.name, title: finding.rule.title, outcome: finding.outcome, reason: finding.reason,
      evidence: finding.evidence)
  }
}

/// What was decided about an application. The two that end the question are taken once.
package struct ApplicationDecision: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case accepted, declined
    /// The person was asked for more; the application stays open.
    case asked
  }

  package let kind: Kind
  /// Why, or what was asked; nil where every rule is met and nothing need be said.
  package let reason: String?
  /// Which check it stands on.
  package let check: ID<EligibilityCheck>?
  package let version: Int
  package let decided: Moment
  package let by: ID<Person>?
}

extension ProgrammeModel {
  /// Where somebody stands who has been taken in: before they can be matched, if something else comes first that is not left out.
  package func stageOnceAccepted(_ side: Side) -> Application.Stage {
    guard let ready = stages.first(where: { $0.step == .ready && concerns($0, side) }) else {
      return .preparing
    }
    let before = stagesBefore(ready)
    let isPrepared = stages.contains { stage in
      before.contains(stage.name) && !stage.isOptional && concerns(stage, side)
        && [.interview, .preparation, .orientation].contains(stage.step)
    }
    return isPrepared ? .preparing : .ready
  }

  private func concerns(_ stage: ModelStage, _ side: Side) -> Bool {
    stage.those == .both || (stage.those == .newcomers) == (side == .newcomers)
  }

  /// Names of all stages that come before one, however far back.
  private func stagesBefore(_ stage: ModelStage) -> Set<String> {
    var (found, next): (Set<String>, [String]) = ([], stage.after)
    while let name = next.popLast() {
      guard found.insert(name).inserted, let before = stages.first(where: { $0.name == name }) else {
        continue
      }
      next += before.after
    }
    return found
  }
}
