import Basics
import Testing

@testable import Reference

@Suite("ESCO as it is published")
struct ESCOTests {
  private static let english = """
    conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status
    Occupation,http://data.europa.eu/esco/occupation/1,2142,civil engineer,"bridge engineer
    highway engineer",,released
    Occupation,http://data.europa.eu/esco/occupation/2,7212,welder,"metal welder",,released
    Occupation,http://data.europa.eu/esco/occupation/3,7212,qqxx zzyy,,,released
    Occupation,http://data.europa.eu/esco/occupation/4,,xqxq,,,released
    Occupation,http://data.europa.eu/esco/occupation/5,7212,old welder,,,obsolete

    """
  private static let german = """
    conceptUri,iscoGroup,preferredLabel,altLabels
    http://data.europa.eu/esco/occupation/1,2142,Bauingenieur/Bauingenieurin,Brückenbauer

    """
  /// Sixteen lines of remarks stand above the headings.
  private static let toONET =
    String(repeating: "About this table\n", count: 16)
      + """
      O*NET Id,O*NET Title,O*NET Description,ESCO or ISCO URI,ESCO or ISCO Title,ESCO or ISCO Description,Type of Match
      17-2051.00,Civil Engineers,…,http://data.europa.eu/esco/occupation/1,civil engineer,…,exactMatch
      17-2051.00,Civil Engineers,…,http://data.europa.eu/esco/isco/C2142,Civil engineers,…,broadMatch

      """
  private static let toNOC =
    "noc,noc_title,onet,onet_title\n21300,Civil engineers,17-2051.00,Civil Engineers\n"

  @Test("labels go where the published tables, their meaning and their neighbours say, in every language")
  func routes() throws {
    // A language that is said is that of the file that does not say it.
    let said = OccupationImport.Choices(language: languageLetters("en".utf8))
    let read = try Files().imported(
      [
        "esco.csv": Self.english, "occupations_de.csv": Self.german, "x.csv": Self.toONET,
        "y.csv": Self.toNOC,
      ],
      choices: said)
    let lines = Set(read.lines)
    #expect(
      lines.isSuperset(of: [
        "en civil engineer 21300 esco", "en bridge engineer 21300 esco", "en highway engineer 21300 esco",
        "de Bauingenieur/Bauingenieurin 21300 esco", "de Brückenbauer 21300 esco",
        "en welder 72106 esco", "en metal welder 72106 esco",
      ]))
    // What its labels do not say, its ISCO group does, at the least confidence.
    let unclear = try #require(
      read.content.titles.entries.first { read.content.titles.title($0) == "qqxx zzyy" })
    #expect(unclear.unit == 72106 && unclear.confidence == .weak)
    let civil = try #require(
      read.content.titles.entries.first { read.content.titles.title($0) == "civil engineer" })
    #expect(civil.confidence == .two)
    #expect(read.refusals == ["row 5: no unit group was found for “xqxq”"])
    #expect(read.addsUp)
    let english = try #require(read.reports.first { $0.file == "esco.csv" })
    #expect(english.unused == ["obsolete": 1])
  }

  @Test("the order in which the files are given makes no difference", .enabled(if: Shared.isLong))
  func order() throws {
    let files = try Files()
    let paths = [
      try files.write(Self.toONET, to: "x.csv"), try files.write(Self.german, to: "occupations_de.csv"),
      try files.write(Self.toNOC, to: "y.csv"), try files.write(Self.english, to: "occupations_en.csv"),
    ]
    var one = OccupationImport()
    try one.read(paths)
    var other = OccupationImport()
    try other.read(paths.reversed())
    let (first, second) = (one.content.titles.sorted(), other.content.titles.sorted())
    #expect(first.text == second.text && first.entries == second.entries)
    #expect(one.content.files == other.content.files)
  }

  @Test("a file whose name does not end in its language is refused")
  func language() throws {
    #expect {
      try Files().imported(["esco occupations.csv": Self.german])
    } throws: { ($0 as? Refusal)?.sentence.en.contains("does not say in which language") == true }
  }
}

@Suite("O*NET as it is published")
struct ONETTests {
  private static let toNOC = """
    noc,noc_title,onet,onet_title
    21300,Civil engineers,17-2051.00,Civil Engineers
    21301,Mechanical engineers,17-2141.00,Mechanical Engineers
    22301,Technologists,17-2141.00,Mechanical Engineers

    """

  @Test("a title goes to every unit group its occupation corresponds to")
  func titles() throws {
    let read = try Files().imported([
      "Alternate Titles.txt": """
      O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)
      17-2051.00\tBridge Engineer\tn/a\t08
      17-2141.02\tAuto Engineer\tAE\t08
      99-9999.00\tAstronaut\tn/a\t08
      abc\tNobody\tn/a\t08

      """, "table.csv": Self.toNOC,
    ])
    #expect(
      read.lines == [
        "en Bridge Engineer 21300 onet", "en Auto Engineer 21301 onet", "en AE 21301 onet",
        "en Auto Engineer 22301 onet", "en AE 22301 onet",
      ])
    #expect(
      read.refusals == [
        "row 4: no unit group corresponds to 99-9999.00 in the tables given", "row 5: “abc” is no code",
      ])
    #expect(read.addsUp)
  }

  @Test("related occupations become related unit groups, in three tiers or by their rank")
  func related() throws {
    let read = try Files().imported([
      "a.txt":
        "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n17-2051.00\t17-2141.00\tPrimary-Long\t7\n17-2051.00\t17-2141.00\tx\t7\n",
      "b.txt":
        "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelated Index\n17-2141.00\t17-2051.00\t3\n17-2051.00\t17-2141.00\tx\n",
      "table.csv": Self.toNOC,
    ])
    #expect(
      read.content.relations.pairs.map { "\($0.0) \($0.1) \($0.tier)" } == ["21300 21301 1", "21300 22301 1"])
    #expect(read.refusals.count == 2 && read.addsUp)
  }

  @Test("without a table of correspondence it is said which to give")
  func withoutTable() throws {
    #expect {
      try Files().imported(["a.txt": "O*NET-SOC Code\tAlternate Title\n17-2051.00\tBridge Engineer\n"])
    } throws: { ($0 as? Refusal)?.sentence.en.contains("a table with the columns noc and onet") == true }
  }
}
