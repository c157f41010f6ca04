/// A small part of Markdown, as a value: headings of the second and third level, paragraphs, lists of one level, strong words,
/// emphasis, and links. Nothing else has a meaning, HTML least of all: it is text.
///
///     let (text, problems) = Markdown.read("## On Monday\n\n1. Call *one* person.\n")
///
/// Reading never fails. What looks like Markdown and is not known here is told as a problem, with its line, and stands as text.
package struct Markdown: Sendable, Hashable {
  package enum Block: Sendable, Hashable {
    /// Of level 2 or 3.
    case heading(level: Int, [Piece])
    case paragraph([Piece])
    case list(isNumbered: Bool, entries: [[Piece]])
  }

  package indirect enum Piece: Sendable, Hashable {
    case text(String)
    case strong([Piece])
    case emphasis([Piece])
    /// To a page of this site, which begins with one stroke, or elsewhere by https, http, mail or telephone.
    case link([Piece], to: String)
  }

  package let blocks: [Block]

  package init(blocks: [Block]) {
    self.blocks = blocks
  }

  /// - Parameter line: the number of the text's first line in its file.
  /// - Complexity: O(n).
  package static func read(
    _ text: some StringProtocol, from line: Int = 1
  ) -> (markdown: Markdown, problems: [YAMLDocument.Problem]) {
    var reader = MarkdownReader()
    for (place, written) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      reader.read(Substring(written), at: line + place)
    }
    return reader.finish()
  }
}

extension Markdown.Piece {
  /// What is read, without what it looks like.
  package var words: String {
    switch self {
    case .text(let text): text
    case .strong(let pieces), .emphasis(let pieces), .link(let pieces, _): pieces.map(\.words).joined()
    }
  }
}

extension Markdown.Block {
  /// What is read, its entries one after the other.
  package var words: String {
    switch self {
    case .heading(_, let pieces), .paragraph(let pieces): pieces.map(\.words).joined()
    case .list(_, let entries): entries.map { $0.map(\.words).joined() }.joined(separator: " ")
    }
  }

  /// What two languages of one text must have in common.
  package var shape: Shape {
    switch self {
    case .heading(let level, _): .heading(level)
    case .paragraph: .paragraph
    case .list(let isNumbered, let entries): .list(isNumbered: isNumbered, entries: entries.count)
    }
  }

  package enum Shape: Sendable, Hashable {
    case heading(Int)
    case paragraph
    case list(isNumbered: Bool, entries: Int)
  }
}
