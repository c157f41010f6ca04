import Basics
import Foundation
import Testing

@testable import Site

@Suite("The words of the program")
struct KitWordTests {
  @Test("every text of the program is in both languages, and set as each language is")
  func sources() throws {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    var count = 0
    for path in paths.sorted() where path.hasSuffix(".swift") {
      let source = String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
      for entry in WordScan(source).entries {
        count += entry.hasWords ? 1 : 0
        for fault in WordFault.faults(of: entry) {
          Issue.record("Sources/\(path):\(entry.line): \(fault.words.en)")
        }
      }
    }
    #expect(count > 500, "the scan found \(count) texts only")
  }

  @Test(
    "a text is found however it is written",
    arguments: [
      ("Bilingual(en: \"a\", fr: \"b\")", [["a"], ["b"]]),
      ("f(.x, en: \"a\" + \"b\",\n  fr: \"c\\(g(\"x, )\")) d\")", [["ab"], ["c{g(\"x, )\")} d"]]),
      (
        "count(n, en: (\"one\", \"many\"), fr: (one: \"un\", many: \"des\"))",
        [["one", "many"], ["un", "des"]]
      ),
      ("f(en: n < 2 ? \"a\" : \"b\", fr: \"\\u{AB}\\\"\\n\")", [["a", "b"], ["«\"\n"]]),
      ("f(en: \"\"\"\n  a\n  \"\"\", fr: x)", [["\n  a\n  "], []]),
      ("// f(en: \"a\")\nf(en: \"b\", fr: \"c\")", [["b"], ["c"]]),
    ])
  func scan(source: String, words: [[String]]) {
    let entries = WordScan(source).entries
    #expect(entries.map { [$0.english ?? ["?"], $0.french ?? ["?"]] } == [words])
  }

  @Test("texts inside a text are found too")
  func nested() {
    let entries = WordScan("f(en: \"a \\(say(en: \"b\", fr: \"c\"))\", fr: \"d\")").entries
    #expect(entries.map(\.english) == [["b"], ["a {say(en: \"b\", fr: \"c\")}"]])
  }

  @Test(
    "what is wrong is named",
    arguments: [
      ("f(en: \"a\")", "the French is missing"), ("f(fr: \"a\")", "the English is missing"),
      ("f(en: \"a\", fr: \"\")", "the French is empty"), ("f(en: \"\", fr: \"a\")", "the English is empty"),
      (
        "f(en: \"Region\", fr: \"Region\")",
        "both languages say “Region”; if they spell it alike, enter it in WordFault.alike"
      ),
      ("f(en: \"a\", fr: \"a\\(x.map { \"b ? \\($0)\" } ?? \"\")\")", "a plain space before ? in “b ? {$0}”"),
      ("f(en: \"a.\", fr: \"b\")", "“a.” ends otherwise in French"),
      ("f(en: \"a: b\", fr: \"a : b\")", "a plain space before the colon in “a : b”"),
      ("f(en: \"a\", fr: \"b ; c\")", "a plain space before ; in “b ; c”"),
      ("f(en: \"a\", fr: \"b\u{A0}; c\")", "a wide space before ; in “b\u{A0}; c”"),
      ("f(en: \"a\", fr: \"b\u{202F}: c\")", "a narrow space before the colon in “b\u{202F}: c”"),
      ("f(en: \"a\", fr: \"« b »\")", "a plain space inside guillemets in “« b »”"),
      ("f(en: \"a\", fr: \"«\\(x)»\")", "no space inside guillemets in “«{x}»”"),
      ("f(en: \"a\", fr: \"l'hiver\")", "a straight apostrophe in “l'hiver”"),
      ("f(en: \"don't\", fr: \"non\")", "a straight apostrophe in “don't”"),
    ])
  func faults(source: String, fault: String) {
    #expect(WordScan(source).entries.flatMap(WordFault.faults).map(\.words.en) == [fault])
  }

  @Test(
    "what is right is left alone",
    arguments: [
      "f(en: \"a?\", fr: \"b\u{202F}?\")", "f(en: \"\\(x)\", fr: \"\\(x)\")",
      "f(en: \"Page \\(n)\", fr: \"Page \\(n)\")", "f(en: \"a\", fr: \"\\(n < 2 ? \"un\" : \"deux\")\")",
      "f(en: x, fr: y)",
      "f(en: \"“a”\", fr: \"«\u{A0}b\u{A0}»\u{202F}; c\")", "f(en: \"\", fr: \"\")", "let en: String",
      "f(en: \"0:30\", fr: \"0 h 30\")", "func f(en: String, fr: String)", "Bilingual(same: \"Allies\")",
    ])
  func alone(source: String) {
    #expect(WordScan(source).entries.flatMap(WordFault.faults).isEmpty)
  }

  @Test("no source that is cut off anywhere stops the scan")
  func cut() {
    let whole =
      "f(en: \"a\\(g(\"b\\u{41}\\\"\")) + \" + \"\"\"\n\\(x)\n\"\"\", fr: (one: \"c\", many: [\"d\"]))"
    for length in 0...whole.count { _ = WordScan(String(whole.prefix(length))) }
  }
}
