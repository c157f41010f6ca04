/// Splits pairs into rounds so that nobody is in two pairs of one round: an edge colouring of a bipartite graph, which
/// never needs more rounds than the person with the most pairs has pairs (Kőnig 1916).
///
/// Each pair takes the first round that both have free. Where they have none in common, the chain of pairs that
/// alternates between a round free for the one and a round free for the other changes rounds all along, which ends
/// elsewhere in a bipartite graph, and then both have the same round free. Of all such chains the shortest, so that
/// pairs which have their round already mostly keep it.
///
/// - Complexity: O(pairs · people · rounds²) at worst; memory 4 bytes for each person and round.
struct EdgeColouring {
  private let rounds: Int
  private let left: Int
  /// For each person (those of the left side first) and round, their pair, or -1.
  private var pairAt: [Int32]
  private var roundOfPair: [Int]
  private var pairs: [(left: Int, right: Int)] = []

  init(left: Int, right: Int, rounds: Int) {
    self.rounds = rounds
    self.left = left
    pairAt = Array(repeating: -1, count: (left + right) * rounds)
    roundOfPair = []
  }

  /// Whether a pair can take a round without anybody changing theirs.
  func isFree(_ round: Int, left person: Int, right other: Int) -> Bool {
    pairAt[person * rounds + round] < 0 && pairAt[(left + other) * rounds + round] < 0
  }

  /// Adds a pair in a round that is free for both.
  mutating func add(left person: Int, right other: Int, in round: Int) {
    let number = pairs.count
    pairs.append((person, left + other))
    roundOfPair.append(round)
    place(number, in: round)
  }

  /// Adds a pair of two who have at most `rounds` pairs each, this one counted.
  mutating func add(left person: Int, right other: Int) {
    let (mine, theirs) = (freeRounds(of: person), freeRounds(of: left + other))
    if let round = mine.first(where: theirs.contains) { return add(left: person, right: other, in: round) }
    var shortest: (chain: [Int], mine: Int, theirs: Int, round: Int)?
    for own in mine {
      for others in theirs {
        for (chain, round) in [
          (chain(from: person, others, own), others), (chain(from: left + other, own, others), own),
        ] where shortest.map({ chain.count < $0.chain.count }) ?? true {
          shortest = (chain, own, others, round)
        }
      }
    }
    guard let shortest else {
      assertionFailure("a person with more pairs than rounds")
      return
    }
    exchange(shortest.mine, shortest.theirs, along: shortest.chain)
    add(left: person, right: other, in: shortest.round)
  }

  /// The round of each pair, in the order in which they were added.
  var roundOfPairs: [Int] { roundOfPair }

  private func freeRounds(of node: Int) -> [Int] {
    (0..<rounds).filter { pairAt[node * rounds + $0] < 0 }
  }

  /// The pairs that alternate between two rounds, from a person with a pair in the first of them.
  private func chain(from node: Int, _ first: Int, _ second: Int) -> [Int] {
    var chain: [Int] = []
    var here = node
    var round = first
    while pairAt[here * rounds + round] >= 0 {
      let number = Int(pairAt[here * rounds + round])
      chain.append(number)
      here = pairs[number].left == here ? pairs[number].right : pairs[number].left
      round = round == first ? second : first
    }
    return chain
  }

  private mutating func exchange(_ first: Int, _ second: Int, along chain: [Int]) {
    for number in chain {
      pairAt[pairs[number].left * rounds + roundOfPair[number]] = -1
      pairAt[pairs[number].right * rounds + roundOfPair[number]] = -1
    }
    for number in chain {
      roundOfPair[number] = roundOfPair[number] == first ? second : first
      place(number, in: roundOfPair[number])
    }
  }

  private mutating func place(_ number: Int, in round: Int) {
    pairAt[pairs[number].left * rounds + round] = Int32(truncatingIfNeeded: number)
    pairAt[pairs[number].right * rounds + round] = Int32(truncatingIfNeeded: number)
  }
}
