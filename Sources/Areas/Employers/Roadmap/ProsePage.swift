import Basics
import Documents
import Site

/// Markdown as it stands on a page. All of it is text; what leads somewhere leads only where an `Address` may.
enum ProsePage {
  static func html(_ markdown: Markdown, _ language: Language) -> HTML {
    "\(markdown.blocks, { block($0, language) })"
  }

  private static func block(_ block: Markdown.Block, _ language: Language) -> HTML {
    switch block {
    case .heading(2, let pieces): "<h2>\(html(pieces, language))</h2>\n"
    case .heading(_, let pieces): "<h3>\(html(pieces, language))</h3>\n"
    case .paragraph(let pieces): "<p>\(html(pieces, language))</p>\n"
    case .list(false, let entries): "<ul>\n\(entries, { "<li>\(html($0, language))</li>\n" })</ul>\n"
    case .list(true, let entries): "<ol>\n\(entries, { "<li>\(html($0, language))</li>\n" })</ol>\n"
    }
  }

  static func html(_ pieces: [Markdown.Piece], _ language: Language) -> HTML {
    "\(pieces, { piece($0, language) })"
  }

  private static func piece(_ piece: Markdown.Piece, _ language: Language) -> HTML {
    switch piece {
    case .text(let text): "\(Voice(language)(Bilingual(same: text)))"
    case .strong(let pieces): "<strong>\(html(pieces, language))</strong>"
    case .emphasis(let pieces): "<em>\(html(pieces, language))</em>"
    case .link(let pieces, let address):
      Address(local: address).map { "<a\(href: $0)>\(html(pieces, language))</a>" }
        ?? Address(elsewhere: address).map { "<a\(href: $0)>\(html(pieces, language))</a>" }
        ?? html(pieces, language)
    }
  }
}
