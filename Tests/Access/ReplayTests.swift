import Basics
import Foundation
import PeopleTesting
import Site
import TestDatabases
import TestSupport
import Testing

@testable import People
@testable import Storage

/// What was done to other systems, done to this one at every address it has. docs/security/others.md says which.
@Suite("Done to others")
struct ReplayTests {
  /// Who sees most, and through whose pages something could come back.
  private static let roles: [AccessTable.Role] = [.coach, .coordinator, .councilAdministrator]

  @Test(
    "hostile values in every parameter of every page are values like any other (CVE-2021-32704, CVE-2022-24848, CVE-2022-1642)",
    arguments: EngineName.allCases)
  func parameters(engine: EngineName) async throws {
    let lines = try AccessTable.read().lines.filter { $0.route.hasPrefix("GET") }
    try await AccessTown.open(engine) { town in
      let asker = try await town.asker(.coach)
      let own = try await town.household(of: asker)
      let names = [
        "find", "role", "tag", "city", "after", "before", "page", "sort", "format", "draft", "next", "lang",
      ]
      for line in lines {
        let filling = Filling(asker: asker, named: own, posted: own, isOwn: true)
        guard let expected = line.own[.coach], expected == 200, let address = filling.address(of: line.route)
        else { continue }
        for value in Self.drawn(6, for: line.route) {
          let query = names.map { "\($0)=\(PercentCoding.encoded(value))" }.joined(separator: "&")
          do {
            let answer = try await town.ask(
              .get, "/en\(address)?\(query)", as: asker.session, wantsJSON: false, sent: [address, value])
            #expect(answer.status < 500, "\(line.route) with \(value)")
            for (mark, found) in answer.marks {
              #expect(
                asker.maySee(mark, at: line.route, line, of: own), "\(line.route) with \(value): \(found)")
            }
          } catch is AccessTown.Unaskable {
            // No address at all: the server says 400 before anybody looks at it.
          }
        }
      }
    }
  }

  /// The same ones in every run, others at every address.
  private static func drawn(_ count: Int, for route: String) -> [String] {
    var numbers = SeededNumbers(seed: route.utf8.reduce(6) { $0 &* 31 &+ UInt64($1) })
    return Array(CanaryDrill.hostile.shuffled(using: &numbers).prefix(count))
  }

  @Test("what people write into any field is text on every page (CVE-2023-25440)")
  func scripts() async throws {
    let lines = try AccessTable.read().lines.filter { $0.route.hasPrefix("GET") }
    try await AccessTown.open(.sqlite) { town in
      var written = 0
      for role in Self.roles {
        let asker = try await town.asker(role)
        let own = try await town.household(of: asker)
        try await Self.poison(town, own)
        for line in lines {
          let filling = Filling(asker: asker, named: own, posted: own, isOwn: true)
          guard line.own[role] == 200, let address = filling.address(of: line.route) else { continue }
          let answer = try await town.ask(
            .get, "/en" + address, as: asker.session, wantsJSON: false, sent: [address])
          #expect(answer.status == 200, "\(line.route)")
          guard answer.text.contains("content-type: text/html") else { continue }
          #expect(!answer.text.contains("<zqx"), "\(line.route)")
          #expect(!answer.text.contains("=\"zqx\"on"), "\(line.route)")
          if answer.text.contains("&lt;zqx") { written += 1 }
        }
      }
      #expect(written > 15)
    }
  }

  /// Puts something that would become an element, an attribute or a template behind every mark of theirs.
  private static func poison(_ town: AccessTown, _ own: Household) async throws {
    let poison = "<zqx onload=x>\" onclick=\"x' {{7*7}} ${x} &amp;"
    try await town.database.write { connection in
      let columns = try connection.rows(
        """
        SELECT l.name, c.name FROM pragma_table_list l JOIN pragma_table_info(l.name) c
        WHERE l.schema = 'main' AND l.type = 'table' AND c.type = 'TEXT' AND c.pk = 0
          AND l.name NOT LIKE 'sqlite%' AND l.name NOT LIKE '%search%' AND c.name NOT IN ('email', 'email_key', 'recipient', 'recipient_key', 'website', 'fields', 'shown_at')
        """
      ).map { (try $0.value(at: 0, as: String.self), try $0.value(at: 1, as: String.self)) }
      for (table, column) in columns {
        for mark in [
          own.mark, Mark(owner: own.mark.owner, aspect: .staff),
          Mark(owner: own.mark.owner, aspect: .directory),
        ] {
          try connection.run(
            """
            UPDATE \(.name(table)) SET \(.name(column)) = replace(\(.name(column)), \(mark.text), \(mark.text + poison))
            WHERE \(.name(column)) LIKE \(mark.text + "%") AND \(.name(column)) NOT LIKE '%<zqx%'
            """)
        }
      }
    }
  }

  @Test("no path leads out of the pages there are, signed in or not (CVE-2022-23612)")
  func paths() async throws {
    try await AccessTown.open(.sqlite) { town in
      let asker = try await town.asker(.coordinator)
      let climbs = [
        "..", "%2e%2e", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e%5c", "....//", "%00", "%c0%ae%c0%ae", "~root",
        ".git",
      ]
      let places = [
        "", "/assets", "/en", "/en/people", "/en/people/export", "/en/organisations/of", "/en/links",
      ]
      for session in [nil, asker.session] {
        for place in places {
          for climb in climbs {
            do {
              let answer = try await town.ask(
                .get, "\(place)/\(climb)/etc/passwd", as: session, wantsJSON: false, sent: [])
              #expect([400, 401, 404].contains(answer.status), "\(place)/\(climb): \(answer.status)")
              #expect(!answer.text.contains("root:"))
            } catch is AccessTown.Unaskable {}
          }
        }
      }
    }
  }

  @Test(
    "a form of ten thousand levels, and one of thousands of fields, is refused and stops nothing (CVE-2026-97696)"
  )
  func depth() async throws {
    try await AccessTown.open(.sqlite) { town in
      let asker = try await town.asker(.coach)
      let own = try await town.household(of: asker)
      let deep = Sent(fields: [
        ("text" + String(repeating: "[a]", count: 10_000), "1"), ("visibility", "keeper"),
      ])
      let wide = Sent(fields: (0..<20_000).map { ("f\($0)", "1") })
      for form in [deep, wide] {
        let answer = try await town.ask(
          .post, "/en/people/\(own.person)/notes", as: asker.session, wantsJSON: false, body: form,
          sent: ["\(own.person)"])
        #expect((400..<500).contains(answer.status))
      }
    }
  }

  @Test(
    "whoever may read and not write removes nothing either (CVE-2026-41128)", arguments: EngineName.allCases)
  func removals(engine: EngineName) async throws {
    let lines = try AccessTable.read().lines.filter { $0.route.hasPrefix("POST") }
    try await AccessTown.open(engine) { town in
      let others = [AccessTable.Role.auditor, .national, .agencyAdministrator]
      let theirs = try await town.household(.harbour, by: town.town.karim.person)
      let kept: @Sendable (Connection) throws -> [String] = { connection in
        try StoredTable.all(in: connection).filter {
          $0.columns.contains("person") && $0.columns.contains("keeper")
        }.flatMap { table in
          try table.rows(where: "person", isAmong: [.integer(theirs.person.rawValue)], in: connection).map {
            "\(table.name) \($0)"
          }
        }
      }
      let before = try await town.database.read { try kept($0) }
      #expect(before.count > 10)
      for role in others {
        let asker = try await town.asker(role)
        for line in lines where line.route.contains("people/") || line.route.contains("rights") {
          let filling = Filling(asker: asker, named: theirs, posted: theirs, isOwn: false)
          guard let address = filling.address(of: line.route), let form = filling.form(of: line.route) else {
            continue
          }
          let answer = try await town.ask(
            .post, "/en" + address, as: asker.session, wantsJSON: false, body: form, sent: [address])
          #expect(answer.status == 403, "\(role.rawValue): \(line.route)")
        }
      }
      #expect(try await town.database.read { try kept($0) } == before)
    }
  }

  /// Pages that are published, and the same for everybody who is nobody: they are kept for a minute.
  private static let published: Set<String> = [
    "GET employers", "GET employers/stages/:stage", "GET employers/topics", "GET employers/topics/:topic",
  ]

  @Test(
    "every answer forbids what no page needs, is kept by nobody but what is published, and lets no other site read it"
  )
  func headers() async throws {
    let lines = try AccessTable.read().lines.filter { $0.route.hasPrefix("GET") }
    try await AccessTown.open(.sqlite) { town in
      for role in [AccessTable.Role.nobody, .coach, .councilAdministrator] {
        let asker = try await town.asker(role)
        let own = try await town.household(of: asker)
        for line in lines {
          let filling = Filling(asker: asker, named: own, posted: own, isOwn: true)
          guard let address = filling.address(of: line.route) else { continue }
          let answer = try await town.ask(
            .get, "/en" + address, as: asker.session, wantsJSON: false, sent: [address])
          for field in [
            "referrer-policy: same-origin", "x-content-type-options: nosniff", "default-src 'none'",
            "frame-ancestors 'none'",
            "strict-transport-security: ",
          ] {
            #expect(answer.text.contains(field), "\(line.route), \(role.rawValue): \(field)")
          }
          #expect(!answer.text.contains("access-control-"), "\(line.route)")
          let isKept = role == .nobody && Self.published.contains(line.route)
          let kept = isKept ? "cache-control: public, max-age=60" : "cache-control: no-store"
          #expect(answer.text.contains(kept), "\(line.route)")
        }
      }
    }
  }
}
