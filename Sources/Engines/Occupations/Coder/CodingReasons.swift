/// Why a title may mean a unit group.
public struct CodingReasons: Sendable, Hashable {
  /// The words of the title that speak most for the group, as they are written there, the strongest first; three at most.
  public let words: [String]
  /// The title nearest to it that the coder knows for the group; nil if none shares a word with it.
  public let nearestTitle: String?
  /// Whether the title stands in the lexicon as it is.
  public let isKnownTitle: Bool
}

extension TitleCoder {
  /// Why a title may mean a unit group; nil if the coder does not know the group.
  ///
  /// - Complexity: O(length of the title · titles of the group): for the few candidates that are shown, not for all.
  public func explain(_ title: String, as unit: UnitCode) -> CodingReasons? {
    guard let place = places[unit] else { return nil }
    var features = TitleFeatures()
    features.read(title)
    features.mend(among: stems, words)
    let text = Array(title.utf8)
    var spoken: [(word: String, weight: Float)] = []
    for (index, stem) in features.stems.enumerated() {
      var weight = words.evidence(of: stem, for: place)
      if weight == 0 {
        let fours = features.fours(ofForm: features.forms[index])
        weight =
          fours.reduce(0) { $0 + self.fours.evidence(of: $1, for: place) } / Float(4 * max(1, fours.count))
      }
      let written = String(decoding: text[features.place(ofWord: features.places[index])], as: UTF8.self)
      if weight > 0, !spoken.contains(where: { $0.word == written }) { spoken.append((written, weight)) }
    }
    // Of equals the first in the title.
    let ranked = spoken.enumerated().sorted {
      (-$0.element.weight, $0.offset) < (-$1.element.weight, $1.offset)
    }
    let least = (ranked.first?.element.weight ?? 0) / 4
    let strongest = ranked.map(\.element).filter { $0.weight >= least }.prefix(3).map(\.word)
    let nearest = nearestTitle(to: features.stems, in: place)
    return CodingReasons(
      words: Array(strongest), nearestTitle: nearest?.title, isKnownTitle: nearest?.isSame ?? false)
  }

  /// By the rarity of the stems they share (a Dice coefficient); of equals the first of the lexicon.
  private func nearestTitle(to stems: [UInt64], in place: Int) -> (title: String, isSame: Bool)? {
    let own = Set(stems)
    let ownWeight = own.sorted().reduce(0) { $0 + (words.rarity(of: $1) ?? 0) }
    var features = TitleFeatures()
    var best: (title: String, nearness: Float, isSame: Bool)?
    index.forEachTitle(of: place) { title in
      features.read(title)
      let other = Set(features.stems)
      // In the order of the title, so that sums are the same on every machine.
      var shared: Float = 0
      for stem in other.intersection(own).sorted() { shared += words.rarity(of: stem) ?? 0 }
      var weight: Float = 0
      for stem in other.sorted() { weight += words.rarity(of: stem) ?? 0 }
      let isSame = features.stems == stems
      let nearness = isSame ? 2 : 2 * shared / max(1, ownWeight + weight)
      if nearness > best?.nearness ?? 0 {
        let text = String(decoding: (0..<title.count).map { title[$0] }, as: UTF8.self)
        best = (text, nearness, isSame)
      }
    }
    return best.map { ($0.title, $0.isSame) }
  }
}
