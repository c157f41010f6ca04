/// Which language a title is written in.
///
/// The same naive Bayes as the coder's, with languages in place of unit groups. A title that a language shares with
/// others ("manager") gets the one where it speaks most; nobody need know the language to code a title.
public struct LanguageGuess: Sendable {
  /// Two letters each (ISO 639-1), in order.
  public let languages: [String]
  private let words: Evidence
  private let fours: Evidence
  /// Languages with more titles are likelier: many borrow English ones.
  private let priors: [Float]

  /// From the project's own lexicon; built when first asked for.
  public static let carried = LanguageGuess(.carried)

  /// - Complexity: O(length of the lexicon).
  public init(_ lexicon: Lexicon) {
    let byLanguage = Dictionary(grouping: lexicon.entries, by: \.language)
    let order = byLanguage.keys.sorted { $0.letters < $1.letters }
    languages = order.map(\.text)
    var features = TitleFeatures(expecting: lexicon.count / 2)
    var words = FeatureCounting(units: order.count, features: lexicon.count)
    var fours = FeatureCounting(units: order.count, features: lexicon.count)
    for (place, language) in order.enumerated() {
      for entry in byLanguage[language] ?? [] {
        features.read(lexicon.text.span.extracting(Int(entry.start)..<Int(entry.start + entry.count)))
        for stem in features.stems { words.count(words.number(of: stem), sixteenths: 16) }
        for form in features.forms {
          for four in features.fours(ofForm: form) { fours.count(fours.number(of: four), sixteenths: 16) }
        }
      }
      words.close(place)
      fours.close(place)
    }
    priors = order.map { naturalLogarithm(Float(byLanguage[$0]?.count ?? 1)) }
    let layout = IndexLayout(writing: words.contents(.words).merging(fours.contents(.fours)) { $1 })
    self.words = Evidence((try? FeatureTable(layout, .words, unitCount: order.count)) ?? .empty)
    self.fours = Evidence((try? FeatureTable(layout, .fours, unitCount: order.count)) ?? .empty)
  }

  /// The language of a title; nil if none of it is known.
  ///
  /// - Complexity: O(length).
  public func language(of title: String) -> String? {
    var features = TitleFeatures()
    features.read(title)
    var scores = priors
    var known = words.add(features.stems.lazy.map { ($0, 1) }, to: &scores, weighing: 1)
    let letters = features.forms.flatMap {
      features.fours(ofForm: Int($0)).map { (key: $0, belief: Float(1)) }
    }
    known += fours.add(letters, to: &scores, weighing: 1)
    guard known > 0, let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return nil }
    return languages[best]
  }
}
