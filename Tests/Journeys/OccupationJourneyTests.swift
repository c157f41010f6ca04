import Foundation
import Testing

@Suite("Occupations on the command line")
struct OccupationJourneyTests {
  @Test("titles are coded, with the words that spoke for the answer")
  func code() throws {
    let run = try Allies(["code", "Sr. software developper", "manager", "12345", "--why"])
    #expect(run.status == 0)
    #expect(run.out.contains("21232  Software developers and programmers"))
    #expect(run.out.contains("a known title: “software developer”"))
    #expect(run.out.contains("Not clear; it may be one of these:"))
    #expect(run.out.contains("No word of it is known."))
    let french = try Allies(["code", "infirmière praticienne", "--language", "fr"])
    #expect(french.out.contains("31302  Infirmiers praticiens/infirmières praticiennes"))
  }

  @Test("a column of a table becomes a table that no spreadsheet program runs as a formula")
  func table() throws {
    let folder = try Folder()
    try folder.write("Name,Job\nAmina,Civil engineer\nBao,=cmd()|welder\n", to: "people.csv")
    let run = try Allies(["code", "people.csv", "--column", "job", "--csv"], in: folder)
    #expect(run.status == 0)
    #expect(
      run.out.contains("title,code,occupation,percent,sure,others\r\nCivil engineer,21300,Civil engineers,"))
    #expect(run.out.contains("\r\n'=cmd()|welder,"))
    let wrong = try Allies(["code", "people.csv", "--column", "jbo"], in: folder)
    #expect(wrong.status == 64 && wrong.err.contains("Did you mean “Job”?"))
  }

  @Test("a list of titles becomes JSON whose keys never change")
  func json() throws {
    let folder = try Folder()
    try folder.write("Civil engineer\nRN\n", to: "titles.txt")
    let run = try Allies(["code", "titles.txt", "--json", "--language", "fr"], in: folder)
    let document = try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [[String: Any]]
    #expect(document?.count == 2)
    #expect(
      document?.first?["title"] as? String == "Civil engineer" && document?.first?["isSure"] as? Bool == true)
    try folder.write("\n\n", to: "empty.txt")
    #expect(try Allies(["code", "empty.txt"], in: folder).status == 65)
    #expect(try Allies(["code", "a", "b", "--column", "c"], in: folder).status == 64)
  }

  @Test("the name of a file that is not there is no title")
  func missingFile() throws {
    let folder = try Folder()
    let run = try Allies(["code", "titles.CSV"], in: folder)
    #expect(run.status == 66 && run.out.isEmpty)
    #expect(run.err.contains("titles.CSV"))
    #expect(try Allies(["code", "welder"], in: folder).status == 0)
  }

  @Test("an occupation is shown with what is near and where it is licensed; what is unknown is never a no")
  func occupation() throws {
    let nurse = try Allies(["occupation", "31301", "--province", "ontario"])
    #expect(nurse.status == 0)
    #expect(nurse.out.contains("31301  Registered nurses and registered psychiatric nurses"))
    #expect(nurse.out.contains("32101  Licensed practical nurses (same field, 1 level less training)"))
    #expect(nurse.out.contains("  Required (looked up 2026-11):\n    ON  College of Nurses of Ontario"))
    let french = try Allies(["occupation", "31301", "--language", "fr"])
    #expect(french.out.contains("(même domaine, 1 niveau de formation de moins)"))
    let barista = try Allies(["occupation", "65200", "--language", "fr"])
    #expect(barista.out.contains("Vérifiez auprès de l’organisme de réglementation"))
    let pilot = try Allies(["occupation", "72600"])
    #expect(pilot.out.contains("Required as far as is known, not looked up; check with:"))
    #expect(pilot.out.contains("BC AB SK MB ON QC NB NS PE NL YT NT NU  Transport Canada"))
    #expect(try Allies(["occupation", "213"]).out.contains("2130  Civil and mechanical engineers"))
    let unclear = try Allies(["occupation", "manager"])
    #expect(unclear.status == 64 && unclear.err.contains("Choose a code:"))
  }

  @Test("a code of 2016 shows what it was and what it became, one or several")
  func former() throws {
    let either = try Allies(["occupation", "2131", "--province", "NS", "--near", "1"])
    #expect(either.status == 0)
    #expect(
      either.out.hasPrefix(
        "2131  Civil engineers (NOC 2016 and 2011)\nSince NOC 2021 it is:\n\n21300  Civil engineers\n"))
    #expect(either.out.contains("allies occupation \"2131 (2021)\""))
    #expect(try Allies(["occupation", "2131 (2021)"]).out.hasPrefix("2131  Electrical, electronics"))
    let dated = try Allies(["occupation", "2131", "--recorded", "2019-05-01", "--language", "fr"])
    #expect(dated.out.hasPrefix("2131  Ingénieurs civils/ingénieures civiles (CNP 2016 et 2011)"))
    #expect(!dated.out.contains("2131 (2021)"))
    let divided = try Allies(["occupation", "NOC 2016 2161"])
    #expect(divided.out.contains("  21210  Mathematicians, statisticians and actuaries\n"))
    #expect(divided.out.contains("  21211  Data scientists (not confirmed: check)"))
    #expect(try Allies(["occupation", "21300"]).out.contains("Before NOC 2021: 2131 Civil engineers\n"))
  }

  @Test("a column of old codes becomes a table of what they are now")
  func codesOfAList() throws {
    let folder = try Folder()
    try folder.write("Name,NOC\nAmina,2131\nBao,2174\nChidi,21300\n", to: "people.csv")
    let run = try Allies(["code", "people.csv", "--column", "NOC", "--csv"], in: folder)
    #expect(run.status == 0)
    #expect(run.out.contains("\r\n2131,21300,Civil engineers,100,yes,"))
    #expect(
      run.out.contains("\r\n2174,21230,Computer systems developers and programmers,33,no,21232 21234"))
    #expect(try Allies(["code", "2131", "--why"]).out == "2131\n  21300  Civil engineers (100%)\n")
  }

  @Test(
    "what is no code is answered with a sentence and, where there are some, codes to choose from",
    arguments: [
      (["99999"], "There is no 99999 in NOC 2021 or 2016."), (["21309"], "  21301  Mechanical engineers"),
      (["NOC 2016 21300"], "There is no 21300 in NOC 2016."),
      (["NOC 2006 2131"], "Codes of 2006 are not known"),
      ([""], "no job title that is understood"), (["\u{1F600}"], "no job title that is understood"),
      (["31301", "--province", "XX"], "“XX” is no province or territory. Write one of BC, AB"),
      (["31301", "--province", "Ontaro"], "Did you mean ON?"),
    ])
  func noCode(arguments: [String], sentence: String) throws {
    let run = try Allies(["occupation"] + arguments)
    #expect(run.status == 64 && run.out.isEmpty)
    #expect(run.err.contains(sentence), "\(run.err)")
  }

  @Test("a file of known titles is measured: by rank, level, language and calibration")
  func evaluation() throws {
    let folder = try Folder()
    try folder.write(
      "title,code,language\ncivil engineer,21300,en\ninfirmière praticienne,31302,fr\nwelder,21300 72106,en\nbaker,21300,en\n",
      to: "known.csv")
    let run = try Allies(["occupations", "eval", "known.csv"], in: folder)
    #expect(run.status == 0)
    #expect(run.out.contains("all: first 75.0%, first three 75.0%, first five 75.0% (n = 4)"))
    #expect(run.out.contains("fr: first 100.0%"))
    #expect(run.out.contains("1×  21300 Civil engineers → 63202 Bakers"))
    try folder.write(
      "lang,title,noc2021\nen,welder,21300\nen,welder,72106\n", to: "rows.csv")
    let rows = try Allies(["occupations", "eval", "rows.csv"], in: folder)
    #expect(rows.out.contains("all: first 100.0%, first three 100.0%, first five 100.0% (n = 1)"))
    try folder.write("a,b\n1,2\n", to: "other.csv")
    #expect(try Allies(["occupations", "eval", "other.csv"], in: folder).status == 65)
    #expect(try Allies(["occupations", "eval", "none.csv"], in: folder).status == 66)
  }
}
