import Basics
import Testing

@testable import Reference

@Suite("Statistics Canada’s files")
struct StatisticsCanadaTests {
  private static let elements = """
    Level,Code - NOC 2021 V1.0,Class title,Element Type Label English,Element Description English
    5,21300,Civil engineers,Illustrative example(s),Bridge engineer
    5,21300,Civil engineers,All examples,Bridge engineer
    5,21300,Civil engineers,All examples,"Engineer, airport"
    5,21300,Civil engineers,Main duties,Confer with clients
    5,10,Legislators,All examples,Alderman/woman
    5,99999,Nobody,All examples,Nobody
    5,2131,Civil engineers,All examples,Highway engineer
    5,21300,Civil engineers,All examples,

    """

  @Test("example titles are taken from the elements, each once, and nothing else")
  func examples() throws {
    let read = try Files().imported(["a.csv": Self.elements])
    #expect(
      read.lines == [
        "en Bridge engineer 21300 statcan", "en Engineer, airport 21300 statcan",
        "en Alderman/woman 10 statcan", "en Alderman 10 statcan", "en Alderwoman 10 statcan",
      ])
    let report = try #require(read.reports.first)
    #expect(report.layout == .elements)
    #expect(report.rows == 8 && report.rowsTaken == 4 && report.unused == ["Main duties": 1])
    #expect(report.titles["en"] == .init(taken: 5, repeated: 1))
    #expect(report.unknownCodes == 2 && report.addsUp)
    #expect(
      read.refusals == [
        "row 7: NOC 2021 has no unit group 99999",
        "row 8: 2131 has four digits, as the classification of 2016 had", "row 9: there is no title",
      ])
    #expect(
      report.notes.map(\.en) == ["2 of the 516 unit groups have titles in it. Check that the file is whole."])
  }

  @Test("the French twin is known by its own headings, with both forms written out")
  func french() throws {
    let read = try Files().imported([
      "x.csv": """
      Niveau,Code de la CNP v1.0,Titres de classes,Nom du type d’élément Français,Description d’élément Français
      5,21300,Ingénieurs civils/ingénieures civiles,Tous les exemples,Ingénieur civil/ingénieure civile
      5,21300,Ingénieurs civils/ingénieures civiles,Fonctions principales,Consulter les clients

      """
    ])
    #expect(
      read.lines == [
        "fr Ingénieur civil/ingénieure civile 21300 statcan", "fr Ingénieur civil 21300 statcan",
        "fr ingénieure civile 21300 statcan",
      ])
    #expect(read.reports[0].unused == ["Fonctions principales": 1] && read.reports[0].addsUp)
  }

  @Test("the structure is held against the one the product carries")
  func structure() throws {
    let read = try Files().imported([
      "s.csv": """
      Level,Hierarchical structure,Code - NOC 2021 V1.0,Class title,Class definition
      1,Broad Category,0,Legislative and senior management occupations,…
      2,Major group,00,Legislative and senior managers,…
      5,Unit Group,21300,Civil engineers,…
      5,Unit Group,11,Senior government managers and officials,…
      5,Unit Group,21301,Wizards,…
      5,Unit Group,21398,Wizards,…
      9,Unit Group,21300,Civil engineers,…

      """,
      "t.csv": """
      Niveau,Structure hiérarchique,Code dela CNP 2021 v1.0,Titres de classes,Définitions de la classe
      5,Groupe de base,21300,Ingénieurs civils/ingénieures civiles,…

      """,
    ])
    #expect(
      read.lines == [
        "en Civil engineers 21300 statcan", "en Senior government managers and officials 11 statcan",
        "fr Ingénieurs civils/ingénieures civiles 21300 statcan", "fr Ingénieurs civils 21300 statcan",
        "fr ingénieures civiles 21300 statcan",
      ])
    #expect(
      read.refusals == [
        "row 6: the title is “Wizards”, that of version 1.0 is “Mechanical engineers”",
        "row 7: NOC 2021 has no group 21398", "row 8: “9” is no number that can be used",
      ])
    #expect(
      read.reports[0].notes.map(\.en) == [
        "4 of the 822 groups of NOC 2021 are there. Check that the file is whole."
      ])
    #expect(read.addsUp)
  }

  @Test("half a file is told by the cells its last row lacks, and by the unit groups it lacks")
  func half() throws {
    let cut = String(Self.elements.prefix(230))
    let read = try Files().imported(["a.csv": cut])
    let report = try #require(read.reports.first)
    #expect(report.rowsTaken == 2 && report.refused.map(\.row) == [4] && report.addsUp)
    #expect(read.refusals.allSatisfy { $0.contains("the headings are 5") })
    #expect(report.notes.count == 1)
  }

  @Test("the whole structure has its 822 groups", .enabled(if: Shared.isThere))
  func wholeStructure() throws {
    var read = OccupationImport()
    try read.read([Shared.file("noc2021_structure.tsv")])
    let report = try #require(read.reports.first)
    #expect(report.rows == 822 && report.rowsTaken == 516 && report.refused.isEmpty && report.notes.isEmpty)
  }
}
