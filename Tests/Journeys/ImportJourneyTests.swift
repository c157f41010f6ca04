import Foundation
import Testing

@Suite("Importing occupations on the command line")
struct ImportJourneyTests {
  private static let elements = """
    Level,Code - NOC 2021 V1.0,Class title,Element Type Label English,Element Description English
    5,54100,Program leaders,All examples,Zorbing coach
    5,54100,Program leaders,Main duties,Coach people in large balls
    5,99999,Nobody,All examples,Nobody

    """

  @Test("what was imported is understood, told with its licence, and taken out again")
  func story() throws {
    let folder = try Folder()
    try folder.write(Self.elements, to: "elements.csv")
    let before = try Allies(["code", "zorbing coach", "--csv"], in: folder)

    let imported = try Allies(["occupations", "import", "elements.csv", "--into", "data"], in: folder)
    #expect(imported.status == 0)
    #expect(
      imported.out.contains(
        "elements.csv: Statistics Canada, elements of the classification (text with commas, UTF-8)"))
    #expect(imported.out.contains("3 rows: 1 taken, 1 of another kind, 1 refused"))
    #expect(imported.out.contains("en: 1 title taken, 0 known already, 0 under several unit groups"))
    #expect(imported.out.contains("elements.csv, row 4: NOC 2021 has no unit group 99999. Correct the code"))
    #expect(imported.out.contains("data/occupations.index now holds 1 title"))
    #expect(try folder.names(in: "data") == ["occupations.index"])

    let after = try Allies(["code", "zorbing coach", "--csv", "--index", "data"], in: folder)
    #expect(after.status == 0 && after.out.contains("zorbing coach,54100,") && after.out != before.out)
    let without = try Allies(["code", "zorbing coach", "--csv", "--without-import"], in: folder)
    #expect(without.out == before.out)

    let sources = try Allies(["occupations", "sources", "--index", "data"], in: folder)
    #expect(sources.out.contains("statcan  Statistics Canada") && sources.out.contains("titles: en 1"))
    #expect(sources.out.contains("elements.csv (3 rows, SHA-256 "))
    #expect(sources.out.contains("Statistics Canada Open Licence"))

