import Matching
import TestSupport
import Testing

/// Short lists against all that could be made.
@Suite("A short list")
struct ShortlistTests {
  @Test("has as many names, as evenly shared and as good, as any lists under the limit could have")
  func best() throws {
    var further = 0
    for (number, sketch) in ProvenRoundTests.sketches(longTests ? 10_000 : 400, seed: 21).enumerated() {
      var sketch = sketch
      sketch.order = [.coverage, .quality]
      let problem = try sketch.problem()
      guard problem.candidateCount <= 8 else { continue }
      let round = try ProvenRound(problem: problem, assignment: problem.solved())
      let perPlace = 1 + number % 2
      let shortlist = Shortlist(for: round, length: 2, listsPerPlace: perPlace)
      #expect(shortlist.bound == shortlist.worth)
      let matches = round.assignment.supporterOfSeeker
      for (seeker, list) in shortlist.lists.enumerated() {
        #expect(list.count <= 2 && list.count(where: \.isMatch) == (matches[seeker] == nil ? 0 : 1))
        #expect(matches[seeker] == nil || list.first?.supporter == matches[seeker])
        #expect(
          list.allSatisfy { problem.score(of: .init(seeker: seeker, supporter: $0.supporter)) == $0.score })
        further += list.count { !$0.isMatch }
      }
      for (supporter, count) in shortlist.listsOfSupporter.enumerated() {
        #expect(count <= problem.supporters[supporter].capacity * perPlace)
        #expect(count == shortlist.lists.joined().count { $0.supporter == supporter })
      }

      let pairs = problem.seekers.indices.flatMap { seeker in
        problem.candidates(ofSeeker: seeker).filter { matches[seeker] != Int($0.supporter) }
          .map { (seeker: seeker, supporter: Int($0.supporter), score: Int64($0.score)) }
      }
      var best: (counts: [Int], score: Int64) = ([], 0)
      for choice in 0..<(1 << pairs.count) {
        let chosen = pairs.indices.filter { choice >> $0 & 1 == 1 }.map { pairs[$0] }
        var counts = matches.map { $0 == nil ? 0 : 1 }
        var loads = problem.supporters.indices.map { supporter in matches.count { $0 == supporter } }
        for pair in chosen {
          counts[pair.seeker] += 1
          loads[pair.supporter] += 1
        }
        guard counts.allSatisfy({ $0 <= 2 }),
          zip(loads, problem.supporters).allSatisfy({ $0 <= $1.capacity * perPlace })
        else { continue }
        let (sorted, score) = (counts.sorted(), chosen.reduce(0) { $0 + $1.score })
        if best.counts.isEmpty || best.counts.lexicographicallyPrecedes(sorted)
          || best.counts == sorted && best.score < score
        {
          best = (sorted, score)
        }
      }
      #expect(shortlist.lists.map(\.count).sorted() == best.counts, "\(problem.picture)")
      let score = shortlist.lists.joined().reduce(0) { $0 + ($1.isMatch ? 0 : Int64($1.score)) }
      #expect(score == best.score, "\(problem.picture)")
    }
    #expect(further > 100)
  }

  @Test("of a popular professional names no more newcomers than the limit, though all would like to meet her")
  func popular() throws {
    let problem = try drawn(
      """
                   Elaine  François  Gurpreet  Hélène
      places            1         1         1       1
      Amina   40        9         5         5       4
      Bao     30        9         5         4       5
      Chidi   20        9         4         5       5
      Daniela 10        9         4         4       5
      """)
    let round = try ProvenRound(problem: problem, assignment: problem.solved())
    let lists = Shortlist(for: round, length: 2)
    #expect(lists.listsOfSupporter == [2, 2, 2, 2])
    #expect(lists.lists.allSatisfy { $0.count == 2 })
    #expect(Shortlist(for: round, length: 2, listsPerPlace: 9).listsOfSupporter[0] == 4)
  }

  @Test("begins with the match, and goes on with the best score")
  func order() throws {
    let problem = try drawn(
      """
                 Elaine  François  Gurpreet  Hélène
      places          1         1         1       1
      Amina   4       9         8         5       7
      Bao     3       9         .         .       .
      """, order: [.coverage, .quality])
    let round = try ProvenRound(problem: problem, assignment: problem.solved())
    let list = try #require(Shortlist(for: round, length: 4, listsPerPlace: 2).lists.first)
    #expect(list.map(\.supporter) == [1, 0, 3, 2] && list.map(\.isMatch) == [true, false, false, false])
  }

  @Test("of a length or limit that makes no sense is brought into what does")
  func limits() throws {
    let problem = try CertificateTests.network()
    let round = try ProvenRound(problem: problem, assignment: problem.solved())
    #expect(Shortlist(for: round, length: .min, listsPerPlace: .min).lists.allSatisfy { $0.count <= 1 })
    #expect(Shortlist(for: round, length: .max, listsPerPlace: .max).lists.map(\.count) == [2, 1, 1])
    // A thousand lists a place, and no more, however many ask for the same one.
    let crowd = try Sketch(
      seekers: (0..<1_003).map { .init(id: "N-\($0)") }, supporters: [.init(id: "Elaine")],
      candidates: (0..<1_003).map { _ in [.init(supporter: 0, score: 5)] }
    ).problem()
    let crowded = Shortlist(
      for: try ProvenRound(problem: crowd, assignment: crowd.solved()), length: 1, listsPerPlace: .max)
    #expect(crowded.listsOfSupporter == [1_000])
    let nobody = try Sketch(seekers: [], supporters: [], candidates: []).problem()
    #expect(try Shortlist(for: ProvenRound(problem: nobody, assignment: nobody.solved())).lists.isEmpty)
  }
}
