import Basics
import PeopleTesting
import Site
import Storage
import TestDatabases
import Testing

@testable import People

/// What could be learned of others without being shown anything of them.
@Suite("What answers give away")
struct HiddenTests {
  /// Of nobody anywhere; as long as a mark of citadel’s.
  private static let nobodys = "zqnobodysxnone"

  @Test(
    "words, tags, cities and roles of others find and count nothing, in the directory and in what is exported",
    arguments: EngineName.allCases)
  func counts(engine: EngineName) async throws {
    try await AccessTown.open(engine) { town in
      let theirs = try #require(town.others[.citadel]?[.matching])
      let text = theirs.mark.text
      for role in [AccessTable.Role.coach, .coordinator] {
        let asker = try await town.asker(role)
        let pairs = [
          ("find=\(text)", "find=\(Self.nobodys)"), ("find=zqcitadel", "find=zqnobodysx"),
          ("find=zqc", "find=zqb"), ("find=\(theirs.person)", "find=\(town.nowhere.person)"),
          ("city=\(text)", "city=\(Self.nobodys)"), ("tag=\(theirs.tag)", "tag=\(town.nowhere.tag)"),
          ("after=\(theirs.person)", "after=\(town.nowhere.person)"),
          ("role=newcomer&find=zqcit", "role=newcomer&find=zqnob"),
        ]
        for place in ["people", "people/export", "people/export?format=xlsx"] {
          for (of, nobodys) in pairs {
            let mark = place.contains("?") ? "&" : "?"
            let seen = try await town.ask(
              .get, "/en/\(place)\(mark)\(of)", as: asker.session, wantsJSON: false, sent: [of])
            let blank = try await town.ask(
              .get, "/en/\(place)\(mark)\(nobodys)", as: asker.session, wantsJSON: false, sent: [nobodys])
            #expect(seen.status == 200 && blank.status == 200)
            let value: (String) -> String = { String($0.split(separator: "=").last ?? "") }
            #expect(
              seen.text.replacing(value(of), with: "…") == blank.text.replacing(value(nobodys), with: "…"),
              "\(role.rawValue) can tell \(of) in \(place)")
          }
        }
      }
    }
  }

  @Test(
    "whoever takes somebody up whom others know is told what they would be told of anybody",
    arguments: EngineName.allCases)
  func duplicates(engine: EngineName) async throws {
    try await AccessTown.open(engine) { town in
      let theirs = try #require(town.others[.citadel]?[.none])
      let asker = try await town.asker(.coach)
      let fields: (String, String) -> Sent = { name, email in
        Sent(fields: [
          ("given_name", name), ("family_name", name), ("email", email), ("telephone", name),
          ("role", "newcomer"),
          ("language", "en"),
        ])
      }
      let known = fields(theirs.mark.text, "\(theirs.mark.text).\(theirs.person)@example.org")
      let unknown = fields(Self.nobodys, "\(Self.nobodys).\(town.nowhere.person)@example.org")
      let seen = try await town.ask(
        .post, "/en/people", as: asker.session, wantsJSON: false, body: known, sent: [])
      let blank = try await town.ask(
        .post, "/en/people", as: asker.session, wantsJSON: false, body: unknown, sent: [])
      #expect(seen.status == 303 && blank.status == 303)
    }
  }

  @Test(
    "a referral shows whom it is about by a consent alone, from the moment it is given to the moment it ends",
    arguments: EngineName.allCases)
  func referral(engine: EngineName) async throws {
    try await AccessTown.open(engine) { town in
      let asker = try await town.asker(.coach)
      let now = town.town.now
      // What was agreed to later on, in place of what it was sent with.
      let changes: [(name: String, change: SQL, isShown: Bool)] = [
        ("in force", "withdrawn = NULL", true), ("withdrawn", "withdrawn = \(now)", false),
        ("for matching", "purpose = 'matching'", false),
        ("expired", "given_at = \(now + .seconds(-20)), expires = \(now + .seconds(-10))", false),
        ("for another", "recipient = \(town.town.citadel.id)", false),
      ]
      for (name, change, isShown) in changes {
        let sent = try await town.sent(to: asker, accepted: false)
        try await town.database.write { connection in
          try connection.run(
            "UPDATE consents SET \(change) WHERE person = (SELECT person FROM referrals WHERE id = \(sent))")
        }
        for wantsJSON in [false, true] {
          let seen = try await town.ask(
            .get, "/en/referrals/\(sent)", as: asker.session, wantsJSON: wantsJSON, sent: ["\(sent)"])
          #expect(seen.status == 200)
          // The reason stands in the referral itself, and says what its sender wrote for them; a name does not.
          let names = seen.text.matches(of: /zqropewalkown[ .]zqropewalkown|zqropewalkown\.0zq|tel:/)
          #expect(names.isEmpty != isShown, "\(name): \(names.count)")
        }
      }
    }
  }
}
