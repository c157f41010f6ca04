import Testing

@Suite("Reading Swift")
struct SwiftCodeTests {
  @Test(
    "only the code of a line is left",
    arguments: [
      ("a = 1 // TODO!", "a = 1"),
      ("a = /* as! /* nested */ */ b", "a = b"),
      ("a = \"try! // x\" + b!", "a = \" \" + b!"),
      ("a = \"\\(b!) as!\"", "a = \" (b!) \""),
      ("a = \"\\(f(\"x\") + \"y\")\" // z", "a = \" (f(\" \") + \" \")\""),
      ("a = #\"x\" \\(y) \\#(z!)\"#", "a = #\" (z!)\"#"),
      ("a = \"\"\"\n  as! \"x\"\n  \"\"\" // y", "a = \"\"\"\n\n\"\"\""),
      ("a = #/\"/# + b! // x", "a = /# + b!"),
      ("a = /[\"]/\nb = c! // x", "a = /[\"\nb = c!"),
    ])
  func onlyCode(text: String, code: String) {
    let lines = SwiftCode.only(in: text).split(separator: "\n", omittingEmptySubsequences: false)
    let spaced = lines.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(spaced.joined(separator: "\n") == code)
  }

  @Test("what is blanked keeps its length, so that nothing moves to another line")
  func sameLength() {
    let text = "a = \"\"\"\n  \\(b) as!\n  \"\"\" /* c\n */ + #\"d\"# // e"
    #expect(SwiftCode.only(in: text).utf8.count == text.utf8.count)
  }

  @Test(
    "an import is found however it is written",
    arguments: [
      "import Basics", "@testable import Basics", "package import Basics", "import struct Basics.Fold",
      "@preconcurrency public import Basics", "@_spi(Tests) import Basics", "  import Basics  // why",
    ])
  func imports(text: String) {
    let file = SwiftFile(path: "Sources/App/Main.swift", text: "// import Site\n\(text)\n")
    #expect(file.imports.map(\.module) == ["Basics"])
    #expect(file.imports.map(\.line) == [2])
  }
}
