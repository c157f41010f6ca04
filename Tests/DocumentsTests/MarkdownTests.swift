import TestSupport
import Testing

@testable import Documents

@Suite("Markdown")
struct MarkdownTests {
  private func blocks(_ text: String) -> [Markdown.Block] { Markdown.read(text).markdown.blocks }
  private func lines(_ text: String) -> [Int] { Markdown.read(text).problems.map(\.line).sorted() }

  @Test(
    "headings, paragraphs, lists, strong words, emphasis and links are read; lines of a paragraph are one")
  func read() {
    let text = """
      ## On Monday

      Call *one* person
      and **say *why***.

      - a
      - b
        goes on

      1. See [the guide](https://example.org/a?b=c).
      2. Stop.
      """
    #expect(
      blocks(text) == [
        .heading(level: 2, [.text("On Monday")]),
        .paragraph([
          .text("Call "), .emphasis([.text("one")]), .text(" person and "),
          .strong([.text("say "), .emphasis([.text("why")])]), .text("."),
        ]),
        .list(isNumbered: false, entries: [[.text("a")], [.text("b goes on")]]),
        .list(
          isNumbered: true,
          entries: [
            [.text("See "), .link([.text("the guide")], to: "https://example.org/a?b=c"), .text(".")],
            [.text("Stop.")],
          ]),
      ])
    #expect(lines(text) == [])
  }

  @Test(
    "HTML is text, and so are signs that mark nothing",
    arguments: ["<b onclick=x>a</b>", "2 * 3 * 4", "[your firm] hires", "a_b_c `d`", "5 < 6 & 7", "C#"])
  func text(_ text: String) {
    #expect(blocks(text) == [.paragraph([.text(text)])])
    #expect(lines(text) == [])
  }

  @Test("a stroke backwards makes a sign a sign")
  func escaped() {
    #expect(
      blocks("\\*not\\* \\[a](https://x.example)") == [.paragraph([.text("*not* [a](https://x.example)")])])
  }

  @Test(
    "what is no Markdown of ours is told with its line",
    arguments: [
      ("a\n\n# Big", [3]), ("#Near", [1]), ("> said", [1]), ("a\n\n```\nb", [3]), ("- a\n  - b", [2]),
      ("1. a\n3. b", [2]),
      ("a **b", [1]), ("*a **b* c**", [1, 1]), ("[a](javascript:alert)", [1]), ("[a](//x.example)", [1]),
      ("[a](x y)", [1]),
      ("[a](https://)", [1]), ("- a\n\n  b", [3]), ("* a", [1]), ("x ![a](https://x.example/a.png)", [1]),
      ("2. a", [1]),
      ("| a | b |", [1]),
    ])
  func told(_ text: String, _ expected: [Int]) {
    #expect(lines(text).first == expected.first, "\(text)")
    #expect(!lines(text).isEmpty)
  }

  @Test("no text stops the reader, loses a word, or leads where no link of ours does")
  func anything() {
    var seeds = SeededNumbers(seed: 9)
    let signs = [
      "*", "**", "[", "](", ")", "]", "a", "bc ", " ", "\n", "- ", "1. ", "## ", "\\", "https://x", "<", "é",
      "!", "\t",
    ]
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 0...24, using: &seeds)).map { _ in
        signs.randomElement(using: &seeds) ?? ""
      }.joined()
      let markdown = Markdown.read(text).markdown
      let words = markdown.blocks.map(\.words).joined(separator: " ")
      #expect(words.filter { $0 == "b" }.count == text.filter { $0 == "b" }.count, "\(text.debugDescription)")
      for address in markdown.blocks.flatMap(Self.links) {
        #expect(address.hasPrefix("https://x"), "\(text)")
      }
    }
  }

  private static func links(_ block: Markdown.Block) -> [String] {
    switch block {
    case .heading(_, let pieces), .paragraph(let pieces): pieces.flatMap(links)
    case .list(_, let entries): entries.flatMap { $0.flatMap(links) }
    }
  }

  private static func links(_ piece: Markdown.Piece) -> [String] {
    switch piece {
    case .text: []
    case .strong(let pieces), .emphasis(let pieces): pieces.flatMap(links)
    case .link(let pieces, let address): [address] + pieces.flatMap(links)
    }
  }

  @Test(
    "time grows with the text and not with its square",
    arguments: ["[", "*", "**a", "](", "[a](", "- ", "\\"])
  func long(_ sign: String) {
    let begun = ContinuousClock.now
    _ = Markdown.read(String(repeating: sign, count: 20_000))
    #expect(ContinuousClock.now - begun < .seconds(5))
  }
}
