import Basics
import Testing

@testable import People

@Suite("Wordings of consents")
struct ConsentWordingTests {
  /// Whoever changes one of these changes what somebody agreed to: write a new version instead.
  private static let released: [String: String] = [
    "follow-up 1": "7f7405574d5ee24ea060ee0543b1310e9dc61a4f5c80fa43ac67605d2d7b5b57",
    "matching 1": "95e846acea84e7e0dbb4d291c7f2c85435f8cd37640e5346ee5db3da5d175e61",
    "referral 1": "f2e7d2695a631fd721f4375c3905c5e3d6a57c976b4e57f1b11fa5b869596493",
    "reporting 1": "79d4d38cd62c829e34d8d869d44308d12b9d519698c37738198c703d96a56edd",
  ]

  @Test("a wording that was shown is never edited")
  func fingerprints() {
    let now = Dictionary(
      uniqueKeysWithValues: ConsentWording.all.map {
        (
          "\($0.purpose.rawValue) \($0.version)",
          Fingerprint(of: Array(($0.template.en + "\n" + $0.template.fr).utf8)).text
        )
      })
    #expect(now == Self.released)
  }

  @Test("every purpose has a wording, the last of its versions", arguments: Consent.Purpose.allCases)
  func current(purpose: Consent.Purpose) {
    let versions = ConsentWording.all.filter { $0.purpose == purpose }.map(\.version)
    #expect(versions == Array(1...versions.count))
    #expect(ConsentWording.current(for: purpose).version == versions.count)
  }

  @Test(
    "names and the last day stand in both languages, and no sign is left", arguments: Consent.Purpose.allCases
  )
  func filled(purpose: Consent.Purpose) throws {
    let day = try #require(LocalDate(year: 2027, month: 5, day: 1))
    for language in Language.allCases {
      let words = ConsentWording.current(for: purpose).words(
        in: language, keeper: Bilingual(en: "Harbour House", fr: "Maison du Port"),
        recipient: Bilingual(same: "Halifax"), until: day)
      #expect(words.contains(language == .english ? "Harbour House" : "Maison du Port"))
      #expect(words.contains("Halifax") && words.contains(day.words[language]))
      #expect(!words.contains("{") && !words.contains("}"))
    }
  }

  @Test("a wording says in both languages that one may say no, and how to take it back")
  func freedom() {
    for wording in ConsentWording.all {
      #expect(wording.template.en.contains("free to say no") && wording.template.en.contains("take it back"))
      #expect(
        wording.template.fr.contains("libre de dire non") && wording.template.fr.contains("changer d’avis"))
    }
  }

  @Test(
    "a consent ends with its last day where the council is, also when the clocks are changed",
    arguments: ["America/Halifax", "America/Vancouver", "America/St_Johns", "Pacific/Auckland", "UTC"])
  func lastDay(place: String) throws {
    let zone = try Zone(named: place)
    let clock = DayClock(zone)
    // Two whole years, the days on which clocks are put forward and back among them.
    let first = try #require(LocalDate(year: 2026, month: 1, day: 1))
    for number in 0..<730 {
      let day = first.adding(days: number)
      let (begin, end) = (clock.start(of: day), clock.over(after: day))
      #expect(zone.reading(at: begin).day == day && zone.reading(at: begin + .microseconds(-1)).day < day)
      #expect(clock.lastDay(before: end) == day && zone.reading(at: end).day > day, "\(day)")
    }
    #expect(LocalDate(of: Moment(microsecondsSince1970: -1)).daysSince1970 == -1)
  }

  @Test(
    "in the evening of a day in Halifax it is that day: what is asked, what ends and what is due counts by it"
  )
  func evening() throws {
    let clock = DayClock(try Zone(named: "America/Halifax"))
    let day = try #require(LocalDate(year: 2026, month: 11, day: 22))
    // Half past nine in the evening, which is the next day in Greenwich.
    let now = clock.start(of: day) + .seconds(21 * 3_600 + 1_800)
    #expect(LocalDate(of: now) == day.adding(days: 1) && clock.day(now) == day)
    let request = ConsentRequest(
      .referral, of: ID(), keptBy: Bilingual(same: "Harbour House"), to: ConsentRecipient(ID()),
      named: Bilingual(same: "Citadel"), in: .english, until: nil, at: now, by: clock)
    #expect(clock.lastDay(before: request.expires) == day.adding(days: 90))
    let correction = Correction(
      id: ID(), person: ID(), asked: now, words: "", decision: nil, reason: nil)
    #expect(correction.due(clock) == day.adding(days: 30))
  }
}
