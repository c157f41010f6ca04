import Basics
import People

/// An evening at tables: rounds of some minutes, in each of which everybody sits with somebody new.
struct Evening: Sendable, Hashable {
  let id: ID<Evening>
  let programme: ID<Programme>
  /// Whoever runs it.
  let host: ID<Keeper>
  let day: LocalDate
  let place: String
  let rounds: Int
  /// Of one round.
  let minutes: Int
  /// How many rounds have begun: the last of them is the one that runs.
  let begun: Int

  /// As many as an evening has: seven of ten minutes are an hour and a half with the changes.
  static let mostRounds = 20
  /// Tables and guests of the largest room.
  static let mostPeople = 400

  var isOver: Bool { begun > rounds }

  /// The first round that can still be planned otherwise: those before have begun.
  var firstOpen: Int { min(begun, rounds) }

  /// Somebody who is expected at an evening.
  struct Guest: Sendable, Hashable {
    enum State: String, Sendable, CaseIterable {
      case expected
      case here
      /// Did not come, or has gone home.
      case gone
    }

    let person: ID<Person>
    let side: Side
    let state: State
    /// Of a professional: where they sit all evening, counted from one.
    let table: Int?

    /// Whether they are planned for: before the first round whoever is expected, from then on whoever is here.
    func isPlanned(in evening: Evening) -> Bool {
      switch state {
      case .here: true
      case .expected: evening.begun == 0
      case .gone: false
      }
    }
  }
}

/// Who sits with whom in each round of an evening.
struct EveningRota: Sendable, Hashable {
  /// For each round, the professional of each newcomer who sits with somebody.
  var rounds: [[ID<Person>: ID<Person>]]

  func professional(of newcomer: ID<Person>, in round: Int) -> ID<Person>? {
    rounds.indices.contains(round) ? rounds[round][newcomer] : nil
  }

  func newcomer(at professional: ID<Person>, in round: Int) -> ID<Person>? {
    guard rounds.indices.contains(round) else { return nil }
    return rounds[round].first { $0.value == professional }?.key
  }
}
