import Basics
import PeopleTesting
import TestDatabases
import Testing

@testable import App
@testable import People
@testable import Storage

/// The second wall, table by table, and that the marks of these tests stand wherever something of somebody can.
@Suite("Guarded tables")
struct GuardTests {
  /// Tables that everybody’s transactions see whole, and why nothing of anybody is learned from that.
  static let open = [
    "audit_chain": "numbers and words of the program alone",
    "audit_entries": "numbers and words of the program alone",
    "audit_waiting": "numbers and words of the program alone",
    "chosen_roles": "numbers alone, by the digest of a session",
    "form_drafts": "opened by a secret, and by its owner alone",
    "job_schedules": "names no person",
    "jobs": "numbers alone",
    "keepers": "councils and agencies, which everybody may know",
    "mail_letters": "the program’s own outbox: no page reads it",
    "mail_returns": "the program’s own outbox: no page reads it",
    "mail_suppressions": "the program’s own outbox: no page reads it",
    "reach_keys": "one key, and names no person",
    "partnership_moves": "names no person",
    "kept_answers": "opened by a token and a key",
    "sessions": "opened by a secret",
    "storage_migrations": "names no person",
    "used_challenges": "digests alone, of what opens nothing any more",
    "uploads": "opened by a number by chance that guarded rows alone hold",
  ]

  @Test("every table of the program stands behind the wall, or is open for a reason")
  func guarded() async throws {
    try await withDatabase(.postgres) { database in
      try await database.migrate(Assembly.migrations)
      let found = try await database.read { connection in
        try connection.values(
          """
          SELECT CAST(c.relname AS TEXT) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = current_schema() AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
          ORDER BY 1
          """, as: String.self)
      }
      #expect(
        Set(found).subtracting(Self.open.keys) == [], "guard them with Wall.guarding, or say here why not")
      #expect(
        Set(Self.open.keys).subtracting(found) == [], "these are guarded, or gone: take them off the list")
    }
  }

  @Test(
    "whoever is nobody sees no row of any guarded table, and a coach no row of others",
    arguments: [false, true])
  func shut(isCoach: Bool) async throws {
    try await AccessTown.open(.postgres) { town in
      let wall = isCoach ? town.town.karim.wall : .shut
      let rows = try await town.database.behind(wall).read { connection in
        var rows: [String] = []
        for table in try StoredTable.all(in: connection) where Self.open[table.name] == nil {
          for row in try connection.rows("SELECT CAST(t.* AS TEXT) FROM \(.name(table.name)) t") {
            rows.append("\(table.name): \(try row.value(at: 0, as: String.self))")
          }
        }
        return rows
      }
      if !isCoach { #expect(rows.isEmpty, "\(rows.prefix(9))") }
      let harbours: Set<Mark.Owner> = [.harbour]
      for row in rows {
        for (mark, found) in Mark.all(in: Array(row.utf8), besides: []) where !harbours.contains(mark.owner) {
          // Business cards are the council’s; roles say who works where; a consent and what it opens reach its recipient.
          let isShared =
            mark.owner.isOfHalifax && (mark.aspect == .directory || row.hasPrefix("appointments:"))
            || mark.aspect == .matching || mark.aspect == .referral
          let wasAgreed = row.hasPrefix("consents:") || row.hasPrefix("referrals:")
          #expect(isShared || wasAgreed, "\(found) in \(row.prefix(300))")
        }
      }
    }
  }

  @Test(
    "the words by which others are found are not seen where they are looked up, whatever a statement asks")
  func words() async throws {
    try await AccessTown.open(.postgres) { town in
      let (theirs, own) = (
        try #require(town.others[.citadel]?[.none]),
        try await town.household(.harbour, by: town.town.karim.person)
      )
      func count(_ wall: Wall, _ word: String) async throws -> Int {
        try await town.database.behind(wall).read {
          try $0.value(
            """
            SELECT COUNT(*) FROM people_search_rows r LEFT JOIN people_search s ON s.id = r.id WHERE r.word = \(word)
            """, as: Int.self) ?? 0
        }
      }
      let karim = town.town.karim.wall
      #expect(try await count(.open, theirs.mark.text) > 0)
      #expect(try await count(karim, theirs.mark.text) == 0)
      #expect(try await count(.shut, theirs.mark.text) == 0)
      #expect(try await count(karim, own.mark.text) > 0)
    }
  }

  /// Columns that say something of somebody in words of the program, in numbers or in days: no mark can stand in them.
  private static let unmarked: Set<String> = [
    "accounts.closed", "accounts.one_time_code", "accounts.password", "account_tickets.digest",
    "account_tickets.used", "calendar_feeds.digest",
    "recovery_codes.digest", "reach_digests.digest", "applications.ending", "applications.side",
    "applications.stage", "applications.came", "application_decisions.kind", "eligibility_checks.verdict",
    "eligibility_findings.outcome", "programme_referrals.side", "rule_decisions.kind",
    "appointments.role", "consent_requests.language", "consent_requests.purpose", "consents.language",
    "consents.manner",
    "consents.purpose", "contacts.language", "evening_guests.side", "evening_guests.state",
    "corrections.decision", "happenings.kind",
    "mail_letters.language",
    "pair_decisions.kind", "partnerships.state", "partnerships.closing", "partnership_events.act",
    "partnership_events.before", "partnership_events.after", "partnership_events.party",
    "meeting_reports.party",
    "partnership_goals.party", "recommendations.stage", "recommendations.party", "partnership_links.party",
    "proposals.ending", "people.language",
    "referrals.kind", "referrals.result",
    "referrals.state",
  ]

  @Test("marks stand in every column in which a text about somebody can")
  func planted() async throws {
    try await AccessTown.open(.sqlite) { town in
      let texts = try await town.database.read { connection in
        try connection.rows(
          """
          SELECT l.name, c.name FROM pragma_table_list l JOIN pragma_table_info(l.name) c
          WHERE l.schema = 'main' AND l.type = 'table' AND c.type IN ('TEXT', 'BLOB')
          """
        ).map { "\(try $0.value(at: 0, as: String.self)).\(try $0.value(at: 1, as: String.self))" }
      }
      let personal = Assembly.notes.flatMap { note in
        note.columns.filter { $0.kind == .personal || $0.kind == .sensitive }.map {
          "\(note.table).\($0.name)"
        }
      }
      let wanted = Set(personal).intersection(texts).subtracting(Self.unmarked)
      let marked = try await town.database.read { connection in
        var marked: Set<String> = []
        for name in wanted {
          let parts = name.split(separator: ".").map(String.init)
          let values = try connection.values(
            "SELECT CAST(\(.name(parts[1])) AS TEXT) FROM \(.name(parts[0])) WHERE \(.name(parts[1])) IS NOT NULL",
            as: String.self)
          if values.contains(where: { !Mark.all(in: Array($0.utf8), besides: []).isEmpty }) {
            marked.insert(name)
          }
        }
        return marked
      }
      #expect(wanted.subtracting(marked).sorted() == [], "plant a mark in each (Household)")
    }
  }
}
