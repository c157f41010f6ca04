import Basics
import Site

extension Roadmap {
  /// The topics that come with the product. A test holds them to being readable, and the same in both languages; one that were not
  /// is left out.
  package static let carried = Roadmap(carriedTopics.compactMap { try? $0.get() })

  /// Each topic of the product, or what is wrong with it.
  static var carriedTopics: [Result<Topic, Refusal>] {
    let (english, french) = (Assets.topics(in: .english), Assets.topics(in: .french))
    return zip(english, french).enumerated().map { place, texts in
      let number = place + 1
      return Result { () throws(Refusal) -> Topic in
        try Topic(
          TopicDocument(texts.0, file: "topic \(number), English", in: .english),
          TopicDocument(texts.1, file: "topic \(number), French", in: .french))
      }
    }
  }
}
