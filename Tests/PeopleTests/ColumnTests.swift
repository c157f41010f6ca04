import Basics
import PeopleTesting
import Testing

@testable import People

/// Where the headings are, which column means what, and what is asked rather than guessed.
@Suite("Columns")
struct ColumnTests {
  @Test("headings may stand below a title, a date and blank rows")
  func titleAbove() throws {
    let list = try Lists.read(
      "Intake of the autumn,,\n,,\nprinted 2026-11-20,,\nName,Occupation,City\nAmina,Civil engineer,Halifax\n"
    )
    #expect(list.columns.headingsRow == 4)
    #expect(list.profiles.map(\.name) == ["Amina"])
    #expect(list.profiles.map(\.row) == [5])
  }

  @Test(
    "of the first rows the one with most known headings counts, so that a title such as “Name” is not taken for them"
  )
  func mostKnown() throws {
    let list = try Lists.read("Participant,,\nName,Occupation,City\nAmina,Civil engineer,Halifax\n")
    #expect(list.columns.headingsRow == 2)
  }

  @Test("headings are looked for in ten rows, not in the whole list")
  func tenRows() {
    let title = String(repeating: "printed by the council\n", count: 10)
    #expect(
      Lists.refusal(of: title + "Name,Occupation\nAmina,Civil engineer\n")?.contains("none of the first rows")
        == true)
    #expect(Lists.refusal(of: title.dropLast(23) + "Name,Occupation\nAmina,Civil engineer\n") == nil)
  }

  @Test("a list without known headings is refused with its first row, and what to do")
  func noHeadings() throws {
    let sentence = try #require(Lists.refusal(of: "alpha,beta\n1,2\n"))
    #expect(
      sentence.hasPrefix(
        "list.csv: none of the first rows holds a heading that is known here (the first one reads: alpha | beta)."
      ))
    #expect(sentence.contains("allies columns") && sentence.contains("--map"))
  }

  @Test("a list of headings alone is refused: there is nobody in it")
  func nobody() {
    #expect(Lists.refusal(of: "Name,Occupation\n")?.contains("nobody below them") == true)
    #expect(Lists.refusal(of: "Name,Occupation\n,\n , \n")?.contains("nobody below them") == true)
  }

  @Test("two columns with one meaning are asked about, with their letters")
  func twoColumns() throws {
    let sentence = try #require(
      Lists.refusal(of: "Name,Job title,Profession\nAmina,Engineer,Civil engineer\n"))
    #expect(
      sentence
        == "list.csv: the columns “Job title” (B) and “Profession” (C) both mean occupation. Say which one to use, for instance: --map \"Profession=ignore\"."
    )
  }

  @Test("all questions about columns are asked at once")
  func severalQuestions() throws {
    let sentence = try #require(
      Lists.refusal(of: "Name,Job title,Profession,City,Town\nAmina,a,b,Halifax,Halifax\n"))
    #expect(sentence.split(separator: "\n").count == 2)
  }

  @Test(
    "a mapping settles which of two columns counts",
    arguments: [
      ("Profession=ignore", "Engineer"), ("Job title=ignore", "Civil engineer"),
      ("Profession=occupation", "Civil engineer"),
    ])
  func mappingSettles(map: String, occupation: String) throws {
    let list = try Lists.read("Name,Job title,Profession\nAmina,Engineer,Civil engineer\n", maps: [map])
    #expect(list.profiles.map(\.occupation) == [occupation])
  }

  @Test("two columns under the same heading cannot be told apart by a mapping, so one is to be renamed")
  func sameHeading() throws {
    let sentence = try #require(Lists.refusal(of: "Name,City,city\nAmina,Halifax,Dartmouth\n"))
    #expect(sentence.hasPrefix("list.csv: columns B and C are both headed “city” (city)."))
  }

  @Test("a mapping gives an unknown heading its meaning, and the column tells that the person said so")
  func unknownHeading() throws {
    let list = try Lists.read("Name,Speciality\nAmina,Civil engineer\n", maps: ["SPECIALITY = occupation"])
    #expect(list.profiles.map(\.occupation) == ["Civil engineer"])
    #expect(list.columns.columns.map(\.isMapped) == [false, true])
  }

  @Test("a mapping for one side leaves the other alone")
  func oneSide() throws {
    let list = try Lists.read("Name,Job title\nAmina,Engineer\n", maps: ["professionals: Job title=ignore"])
    #expect(list.profiles.map(\.occupation) == ["Engineer"])
    let ignored = try Lists.read("Name,Job title\nAmina,Engineer\n", maps: ["newcomers: Job title=ignore"])
    #expect(ignored.profiles.map(\.occupation) == [""])
  }

  @Test("the last of several mappings of one heading holds")
  func lastHolds() throws {
    let list = try Lists.read("Name,Notes\nAmina,Halifax\n", maps: ["Notes=occupation", "Notes=city"])
    #expect(list.profiles.map(\.city) == [[Term(asWritten: "Halifax")]])
  }

  @Test("a heading that a mapping names may itself be what the headings are found by")
  func foundByMapping() throws {
    let list = try Lists.read(
      "Kandidat,Beruf\nAmina,Bauingenieurin\n", maps: ["Kandidat=name", "Beruf=occupation"])
    #expect(list.profiles.map(\.occupation) == ["Bauingenieurin"])
  }

  @Test("a field of the policy's own is found by its name or its headings, before the fields of intake")
  func ownFields() throws {
    let own = [OwnField(name: "grade"), OwnField(name: "identity", headings: ["Characteristics", "City"])]
    let list = try Lists.read("Name,GRADE,characteristics\nAmina,HEO,quiet\n", own: own)
    #expect(list.profiles.map(\.own) == [["HEO", "quiet"]])
    let city = try Lists.read("Name,City\nAmina,Halifax\n", own: own)
    #expect(city.profiles.map(\.own) == [["", "Halifax"]])
    #expect(city.profiles.map(\.city) == [[]])
  }

  @Test("a thousand columns are read like three")
  func thousandColumns() throws {
    let headings = ["Name", "Occupation"] + (1...1_000).map { "Question \($0)" }
    let cells = ["Amina", "Civil engineer"] + (1...1_000).map(String.init)
    let list = try Lists.read(headings.joined(separator: ",") + "\n" + cells.joined(separator: ",") + "\n")
    #expect(list.profiles.map(\.occupation) == ["Civil engineer"])
    #expect(list.columns.columns.count == 1_002)
  }
}

