import Basics
import Documents

/// All topics, in the order of their stages, and which of them are for whom.
package struct Roadmap: Sendable {
  package let topics: [Topic]
  private let places: [String: Int]
  private let index: TopicIndex

  /// - Parameter topics: in the order in which those of a stage are shown; of two with one name the first counts.
  package init(_ topics: [Topic]) {
    var seen: Set<String> = []
    let once = topics.filter { seen.insert($0.name).inserted }
    let ordered = Topic.Stage.allCases.flatMap { stage in once.filter { $0.stage == stage } }
    self.topics = ordered
    places = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.name, $0) })
    index = TopicIndex(ordered)
  }

  package func topic(_ name: String) -> Topic? { places[name].map { topics[$0] } }

  package func topics(of stage: Topic.Stage) -> [Topic] { topics.filter { $0.stage == stage } }

  /// Those that a topic leads to, and that are there.
  package func next(after topic: Topic) -> [Topic] { topic.next.compactMap(self.topic) }

  /// Who reads, where they work, and what they came for; nil for whatever they did not say.
  package struct Question: Sendable, Hashable {
    package var reader: Topic.Reader?
    package var size: Topic.Size?
    package var sector: Topic.Sector?
    package var need: Topic.Stage?

    package init(
      reader: Topic.Reader? = nil, size: Topic.Size? = nil, sector: Topic.Sector? = nil,
      need: Topic.Stage? = nil
    ) {
      self.reader = reader
      self.size = size
      self.sector = sector
      self.need = need
    }

    package var isBlank: Bool { self == Question() }

    func fits(_ topic: Topic) -> Bool {
      reader.map(topic.readers.contains) ?? true && size.map(topic.sizes.contains) ?? true
        && (topic.sectors.isEmpty || (sector.map(topic.sectors.contains) ?? true))
    }
  }

  /// The three to begin with: what they came for first, then what comes with a tool and is meant for few others; short ones before
  /// long ones.
  package func beginning(_ question: Question) -> [Topic] {
    let fitting = topics.enumerated().filter { question.fits($0.element) }
    func rank(_ topic: Topic) -> [Int] {
      [
        question.need == nil || topic.stage == question.need ? 0 : 1,
        question.sector != nil && !topic.sectors.isEmpty ? 0 : 1, topic.tool == nil ? 1 : 0,
        topic.readers.count,
        topic.minutes,
      ]
    }
    let ranked = fitting.map { (rank: rank($0.element) + [$0.offset], topic: $0.element) }
    return ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.prefix(3).map(\.topic)
  }

  /// Topics in which every word that was typed stands, or begins one; those that name it in their titles first.
  ///
  /// - Complexity: O(words typed × words of all topics).
  package func found(_ typed: String, in language: Language, for question: Question = Question()) -> [Topic] {
    let words = folded(typed).split(separator: " ").prefix(8).map(String.init)
    let fitting = topics.indices.filter {
      question.fits(topics[$0]) && (question.need.map { [stage = topics[$0].stage] in $0 == stage } ?? true)
    }
    guard !words.isEmpty else { return fitting.map { topics[$0] } }
    return fitting.compactMap { place in
      index.weight(of: words, in: place, language).map { (weight: $0, place: place) }
    }.sorted { ($1.weight, $0.place) < ($0.weight, $1.place) }.map { topics[$0.place] }
  }

  /// Small letters, digits and hyphens, as names stand in addresses.
  static func isName(_ text: String) -> Bool {
    (1...60).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}

/// The words of each topic in each language, with how much they weigh: a title more than a summary, a summary more than the text.
private struct TopicIndex: Sendable {
  private let words: [Language: [[String: Int]]]

  init(_ topics: [Topic]) {
    var words: [Language: [[String: Int]]] = [:]
    for language in Language.allCases {
      words[language] = topics.map { topic in
        let text = topic.text(in: language)
        var weights: [String: Int] = [:]
        func add(_ text: String, weighing weight: Int) {
          for word in folded(text).split(separator: " ") {
            weights[String(word)] = max(weight, weights[String(word)] ?? 0)
          }
        }
        for section in text.sections { for block in section.content.blocks { add(block.words, weighing: 1) } }
        add(text.summary, weighing: 4)
        add(text.title, weighing: 10)
        return weights
      }
    }
    self.words = words
  }

  /// Nil unless each of the words is found.
  func weight(of typed: [String], in place: Int, _ language: Language) -> Int? {
    guard let topics = words[language], topics.indices.contains(place) else { return nil }
    var sum = 0
    for word in typed {
      var best = 0
      for (known, weight) in topics[place] where known.hasPrefix(word) {
        // A whole word is surer than the beginning of one.
        best = max(best, 2 * weight + (known.utf8.count == word.utf8.count ? 1 : 0))
      }
      if best == 0 { return nil }
      sum += best
    }
    return sum
  }
}