    let again = try Allies(["occupations", "import", "elements.csv", "--into", "data"], in: folder)
    #expect(again.out.contains("en: 0 titles taken, 1 known already"))
    let anew = try Allies(["occupations", "import", "--into", "data"], in: folder)
    #expect(anew.status == 0 && anew.out.contains("now holds 1 title"))
    #expect(try Allies(["occupations", "remove", "esco", "--into", "data"], in: folder).status == 64)
    let removed = try Allies(["occupations", "remove", "statcan", "--into", "data"], in: folder)
    #expect(removed.status == 0 && removed.out.contains("1 title is no longer used."))
    #expect(try folder.names(in: "data") == [])
    #expect(try Allies(["occupations", "remove", "statcan", "--into", "data"], in: folder).status == 66)
  }

  @Test("a trial writes nothing but the refused rows that were asked for")
  func trial() throws {
    let folder = try Folder()
    try folder.write(Self.elements, to: "elements.csv")
    let run = try Allies(
      ["occupations", "import", "elements.csv", "--into", "data", "--dry-run", "--refused", "refused.csv"],
      in: folder)
    #expect(run.status == 0 && run.out.contains("This was a trial: nothing was written."))
    #expect(try folder.names() == ["elements.csv", "refused.csv"])
    let rows = try folder.rows("refused.csv")
    #expect(
      rows.count == 1 && rows[0].prefix(3) == ["elements.csv", "4", "NOC 2021 has no unit group 99999"])
    #expect(rows[0].contains("Nobody"))
  }

  @Test("wrong, empty, damaged and missing files are each refused, and what was there stays")
  func wrong() throws {
    let folder = try Folder()
    try folder.write("lang,title,code\nen,welder,72106\n", to: "list.csv")
    try Allies(["occupations", "import", "list.csv", "--into", "data"], in: folder)
    let there = try folder.bytes("data/occupations.index")
    try folder.write("a,b\n1,2\n", to: "other.csv")
    try folder.write("", to: "empty.csv")
    try folder.write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B], to: "half.csv.gz")
    for (file, status, words) in [
      ("other.csv", 65, "is none of the files that can be imported (its first row: a, b)"),
      ("empty.csv", 65, "is empty"), ("half.csv.gz", 65, "is a damaged gzip file"),
      ("none.csv", 66, "There is no file none.csv"),
    ] as [(String, Int32, String)] {
      let run = try Allies(["occupations", "import", "list.csv", file, "--into", "data"], in: folder)
      #expect(run.status == status && run.err.contains(words), "\(file): \(run.err)")
    }
    try folder.write("lang,title,code\nen,welder,99999\n", to: "unusable.csv")
    let unusable = try Allies(["occupations", "import", "unusable.csv", "--into", "data"], in: folder)
    #expect(unusable.status == 65 && unusable.err.contains("No row could be taken, and nothing was changed."))
    #expect(try folder.bytes("data/occupations.index") == there)
    let some = try Allies(["occupations", "import", ".", "--into", "data"], in: folder)
    #expect(some.status == 0 && some.out.contains("Not imported: other.csv is none of the files"))
    #expect(try folder.bytes("data/occupations.index") == there)
    #expect(try Allies(["occupations", "import", "--into", "nowhere"], in: folder).status == 64)
    #expect(
      try Allies(["occupations", "import", "list.csv"], in: folder).err.contains("Name one with --into"))
    let source = try Allies(
      ["occupations", "import", "list.csv", "--source", "statcn", "--into", "data"], in: folder)
    #expect(source.status == 64 && source.err.contains("Did you mean “statcan”?"))
  }

  @Test("an index of another version is refused, in either language, with what to do")
  func version() throws {
    let folder = try Folder()
    try folder.write("lang,title,code\nen,welder,72106\n", to: "list.csv")
    try Allies(["occupations", "import", "list.csv", "--into", "data"], in: folder)
    var bytes = try folder.bytes("data/occupations.index")
    bytes[8] = 9
    try folder.write(bytes, to: "data/occupations.index")
    let run = try Allies(["code", "welder", "--index", "data"], in: folder)
    #expect(run.status == 65 && run.err.contains("written by another version of Allies"))
    let french = try Allies(["code", "welder", "--index", "data", "--language", "fr"], in: folder)
    #expect(french.err.contains("écrit par une autre version d’Allies"))
    #expect(try Allies(["code", "welder", "--index", "data", "--without-import"], in: folder).status == 64)
    #expect(try Allies(["code", "welder", "--index", "none"], in: folder).status == 66)
  }

  @Test("a round says which index it was made with, and is proven as ever")
  func round() throws {
    let folder = try Folder()
    try folder.write("lang,title,code\nen,zorbing coach,54100\n", to: "list.csv")
    try Allies(["occupations", "import", "list.csv", "--into", "data"], in: folder)
    let plain = try Allies.match(Lists.newcomers, Lists.professionals, into: "plain", in: folder)
    let run = try Allies.match(
      Lists.newcomers, Lists.professionals, into: "with", "--index", "data", in: folder)
    #expect(run.status == 0 && run.out.contains("Job titles were understood with the index "))
    #expect(!plain.out.contains("were understood with the index"))
    #expect(try folder.text("with/certificate.json").contains("\"occupations\":\""))
    #expect(try !folder.text("plain/certificate.json").contains("\"occupations\""))
    #expect(
      try folder.text("with/report.html").contains(
        "Job titles are understood by the product’s own lexicon and the index "))
    #expect(try Allies(["verify", "with"], in: folder).status == 0)
    let twice = try Allies.match(
      Lists.newcomers, Lists.professionals, into: "twice", "--index", "data", in: folder)
    #expect(twice.status == 0)
    for name in Lists.results { #expect(try folder.bytes("with/\(name)") == folder.bytes("twice/\(name)")) }
  }

  @Test("the report in French keeps French typography")
  func french() throws {
    let folder = try Folder()
    try folder.write(
      "Langue;Titre;CNP\nfr;soudeuse;72106\nfr;;72106\nfr;soudeuse;63200\n", to: "liste.csv")
    let run = try Allies(
      ["occupations", "import", "liste.csv", "--into", "data", "--language", "fr"], in: folder)
    #expect(run.status == 0)
    #expect(run.out.contains("3 lignes\u{A0}: 2 prises, 0 d’un autre genre, 1 refusée"))
    #expect(run.out.contains("par exemple\u{A0}: «\u{A0}soudeuse\u{A0}»"))
    #expect(run.out.contains("liste.csv, ligne 3\u{A0}: il n’y a pas de titre"))
  }
}
