import Basics
import FoundationEssentials
import Matching
import People
import Tables

/// A round for machines: what `allies match --json` prints. Keys never change with the language; sentences are in the one asked for.
struct RoundResult: Encodable {
  struct Person: Encodable {
    let id: String
    let name: String
  }

  struct Match: Encodable {
    let newcomer: Person
    let professional: Person
    /// Of 10,000.
    let score: Int
    let decidedBeforehand: Bool
    let parts: [Part]
    let reasons: [String]
    let runnerUp: RunnerUp?
  }

  struct Part: Encodable {
    let criterion: String
    let points: Int
    let most: Int
    /// Of 10,000; absent where it could not be told.
    let measure: Int?
  }

  struct RunnerUp: Encodable {
    let professional: Person
    let score: Int
    let hasPlaceLeft: Bool
  }

  struct Unmatched: Encodable {
    let list: Side
    let person: Person
    let why: String
    let help: String?
    let requirementToRelax: String?
    let occupationToRecruit: String?
  }

  struct Refused: Encodable {
    let list: Side
    let file: String
    let row: Int
    let cells: [String]
    let problems: [Problem]
  }

  struct Problem: Encodable {
    let column: String?
    let wrong: String
    let remedy: String
  }

  struct ShortOccupation: Encodable {
    let occupation: String
    let titles: [String]
    let waiting: Int
    let longestWaitInDays: Int?
    let places: Int
  }

  let policy: String
  let made: LocalDate
  let language: Language
  let isProvenOptimal = true
  let matches: [Match]
  let unmatched: [Unmatched]
  let refused: [Refused]
  let shortages: [ShortOccupation]
  let notices: [String]
}

extension RoundRecord {
  /// The round as JSON, ending with a line break.
  package func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let result = RoundResult(
      policy: round.policy.name, made: round.today, language: language, matches: round.pairs.map(match),
      unmatched: unmatchedPeople,
      refused: [newcomers, professionals].flatMap(refused),
      shortages: round.shortages.map {
        .init(
          occupation: $0.occupation[language], titles: $0.titles, waiting: $0.waiting,
          longestWaitInDays: $0.longestWait, places: $0.places
        )
      },
      notices: (newcomers.notices + professionals.notices + round.notices + round.unresolved).map {
        $0[language]
      })
    return Array(try encoder.encode(result)) + [0x0A]
  }

  private func match(_ pair: Round.Pair) -> RoundResult.Match {
    RoundResult.Match(
      newcomer: person(round.newcomers[pair.newcomer]),
      professional: person(round.professionals[pair.professional]),
      score: Int(pair.score.total), decidedBeforehand: pair.isLocked,
      parts: pair.score.parts.enumerated().map { index, part in
        .init(
          criterion: round.policy.title(ofCriterion: index)[language], points: Int(part.points),
          most: Int(part.most),
          measure: part.measure.isKnown ? Int(part.measure.tenThousandths) : nil)
      },
      reasons: round.reasons(pair).map { $0[language] },
      runnerUp: pair.runnerUp.map {
        .init(
          professional: person(round.professionals[$0.professional]), score: $0.score,
          hasPlaceLeft: !$0.isTaken)
      })
  }

  private var unmatchedPeople: [RoundResult.Unmatched] {
    round.waiting.map { waiting in
      let profile = round.newcomers[waiting.newcomer]
      var relax: String?
      if case .requirement(let index, _) = waiting.reason {
        relax = round.policy.title(ofRequirement: index)[language]
      }
      return RoundResult.Unmatched(
        list: .newcomers, person: person(profile), why: round.why(waiting.reason)[language],
        help: round.help(waiting)[language],
        requirementToRelax: relax, occupationToRecruit: profile.occupation.isEmpty ? nil : profile.occupation)
    }
      + round.free.map { free in
        RoundResult.Unmatched(
          list: .professionals, person: person(round.professionals[free.professional]),
          why: round.why(free.reason)[language], help: nil,
          requirementToRelax: nil, occupationToRecruit: nil)
      }
  }

  private func refused(_ list: IntakeList) -> [RoundResult.Refused] {
    list.refused.map { row in
      RoundResult.Refused(
        list: list.side, file: list.origin.file, row: row.number, cells: row.cells,
        problems: row.messages.map {
          .init(column: $0.place.column, wrong: $0.wrong[language], remedy: $0.remedy[language])
        })
    }
  }

  private func person(_ profile: Profile) -> RoundResult.Person {
    RoundResult.Person(id: profile.id, name: profile.name)
  }
}
