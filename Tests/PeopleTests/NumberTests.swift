import Basics
import Testing

@testable import People

/// Numbers and language levels as people write them.
@Suite("Numbers")
struct NumberTests {
  @Test(
    "a number is read in figures and in words, with what follows it",
    arguments: [
      ("12", 12), ("0", 0), ("12 years", 12), ("12yrs", 12), ("12 ans d'expérience", 12), ("ten", 10),
      ("dix", 10), ("une", 1), ("Two people", 2),
      ("seventeen", 17), ("dix-sept", 17), ("twenty-five years", 25), ("vingt et un ans", 21),
      ("Trente-deux", 32), ("007", 7), ("3 max", 3),
    ])
  func exact(text: String, number: Int) {
    #expect(writtenNumber(text) == .exactly(number))
  }

  @Test(
    "a range, a fraction or “more than” is read as its lower figure",
    arguments: [
      ("10-15", 10), ("10 – 15 years", 10), ("10 to 15", 10), ("10 à 15 ans", 10), ("10+", 10), ("5.5", 5),
      ("5,5 ans", 5), (">10", 10), ("over 10 years", 10), ("environ dix ans", 10), ("2 or 3", 2),
    ])
  func lowerFigure(text: String, number: Int) {
    #expect(writtenNumber(text) == .atLeast(number))
  }

  @Test(
    "what is no number is not taken for one",
    arguments: ["many", "several", "quelques", "1e3", "12 months of pain", "½", "٣x", "", "-", "99999999999"])
  func unreadable(text: String) {
    #expect(writtenNumber(text) == .unreadable)
  }

  @Test("less than nothing is told apart", arguments: ["-1", "−2", "- 3"])
  func negative(text: String) {
    #expect(writtenNumber(text) == .negative)
  }

  @Test("years may be a range, and that is told; a capacity may not")
  func strictness() throws {
    let years = try Lists.person("Years", "10-15")
    #expect(years.profiles.map(\.years) == [10])
    #expect(years.notices.map(\.en) == ["“Years”: 1 cell read as the lower figure (“10-15”)"])
    #expect(
      try Lists.objection("How many people?", "2-3", side: .professionals)?.contains(
        "“2-3” is not one number. Write how many people at most: 2.") == true)
  }

  @Test(
    "a capacity is a whole number from nought up",
    arguments: [("2", 2), ("two", 2), ("0", 0), ("none", 0), ("aucune", 0), ("1 mentee at a time", 1)])
  func capacity(text: String, number: Int) throws {
    #expect(try Lists.person("Capacity", text, side: .professionals).profiles.map(\.capacity) == [number])
  }

  @Test("a capacity that is not stated stays unstated, but “n/a” is asked about: it could be none")
  func unstatedCapacity() throws {
    #expect(try Lists.person("Capacity", " ", side: .professionals).profiles.map(\.capacity) == [nil])
    #expect(try Lists.objection("Capacity", "n/a", side: .professionals)?.contains("is not a number") == true)
    #expect(
      try Lists.objection("Capacity", "-1", side: .professionals)?.contains(
        "“-1” is less than nothing. Write 0 or more.") == true)
    #expect(
      try Lists.objection("Capacity", "20000", side: .professionals)?.contains(
        "is more than 10000. Check the figure.") == true)
    #expect(try Lists.objection("Years", "81")?.contains("is more than 80") == true)
  }

  // MARK: Language levels

  @Test(
    "one number is the level of all four skills",
    arguments: ["7", "CLB 7", "NCLC 7", "clb7", "Level 7", "niveau 7"])
  func oneLevel(text: String) {
    #expect(writtenBenchmark(text) == LanguageBenchmark(listening: 7, speaking: 7, reading: 7, writing: 7))
  }

  @Test(
    "four numbers are listening, speaking, reading and writing, in that order or by their letters",
    arguments: [
      "7/6/8/5", "7, 6, 8, 5", "CLB 7-6-8-5", "L7 S6 R8 W5", "W5 R8 S6 L7", "CO7 EO6 CE8 EE5", "L7/S6/R8/W5",
    ])
  func fourLevels(text: String) {
    let level = writtenBenchmark(text)
    #expect(level == LanguageBenchmark(listening: 7, speaking: 6, reading: 8, writing: 5))
    #expect(level?.lowest == 5)
  }

  @Test(
    "what is no benchmark is refused with the two forms it may take",
    arguments: ["0", "13", "7.5", "7/7", "7/7/7", "B2", "fluent", "L7 S6 R8", "-7x", "7/6/8/5/4"])
  func noLevel(text: String) throws {
    #expect(writtenBenchmark(text) == nil)
    let objection = try #require(try Lists.objection("CLB", text))
    #expect(
      objection.hasSuffix(
        "Write a level from 1 to 12, or four for listening, speaking, reading and writing: 7/7/6/7."))
  }

  @Test("a list may give the four skills in columns of their own, in either language")
  func skillColumns() throws {
    let english = try Lists.read(
      "Name,Occupation,Listening,Speaking,Reading,Writing\nAmina,Engineer,7,6,8,5\n")
    let french = try Lists.read(
      "Nom complet;Profession;Compréhension de l'oral;Expression orale;Compréhension de l'écrit;Expression écrite\nAmina;Ingénieure;7;6;8;5\n"
    )
    let expected = LanguageBenchmark(listening: 7, speaking: 6, reading: 8, writing: 5)
    #expect(english.profiles.map(\.benchmark) == [expected])
    #expect(french.profiles.map(\.benchmark) == [expected])
  }

  @Test("skills that a row leaves out count as the first one given, and that is told")
  func someSkills() throws {
    let list = try Lists.read(
      "Name,Occupation,Listening,Speaking,Reading,Writing\nAmina,Engineer,7,6,,\nBao,Accountant,,,,\n")
    #expect(list.profiles.map { $0.benchmark?.lowest } == [6, nil])
    #expect(
      list.notices.map(\.en) == [
        "“Listening”: 1 cell without all four skills; the others count as equal to the first given (“7”)"
      ])
  }

  @Test("a column of one skill takes one level")
  func oneSkill() throws {
    #expect(try Lists.objection("Listening", "7/6/8/5")?.contains("is not a language benchmark") == true)
  }
}
