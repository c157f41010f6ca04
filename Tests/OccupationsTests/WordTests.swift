import Testing

@testable import Occupations

/// The words of job titles, and how far two of them agree.
@Suite("The words of a job title")
struct WordTests {
  /// Both ways: agreement knows no order.
  private func agree<Letter: Equatable>(_ one: [Letter], _ other: [Letter]) -> Int? {
    let there = agreement(one, other)
    return there == agreement(other, one) ? there : nil
  }

  @Test(
    "agree wholly, by a typing error, by their beginning, or not at all",
    arguments: [
      ("", "", 100), ("weld", "weld", 100), ("a", "", 0),
      // One letter changed, missing, added or swapped, in words of five letters or more.
      ("plumb", "plump", 90), ("plumb", "plumbs", 90), ("plumbs", "lumbs", 90), ("plumb", "pulmb", 90),
      ("plumb", "plubm", 90), ("xlumb", "plumb", 90),
      ("weld", "wela", 0), ("weld", "welds", 0), ("plum", "plumb", 0),
      // Two errors are too many, unless the beginning says enough.
      ("plumb", "plaxb", 0), ("plumb", "lpubm", 0), ("abcdef", "badcfe", 0), ("abcdef", "bacdex", 0),
      ("abcdefgh", "abcdexyz", 75), ("abcdefghi", "abcdexyzw", 0), ("abcdeghi", "abcdewxyz", 0),
      // Five letters that are three fifths of the longer word.
      ("account", "accountant", 75), ("accou", "account", 75), ("abcde", "abcdefgh", 75),
      ("abcde", "abcdefghi", 0),
      ("abcd", "abcdef", 0), ("abcdefgh", "abcdefghijklm", 75), ("abcdefgh", "abcdefghijklmn", 0),
    ])
  func agreements(one: String, other: String, hundredths: Int) {
    #expect(agree(Array(one.utf8), Array(other.utf8)) == hundredths)
    #expect(agree(Array(one.unicodeScalars), Array(other.unicodeScalars)) == hundredths)
  }

  @Test("agree letter by letter whatever the letters are")
  func anyLetters() {
    #expect(agree([1, 2, 3, 4, 5], [1, 2, 3, 5, 4]) == 90)
    #expect(agree([1, 2, 3, 4, 5], [5, 4, 3, 2, 1]) == 0)
  }

  @Test("keep enough of themselves to be known by")
  func shortWords() {
    for word in [
      "er", "ing", "ring", "king", "s", "es", "ee", "fee", "gas", "bus", "or", "e", "ment", "cement", "eer",
      "beer",
    ] {
      #expect(stem(word).count >= min(3, word.count), "\(word): \(stem(word))")
    }
    #expect(stem("analysis") == "analysis" && stem("campus") == "campus" && stem("business") == "business")
  }

  @Test("are named once each, with their weights, and the empty ones left out")
  func words() {
    let words = TitleWords(folded: "senior ingenieur ingenieure en logiciel 10 yrs").words
    #expect(words.map(\.stem) == ["senior", "ingenieur", "logiciel"].map(stem))
    #expect(words.map(\.weight) == [15, 45, 100])
    #expect(TitleWords(folded: "").words.isEmpty && TitleWords(folded: "of the 3d x").words.isEmpty)
  }
}