/// What a person may write after `--map`.
@Suite("Mappings")
struct MappingTests {
  @Test("a mapping is a heading, an equals sign and a field")
  func plain() throws {
    #expect(
      try ColumnMapping(" Profession = occupation ", ownFields: [])
        == ColumnMapping(side: nil, heading: "Profession", field: "occupation"))
    #expect(
      try ColumnMapping("newcomers: A=B=city", ownFields: [])
        == ColumnMapping(side: .newcomers, heading: "A=B", field: "city"))
    #expect(
      try ColumnMapping("Notes=ignore", ownFields: [])
        == ColumnMapping(side: nil, heading: "Notes", field: nil))
    #expect(try ColumnMapping("Niveau=grade", ownFields: ["grade"]).field == "grade")
  }

  @Test(
    "a mapping that is none is refused with what to write",
    arguments: [
      ("Profession", "is not a mapping"), ("", "is not a mapping"), ("=occupation", "names no heading"),
      ("Profession=ocupation", "Did you mean “occupation”?"),
      ("Profession=first name", "Did you mean “first_name”?"),
      ("Profession=ignroe", "Did you mean “ignore”?"),
      ("Profession=", "is not a field. The fields are: id, name"),
      ("Profession=xyzzy", "“xyzzy” is not a field. The fields are:"),
    ])
  func refused(text: String, words: String) throws {
    let refusal = try #require(throws: Refusal.self) { try ColumnMapping(text, ownFields: []) }
    #expect(refusal.kind == .request)
    #expect(refusal.sentence.en.contains(words), "\(refusal.sentence.en)")
  }

  @Test("a file of mappings may have blank lines and remarks")
  func file() throws {
    let read = try ColumnMapping.list(
      from: "\u{FEFF}# ours\r\n\r\nProfession = occupation\r\nNotes=ignore", file: "maps.txt", ownFields: [])
    #expect(read.map(\.heading) == ["Profession", "Notes"])
  }

  @Test("a slip in a file of mappings is told with its line")
  func fileLine() throws {
    let refusal = try #require(throws: Refusal.self) {
      try ColumnMapping.list(from: "# ours\n\nProfession=ocupation\n", file: "maps.txt", ownFields: [])
    }
    #expect(
      refusal.sentence.en.hasPrefix(
        "maps.txt, line 3: “ocupation” is not a field. Did you mean “occupation”?"))
    #expect(
      refusal.sentence.fr.hasPrefix("maps.txt, ligne 3\u{A0}: «\u{A0}ocupation\u{A0}» n’est pas un champ."))
  }
}
