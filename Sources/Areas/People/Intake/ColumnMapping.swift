import Basics

/// What a person says a heading means, where the table of headings does not know it: `Profession = occupation`.
///
/// "ignore" says that the column is not to be used. Written `newcomers: Profession = occupation`, it holds for
/// that list only.
package struct ColumnMapping: Sendable, Equatable {
  package let side: Side?
  package let heading: String
  /// The name of an intake field or of one of the policy's own; nil for "ignore".
  package let field: String?

  package init(side: Side?, heading: String, field: String?) {
    self.side = side
    self.heading = heading
    self.field = field
  }

  /// - Parameter ownFields: names that the policy adds to those of `IntakeField`.
  package init(_ text: String, ownFields: [String]) throws(Refusal) {
    var rest = text[...]
    var side: Side?
    for candidate in Side.allCases where rest.hasPrefix(candidate.rawValue + ":") {
      side = candidate
      rest = rest.dropFirst(candidate.rawValue.count + 1)
    }
    guard let sign = rest.lastIndex(of: "=") else {
      throw Refusal(
        .request,
        en:
          "“\(text)” is not a mapping. Write the heading, an equals sign and the field: --map \"Profession=occupation\".",
        fr:
          "« \(text) » n’est pas une correspondance. Écrivez l’en-tête, le signe égal et le champ : --map \"Titre=occupation\"."
      )
    }
    let heading = Self.trim(rest[..<sign])
    let field = Self.trim(rest[rest.index(after: sign)...])
    guard !heading.isEmpty else {
      throw Refusal(
        .request, en: "“\(text)” names no heading before the equals sign. Write it as it stands in the list.",
        fr: "« \(text) » n’indique aucun en-tête avant le signe égal. Écrivez-le comme dans la liste.")
    }
    self.side = side
    self.heading = heading
    if field == "ignore" {
      self.field = nil
      return
    }
    let known = IntakeField.allCases.map(\.rawValue) + ownFields
    guard known.contains(field) else {
      let hint = nearest(to: field, among: known + ["ignore"])
      throw Refusal(
        .request,
        en:
          "“\(field)” is not a field. \(hint.map { "Did you mean “\($0)”? " } ?? "")The fields are: \(known.joined(separator: ", ")), ignore.",
        fr:
          "« \(field) » n’est pas un champ. \(hint.map { "Vouliez-vous dire « \($0) » ? " } ?? "")Les champs sont : \(known.joined(separator: ", ")), ignore."
      )
    }
    self.field = field
  }

  /// A file of mappings: one a line; blank lines and lines that begin with # are left out.
  package static func list(from text: String, file: String, ownFields: [String]) throws(Refusal)
    -> [ColumnMapping]
  {
    var mappings: [ColumnMapping] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let content = trim(line)
      if content.isEmpty || content.hasPrefix("#") { continue }
      do {
        mappings.append(try ColumnMapping(content, ownFields: ownFields))
      } catch {
        throw Refusal(
          error.kind, en: "\(file), line \(index + 1): \(error.sentence.en)",
          fr: "\(file), ligne \(index + 1) : \(error.sentence.fr)")
      }
    }
    return mappings
  }

  private static func trim(_ text: Substring) -> String {
    let isSpace = { (c: Character) in c.isWhitespace || c == "\u{FEFF}" }
    guard let first = text.firstIndex(where: { !isSpace($0) }),
      let last = text.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first...last])
  }
}

/// A field that a policy adds for lists of its own, such as "grade".
package struct OwnField: Sendable, Equatable {
  package let name: String
  /// Headings under which lists carry it, besides its name.
  package let headings: [String]

  package init(name: String, headings: [String] = []) {
    self.name = name
    self.headings = headings
  }

  func isMeant(by heading: String) -> Bool {
    let key = Headings.key(heading)
    return ([name] + headings).contains { Headings.key($0) == key }
  }
}
