import Basics
import People
import Site
import Tables

@testable import Programmes

/// The cast, matched: small lists in which everything happens that a page has to tell.
struct RoundSample {
  let round: Round
  let newcomers: IntakeList
  let professionals: IntakeList

  static let today = LocalDate(year: 2026, month: 11, day: 22) ?? LocalDate(daysSince1970: 20_779)

  init(newcomers: String, professionals: String, policy: RoundPolicy) throws {
    self.newcomers = try Self.list(newcomers, file: "newcomers.csv", side: .newcomers)
    self.professionals = try Self.list(professionals, file: "professionals.csv", side: .professionals)
    round = try Round(
      policy: policy, newcomers: self.newcomers.profiles, professionals: self.professionals.profiles,
      today: Self.today)
  }

  init(round: Round, newcomers: IntakeList, professionals: IntakeList) {
    self.round = round
    self.newcomers = newcomers
    self.professionals = professionals
  }

  /// Amina waits longest and is matched, Chidi waits on; Gurpreet takes nobody; one row is refused, and one
  /// exclusion names somebody who is in no list.
  static func cast() throws -> RoundSample {
    try RoundSample(
      newcomers: """
        id,first name,last name,e-mail,occupation,years,languages,registered,city,mode,availability,goals,do not match with
        N1,Amina,Khelifi,amina@example.org,civil engineer,9,"Arabic, French",2026-01-06,Halifax,in person,weekends,"licence, network",
        N2,Bao,Nguyen,bao@example.org,accountant,6,"Vietnamese, English",2026-08-14,Halifax,either,evenings,first Canadian job,stranger@example.org
        N3,Chidi,Okafor,chidi@example.org,registered nurse,11,"Igbo, English",2026-05-01,Halifax,in person,mornings,licence,
        N4,Daniela,Rojas,daniela@example.org,software developer,4,"Spanish, English",,Dartmouth,online,evenings,interview,
        N5,Yusuf,Abdi,yusuf@@example.org,welder,3,Somali,2026-09-01,Halifax,online,evenings,network,
        """,
      professionals: """
        id,first name,last name,e-mail,job title,employer,years,languages,city,mode,availability,goals,capacity
        P1,Elaine,MacDonald,elaine@example.com,civil engineer,Nova Works,18,"English, French",Halifax,either,weekends,"licence, network",2
        P2,François,Roy,francois@example.com,accountant,Grant & Co,12,"French, English",Halifax,either,evenings,first Canadian job,1
        P3,Gurpreet,Singh,gurpreet@example.com,software developer,WSP,9,"Punjabi, English",Halifax,online,evenings,interview,0
        P4,Hélène,Tremblay,helene@example.com,senior software developer,CGI,14,"French, English",Halifax,either,evenings,"interview, network",2
        """, policy: .named("mentoring"))
  }

  func page(in language: Language) -> String {
    let html = round.page(lists: (newcomers, professionals), in: language)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  private static func list(_ csv: String, file: String, side: Side) throws -> IntakeList {
    try IntakeList(
      Sheet.read(Array(csv.utf8), file: file), side: side, settings: IntakeSettings(today: today))
  }
}
