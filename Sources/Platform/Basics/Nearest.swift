/// The known word a person most likely meant, if one is near enough to be worth suggesting.
///
/// Near enough means at most a third of its letters wrong, or one of two (Damerau–Levenshtein: a letter missing,
/// added, changed, or two swapped). Ties go to the earlier word.
///
/// - Complexity: O(words × letters²).
package func nearest(to word: String, among known: [String]) -> String? {
  let asked = Array(folded(word).unicodeScalars)
  guard !asked.isEmpty, asked.count <= 100 else { return nil }
  var best: (word: String, distance: Int)?
  for candidate in known {
    let letters = Array(folded(candidate).unicodeScalars)
    let allowed = max(1, max(letters.count, asked.count) / 3)
    let distance = editDistance(asked, letters)
    if distance <= allowed, distance < asked.count, distance < best?.distance ?? .max {
      best = (candidate, distance)
    }
  }
  return best?.word
}

/// Letters to add, remove, change or swap with a neighbour to make one word of the other.
package func editDistance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + Array(repeating: 0, count: b.count)
    for j in 1...b.count {
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
