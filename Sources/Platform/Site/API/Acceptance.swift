/// What somebody wants to be answered with, as the field Accept says (RFC 9110, 12.5.1).
package struct Acceptance: Sendable {
  /// From 0, not at all, to 1,000.
  private let page: Int
  private let json: Int

  /// Whoever says nothing takes anything; a field that names more than twenty kinds is read no further.
  ///
  /// - Complexity: O(length).
  package init(_ field: String?) {
    guard let field else {
      (page, json) = (1_000, 1_000)
      return
    }
    var weights: [Substring: Int] = [:]
    for part in field.lowercased().split(separator: ",").prefix(20) {
      let words = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }[...] }
      guard let kind = words.first else { continue }
      let quality = words.dropFirst().first { $0.hasPrefix("q=") }
      weights[kind] = quality.map { thousandths($0.dropFirst(2)) } ?? 1_000
    }
    let anything = weights["*/*"] ?? 0
    page = weights["text/html"] ?? weights["text/*"] ?? anything
    json =
      weights["application/json"] ?? weights["application/problem+json"] ?? weights["application/*"]
      ?? anything
  }

  /// A page is what this site is made of; JSON is for whoever likes it better.
  package var prefersJSON: Bool { json > page }
  package var takesJSON: Bool { json > 0 }
}
