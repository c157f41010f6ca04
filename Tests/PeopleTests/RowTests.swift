import Basics
import Testing

@testable import People

/// Whole rows: their shape, who they are about, and what is told of the list.
@Suite("Rows")
struct RowTests {
  static let headings = "ID,First name,Last name,E-mail,Occupation\n"

  @Test("a row is refused alone, with its place; the others go on")
  func refusedAlone() throws {
    let list = try Lists.read(
      Self.headings
        + "N1,Amina,Benali,,Civil engineer\n,,,,\nN2,Bao,Nguyen,nowhere,Accountant\nN3,Chidi,Okafor,,Nurse\n")
    #expect(list.profiles.map(\.id) == ["N1", "N3"])
    #expect(list.blankRows == 1)
    let refused = try #require(list.refused.first)
    #expect((refused.number, refused.position) == (4, 2))
    #expect(refused.cells == ["N2", "Bao", "Nguyen", "nowhere", "Accountant"])
    #expect(
      list.objections.first?.hasPrefix(
        "list.csv, row 4, column “E-mail”: “nowhere” is not an e-mail address.") == true)
  }

  @Test("everything wrong with a row is told at once")
  func allAtOnce() throws {
    let list = try Lists.read("First name,E-mail,Occupation,Registered,CLB\n,nowhere,,2031-01-01,13\n")
    #expect(list.refused.count == 1)
    #expect(
      list.refused.first?.messages.map(\.place.column) == [
        "E-mail", "Registered", "CLB", "First name", "Occupation",
      ])
  }

  @Test("a row that is too short is refused, and so is one with a cell beyond the headings")
  func ragged() throws {
    let list = try Lists.read(
      Self.headings + "N1,Amina,Benali\nN2,Bao,Nguyen,,Accountant,stray\nN3,Chidi,Okafor,,Nurse,,  ,\n")
    #expect(
      list.objections == [
        "list.csv, row 2: the row has 3 cells, the headings are 5. Complete the row; leave unknown cells empty, but keep their separators.",
        "list.csv, row 3: “stray” stands beyond the last of the 5 headings. Remove it, or move the cells of this row back under their headings.",
      ])
    #expect(list.profiles.map(\.id) == ["N3"])
  }

  @Test("a row with a stray quotation mark or an unreadable letter is refused, not mended")
  func damaged() throws {
    let list = try Lists.read(
      Self.headings
        + "N1,\"Amina\"x,Benali,,Engineer\nN2,B\u{FFFD}o,Nguyen,,Accountant\nN3,Chidi,Okafor,,Nurse\n")
    #expect(list.refused.map(\.number) == [2, 3])
    #expect(list.objections.map { $0.contains("quotation mark") } == [true, false])
  }

  @Test("the second of two rows with one identifier is refused, and a third one too")
  func sameIdentifier() throws {
    let list = try Lists.read(
      Self.headings + "N1,Amina,Benali,,Engineer\nN1,Bao,Nguyen,,Accountant\nN1,Chidi,Okafor,,Nurse\n")
    #expect(list.profiles.map(\.name) == ["Amina Benali"])
    #expect(
      list.objections.allSatisfy {
        $0.contains(
          "“N1” is the identifier of row 2 already. If it is the same person, remove one of the rows; if not, give this one an identifier of its own."
        )
      })
    #expect(list.objections.count == 2)
  }

  @Test("more people than were expected each have their own name, and a second one with it is found")
  func claims() {
    let people = (0..<1_000).map { Profile(id: "N\($0)", row: $0 + 2) } + [Profile(id: "N77", row: 1_002)]
    var claims = Claims(to: \.id, capacity: 0)
    for place in 0..<1_000 { #expect(claims.claim(people[place].id, by: place, among: people) == nil) }
    #expect(claims.claim("N77", by: 1_000, among: people) == 77)
  }

  @Test("an identifier that a refused row carried is free for another")
  func refusedIdentifier() throws {
    let list = try Lists.read(Self.headings + "N1,Amina,Benali,,\nN1,Bao,Nguyen,,Accountant\n")
    #expect(list.profiles.map(\.name) == ["Bao Nguyen"])
  }

  @Test("without identifiers the address stands for the person, and without that the row")
  func standIns() throws {
    let list = try Lists.read(
      "Name,E-mail,Occupation\nAmina,amina@example.org,Engineer\nBao,,Accountant\nAmina B.,Amina@Example.org,Engineer\n"
    )
    #expect(list.profiles.map(\.id) == ["amina@example.org", "row 3"])
    #expect(
      list.objections.first?.contains(
        "column “E-mail”: “Amina@Example.org” is the identifier of row 2 already") == true)
  }

  @Test("an address in several rows is told, where identifiers tell the people apart")
  func sharedAddress() throws {
    let list = try Lists.read(
      Self.headings + "N1,Amina,Benali,a@example.org,Engineer\nN2,Bao,Nguyen,a@example.org,Accountant\n")
    #expect(list.profiles.count == 2)
    #expect(list.notices.map(\.en) == ["one e-mail address stands in more than one row"])
    #expect(list.notices.map(\.fr) == ["une adresse de courriel figure sur plus d’une ligne"])
  }

  @Test("one name is enough; none is refused")
  func names() throws {
    let list = try Lists.read(Self.headings + "N1,Amina,,,Engineer\nN2,,Nguyen,,Accountant\nN3,,,,Nurse\n")
    #expect(list.profiles.map(\.name) == ["Amina", "Nguyen"])
    #expect(
      list.objections == [
        "list.csv, row 4, column “First name”: the person has no name. Write the first or the last name."
      ])
  }

  @Test("a name that is a formula is told once, not as missing too")
  func formulaName() throws {
    #expect(try Lists.read("Name,Occupation\n=1,Engineer\n").objections.count == 1)
  }

  @Test("a list without names is about identifiers")
  func noNames() throws {
    #expect(try Lists.read("ID,Occupation\nN1,Engineer\n").profiles.map(\.name) == ["N1"])
  }

  @Test(
    "a name given whole and in parts is told once",
    arguments: [
      "Name,First name,Last name,Occupation\nAmina Benali,Amina,Benali,Engineer\n",
      "First name,Last name,Name,Occupation\nAmina,Benali,Amina Benali,Engineer\n",
      "Last name,Name,Occupation\nBenali,Amina Benali,Engineer\n",
    ])
  func wholeAndParts(csv: String) throws {
    #expect(try Lists.read(csv).profiles.map(\.name) == ["Amina Benali"])
  }

  @Test("an occupation is needed only where the list has a column for it")
  func occupation() throws {
    #expect(try Lists.read("Name,City\nAmina,Halifax\n").refused.isEmpty)
    #expect(try Lists.read("Name,Occupation\nAmina,\n").refused.count == 1)
  }

  @Test("a French list is understood like an English one")
  func french() throws {
    let english = try Lists.read(
      "Client #,First name,Last name,E-mail,Occupation,Yrs experience,Languages,CLB,Registered on,City,Prefers,Availability,Goals\nN1,Amina,Benali,a@example.org,Engineer,9,\"Arabic, French\",8,2026-01-12,Halifax,either,evenings,network\n"
    )
    let french = try Lists.read(
      "No de dossier;Prénom;Nom;Courriel;Profession déclarée;Années d'expérience;Langues;NCLC;Inscription;Ville;Préférence;Disponibilités;Objectifs\nN1;Amina;Benali;a@example.org;Engineer;9 ans;arabe / français;8;12 janvier 2026;Halifax;au choix;soirs;réseau\n"
    )
    #expect(french.columns.language == .french)
    let (a, b) = (try #require(english.profiles.first), try #require(french.profiles.first))
    #expect((a.id, a.name, a.email, a.occupation, a.years) == (b.id, b.name, b.email, b.occupation, b.years))
    #expect(
      a.languages == b.languages && a.benchmark == b.benchmark && a.registered == b.registered
        && a.city == b.city)
    #expect(a.modes == b.modes && a.availability == b.availability && a.goals == b.goals)
  }

  @Test("days of waiting are counted from registration, never below nought")
  func waiting() throws {
    let amina = try #require(try Lists.person("Registered", "2026-11-12").profiles.first)
    #expect(amina.daysWaiting(on: Lists.today) == 10)
    #expect(amina.daysWaiting(on: LocalDate(daysSince1970: 0)) == 0)
    #expect(try Lists.person("City", "Halifax").profiles.first?.daysWaiting(on: Lists.today) == nil)
  }
}
