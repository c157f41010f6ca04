import Basics
import Matching
import People
import Tables

@testable import Programmes

/// The people of the stories, and the shortest way from two small lists and a policy to a round.
enum Cast {
  static let today = LocalDate(iso: "2026-11-22") ?? .today()

  /// Amina has waited longest.
  static let newcomers = """
    ID,Name,E-mail,Occupation,Registered,City,Mode,Goals,Years
    N1,Amina,amina@example.org,Civil engineer,2026-01-12,Halifax,in person,"licence, network",9
    N2,Bao,bao@example.org,Accountant,2026-04-20,Halifax,either,first job,6
    N3,Chidi,chidi@example.org,Nurse,2026-03-09,Halifax,either,licence,11
    N4,Daniela,daniela@example.org,Software developer,2026-07-06,Dartmouth,online,network,5

    """

  static let professionals = """
    ID,Name,E-mail,Occupation,Employer,City,Mode,Goals,Years,Capacity
    P1,Elaine,elaine@example.org,Civil engineer,Northgate,Halifax,in person,"licence, network",18,1
    P2,François,francois@example.org,Accountant,Citadel,Halifax,either,first job,15,1
    P3,Gurpreet,gurpreet@example.org,Software developer,Tidewater,Dartmouth,online,network,12,1
    P4,Hélène,helene@example.org,Nurse,Harbourside,Halifax,either,licence,20,1

    """

  /// Alike occupations are required; how alike, and shared goals, make a pair better.
  static let policy = """
    policy: story
    first: [coverage, quality, waiting]
    requirements:
      - compare: occupation
        by: near
        least: 30
      - compare: meeting
        by: same
        unknown: passes
    criteria:
      - compare: occupation
        by: near
        weight: 70
      - compare: goals
        by: shared
        weight: 30

    """

  static func policy(_ yaml: String) throws(Refusal) -> RoundPolicy {
    try RoundPolicy(yaml: yaml, file: "story.yaml")
  }

  static func list(_ csv: String, _ side: Side, own: [OwnField] = []) throws(Refusal) -> IntakeList {
    var settings = IntakeSettings(today: today)
    settings.own = own
    return try IntakeList(
      Sheet.read(Array(csv.utf8), file: "\(side.rawValue).csv"), side: side, settings: settings)
  }

  static func record(
    _ yaml: String = policy, newcomers: String = newcomers, professionals: String = professionals,
    language: Language = .english
  ) throws(Refusal) -> RoundRecord {
    let policy = try policy(yaml)
    let left = try list(newcomers, .newcomers, own: policy.ownFields)
    let right = try list(professionals, .professionals, own: policy.ownFields)
    let notices = try policy.check(against: left, right)
    let round = try Round(
      policy: policy, newcomers: left.profiles, professionals: right.profiles, today: today, notices: notices)
    return RoundRecord(round: round, newcomers: left, professionals: right, language: language)
  }

  static func round(
    _ yaml: String = policy, newcomers: String = newcomers, professionals: String = professionals
  ) throws(Refusal) -> Round {
    try record(yaml, newcomers: newcomers, professionals: professionals).round
  }

  /// The refusal of a round, in English; nil if it is made.
  static func refusal(
    _ yaml: String = policy, newcomers: String = newcomers, professionals: String = professionals
  ) -> String? {
    do throws(Refusal) {
      _ = try record(yaml, newcomers: newcomers, professionals: professionals)
      return nil
    } catch {
      return error.sentence.en
    }
  }
}

extension Round {
  /// "Amina – Elaine", one newcomer a line in the order of the list, "Bao –" for those who meet nobody.
  var drawn: String {
    newcomers.indices.map { index in
      let pair = pairs.first { $0.newcomer == index }
      return newcomers[index].firstName + " –"
        + (pair.map { " " + professionals[$0.professional].firstName } ?? "")
    }.joined(separator: "\n")
  }

  func reason(_ name: String) -> WaitingNewcomer.Reason? {
    waiting.first { newcomers[$0.newcomer].firstName == name }?.reason
  }

  func pair(_ name: String) -> Pair? {
    pairs.first { newcomers[$0.newcomer].firstName == name }
  }

  /// Identifiers of the pairs.
  var idPairs: Set<[String]> {
    Set(pairs.map { [newcomers[$0.newcomer].id, professionals[$0.professional].id] })
  }
}
