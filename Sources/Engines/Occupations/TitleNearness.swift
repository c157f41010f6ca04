/// How near job titles are, by the words they have in common.
///
/// Words agree wholly if they have the same stem, mostly if they differ by a typing error after the first letter or
/// share most of their beginning ("accountant", "accounting"). Two titles are as near as the weight of their
/// agreeing words is to the weight of all (a soft Dice coefficient), in ten-thousandths; which of the two is the
/// seeker's makes no difference.
///
///     let near = TitleNearness(seekers: ["software engineer"], supporters: ["sr software enginer", "nurse"])
///     near.measures(ofSeeker: 0)  // [8576, 0]
///
/// Memory: proportional to the different titles and words, not to pairs.
public struct TitleNearness: Sendable {
  /// For each person, their title among the different ones; -1 for those without one.
  private let titleOfSeeker: [Int]
  private let titleOfSupporter: [Int]
  private let seekerTitles: [[Word]]
  /// What the words of each different title of the supporters weigh together.
  private let supporterWeights: [Int]
  /// For each different word of the supporters, the titles that have it, and its weight there.
  private let titlesWithWord: [[(title: Int, weight: Int)]]
  /// For each different word of the seekers, the words of the supporters that agree with it, the best first.
  private let agreeing: [[(word: Int, hundredths: Int)]]

  private struct Word: Sendable {
    let number: Int
    let weight: Int
  }

  /// - Parameters: job titles, folded (small letters, no accents, single spaces); empty where not known.
  /// - Complexity: O(different words of both sides that begin with the same letter, pairwise).
  public init(seekers: [String], supporters: [String]) {
    let left = Self.numbered(seekers)
    let right = Self.numbered(supporters)
    titleOfSeeker = left.titleOfPerson
    titleOfSupporter = right.titleOfPerson
    seekerTitles = left.titles
    supporterWeights = right.titles.map { $0.reduce(0) { $0 + $1.weight } }

    var titlesWithWord = [[(title: Int, weight: Int)]](repeating: [], count: right.stems.count)
    for (title, words) in right.titles.enumerated() {
      for word in words { titlesWithWord[word.number].append((title, word.weight)) }
    }
    self.titlesWithWord = titlesWithWord

    let letters = right.stems.map { Array($0.unicodeScalars) }
    let byFirstLetter = Dictionary(grouping: letters.indices) { letters[$0].first }
    agreeing = left.stems.map { stem in
      let own = Array(stem.unicodeScalars)
      return byFirstLetter[own.first, default: []]
        .map { (word: $0, hundredths: agreement(own, letters[$0])) }
        .filter { $0.hundredths > 0 && !falseFriends.contains([stem, right.stems[$0.word]]) }
        .sorted { ($1.hundredths, $0.word) < ($0.hundredths, $1.word) }
    }
  }

  /// How near one seeker's title is to those of all supporters: 0 to 10,000, or nil where either has none, and for
  /// a seeker who is not there.
  ///
  /// - Complexity: O(supporters + titles that share a word).
  public func measures(ofSeeker seeker: Int) -> [Int?] {
    let title = titleOfSeeker.indices.contains(seeker) ? titleOfSeeker[seeker] : -1
    guard title >= 0 else { return Array(repeating: nil, count: titleOfSupporter.count) }
    let words = seekerTitles[title]
    let whole = words.reduce(0) { $0 + $1.weight }
    let agreed = agreedWeight(ofAndWith: words)
    return titleOfSupporter.map { title in
      guard title >= 0 else { return nil }
      return agreed[title] == 0 ? 0 : 100 * agreed[title] / (whole + supporterWeights[title])
    }
  }

  /// For each title of the supporters, what these words weigh that it agrees with, and what its words weigh that
  /// agree with one of these; both times hundredths.
  private func agreedWeight(ofAndWith words: [Word]) -> [Int] {
    var agreed = Array(repeating: 0, count: supporterWeights.count)
    var lastWord = Array(repeating: -1, count: supporterWeights.count)
    var best: [Int: Int] = [:]
    for word in words {
      for (other, hundredths) in agreeing[word.number] {
        best[other] = max(best[other] ?? 0, hundredths)
        // The best come first: what follows in the same title counts no more.
        for (title, _) in titlesWithWord[other] where lastWord[title] != word.number {
          lastWord[title] = word.number
          agreed[title] += word.weight * hundredths
        }
      }
    }
    for (other, hundredths) in best {
      for (title, weight) in titlesWithWord[other] { agreed[title] += weight * hundredths }
    }
    return agreed
  }

  private static func numbered(
    _ titles: [String]
  ) -> (titleOfPerson: [Int], titles: [[Word]], stems: [String]) {
    var numberOfTitle: [String: Int] = [:]
    var numberOfStem: [String: Int] = [:]
    var stems: [String] = []
    var different: [[Word]] = []
    let titleOfPerson = titles.map { title -> Int in
      if let number = numberOfTitle[title] { return number }
      let words = TitleWords(folded: title).words.map { word -> Word in
        let number = numberOfStem[word.stem] ?? stems.count
        if number == stems.count {
          numberOfStem[word.stem] = number
          stems.append(word.stem)
        }
        return Word(number: number, weight: word.weight)
      }
      let number = words.isEmpty ? -1 : different.count
      if !words.isEmpty { different.append(words) }
      numberOfTitle[title] = number
      return number
    }
    return (titleOfPerson, different, stems)
  }
}

/// How far two stems agree, in hundredths: 100 the same, 90 a typing error, 75 the same beginning, 0 not at all.
func agreement<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
  if a == b { return 100 }
  let longest = max(a.count, b.count)
  let shortest = min(a.count, b.count)
  if shortest >= 5, longest - shortest <= 1, isOneErrorApart(a, b) { return 90 }
  let beginning = zip(a, b).prefix { $0 == $1 }.count
  return beginning >= 5 && beginning * 5 >= longest * 3 ? 75 : 0
}

/// True if one letter changed, missing, added, or two neighbours swapped, makes one word of the other. The words
/// differ, and by one letter at most in length.
private func isOneErrorApart<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Bool {
  let (short, long) = a.count <= b.count ? (a, b) : (b, a)
  let front = zip(short, long).prefix { $0 == $1 }.count
  let back = zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count
  if short.count < long.count { return front + back >= short.count }
  if front + back >= short.count - 1 { return true }
  return front + back == short.count - 2 && short[front] == long[front + 1] && short[front + 1] == long[front]
}
