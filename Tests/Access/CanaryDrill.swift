import Basics
import Foundation
import Identity
import PeopleTesting
import SiteTesting
import Storage
import TestSupport

@testable import People
@testable import Site

/// Draws requests: who asks, where, with whose numbers, with which words.
final class CanaryDrill {
  private var town: AccessTown
  private let lines: [AccessTable.Line]
  private var numbers: SeededNumbers
  private var askers: [Asker] = []
  private var own: [Household] = []
  private let others: [Household]
  private(set) var leaks: [String] = []
  /// Answers that something of ours broke.
  private(set) var failures: [String] = []
  private(set) var statuses: [Int: Int] = [:]

  /// After so many requests everybody gets back what they may have lost by their own doing: a role, a session, a record.
  private static let round = 500

  init(_ town: AccessTown, _ table: AccessTable, seed: UInt64) async throws {
    self.town = town
    lines = table.lines.filter { town.routes[$0.route] != nil }
    numbers = SeededNumbers(seed: seed)
    others = town.others.values.flatMap(\.values).sorted { $0.numbers.first < $1.numbers.first }
    for role in AccessTable.Role.allCases { askers.append(try await town.asker(role)) }
  }

  func run(_ wanted: Int) async throws {
    let before = try await town.rowsOfOthers()
    for count in 0..<wanted {
      if count % Self.round == 0 { try await begin() }
      try await ask()
    }
    let after = try await town.rowsOfOthers()
    // What an administrator of the council changes of an agency’s staff is theirs to change.
    for (row, value) in before
    where after[row] != value && !row.hasPrefix("appointments") {
      leaks.append("changed by somebody else: \(row)")
    }
    // Guests of an evening are put on its list by those whom their agreement reaches.
    for row in Set(after.keys).subtracting(before.keys)
    where !row.contains("planted") && !row.hasPrefix("appointments") && !row.hasPrefix("people")
      && !row.hasPrefix("evening_")
    {
      leaks.append("written by somebody else: \(row)")
    }
  }

  private func begin() async throws {
    let now = town.site.clock.now
    let people = askers.map(\.person)
    let former = askers.filter { $0.role == .former }.map(\.person)
    let settingUp = askers.filter { $0.role == .settingUp }.map(\.person)
    let (code, sessions) = (
      OneTimeCode().text, askers.compactMap { asker in asker.session.map { (asker, $0) } }
    )
    try await town.database.write { connection in
      try connection.run(
        "UPDATE accounts SET closed = NULL, one_time_code = \(code) WHERE person IN \(list: people)")
      try connection.run("UPDATE accounts SET one_time_code = NULL WHERE person IN \(list: settingUp)")
      try connection.run("DELETE FROM passkeys WHERE person IN \(list: settingUp)")
      try connection.run("UPDATE appointments SET ended = NULL WHERE person IN \(list: people)")
      try connection.run("UPDATE appointments SET ended = \(now) WHERE person IN \(list: former)")
      for (asker, session) in sessions {
        let digest = Secret(session)?.digest(for: "session") ?? ""
        try connection.run("DELETE FROM sessions WHERE person = \(asker.person.description)")
        try connection.run(
          """
          INSERT INTO sessions (digest, person, begun, seen)
          VALUES (\(digest), \(asker.person.description), \(now), \(now))
          """)
        try connection.run(
          "INSERT INTO chosen_roles (session, appointment) VALUES (\(digest), \(asker.appointment))")
      }
    }
    own = []
    for asker in askers { own.append(try await town.household(of: asker)) }
    town.site.clock.move(seconds: 60)
  }

  // MARK: One request

  private func ask() async throws {
    let (place, line) = (drawn(askers.count), lines[drawn(lines.count)])
    let asker = askers[place]
    guard let route = town.routes[line.route] else { return }
    // Whoever holds a link or a ticket may do what it opens, and whoever is given work somewhere is no stranger there.
    let isTheirs =
      line.route.contains(":secret") || line.route.contains(":ticket")
      || line.route.hasPrefix("POST staff/:person/roles")
    let named = isTheirs ? own[place] : household(place)
    let posted = household(place)
    let filling = Filling(asker: asker, named: named, posted: posted, isOwn: drawn(2) == 0)
    guard var address = filling.address(of: line.route), var form = filling.form(of: line.route) else {
      return
    }
    if drawn(6) == 0 { address = malformed(address) }
    if route.method == .get, drawn(2) == 0 { address += query() }
    if route.method == .post {
      // A number of others’ that is written into a name or a note comes back from there: it is posted where a number is asked for.
      for _ in 0..<drawn(3) where !form.fields.isEmpty && drawn(2) == 0 {
        let field = drawn(form.fields.count)
        // The name of a tag is a word; in a filter its number is meant.
        let isNumber = Self.numbered.contains(form.fields[field].0) && !line.route.hasSuffix("/tags")
        form.fields[field].1 = isNumber ? word() : text()
      }
      if drawn(4) == 0 { form.fields.append((Self.names[drawn(Self.names.count)], text())) }
    }
    if route.limit != .usual { town.site.clock.move(seconds: 1) }
    let language = route.isBilingual ? ["/en", "/fr"][drawn(2)] : ""
    let sent = [address, address.removingPercentEncoding ?? ""] + form.fields.map(\.1)
    let answer: AccessTown.Answered
    do {
      answer = try await town.ask(
        route.method, language + address, as: asker.session, wantsJSON: drawn(2) == 0, body: form, sent: sent)
    } catch is AccessTown.Unaskable {
      return statuses[0, default: 0] += 1
    }
    statuses[answer.status, default: 0] += 1
    if answer.status == 401, route.method == .post {
      // What was sent without a session waits as a draft, and would be told again in the record of whomever it was about.
      try await town.database.write { try $0.run("DELETE FROM form_drafts WHERE owner IS NULL") }
    }
    let asked = "\(asker.role.rawValue): \(line.route) \(address) \(form.fields)"
    if answer.status >= 500 { failures.append("\(answer.status) \(asked)") }
    // A link or a ticket opens what it opens, for whoever holds it; a role that was chosen shows what that role does.
    for (mark, found) in answer.marks
    where !asker.maySee(mark, at: line.route, line, of: named) && answer.status != 401 {
      leaks.append("\(mark.text) to \(asked): \(found)")
    }
  }

  private func household(_ place: Int) -> Household {
    switch drawn(10) {
    case 0..<4: own[place]
    case 4: town.nowhere
    default: others[drawn(others.count)]
    }
  }

  private func malformed(_ address: String) -> String {
    var parts = address.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else { return address }
    parts[1 + drawn(parts.count - 1)] = PercentCoding.encoded(word())
    return parts.joined(separator: "/")
  }

  private static let names = [
    "find", "role", "tag", "city", "after", "before", "page", "sort", "order", "desc", "format", "draft",
    "done", "sent",
    "next", "lang", "field", "kind", "person", "keeper", "council", "id", "other", "request", "consent",
    "value",
    "appointment", "recipient", "place", "account", "limit", "offset", "include", "fields", "expand", "q",
  ]

  /// Fields that hold a number.
  private static let numbered: Set<String> = [
    "other", "request", "consent", "value", "appointment", "account", "recipient", "place", "tag",
  ]

  private func query() -> String {
    let pairs = (0...drawn(3)).map { _ in
      "\(Self.names[drawn(Self.names.count)])=\(PercentCoding.encoded(word()))"
    }
    return "?" + pairs.joined(separator: "&")
  }

  /// Numbers and beginnings of words of others, things that mean something to a database, a page or a file, and nonsense.
  private func word() -> String {
    let theirs = others[drawn(others.count)]
    switch drawn(6) {
    case 0: return theirs.person.description
    case 1:
      return [
        theirs.tag.description, theirs.note.description, theirs.consent.description,
        theirs.request.description,
        theirs.value.description, theirs.keeper.id.description, theirs.job.description, theirs.draft,
        theirs.colleague.description, theirs.second.description, theirs.sent.description, theirs.session,
        theirs.passkey, theirs.organisation.description,
      ][drawn(14)]
    default: return text()
    }
  }

  private func text() -> String {
    switch drawn(6) {
    case 0, 1: return String(others[drawn(others.count)].mark.text.prefix(1 + drawn(9)))
    case 2:
      return ["newcomer", "coach", "xlsx", "csv", "json", "en", "fr", "1", "0", "name", "occupation"][
        drawn(11)]
    case 3: return String(numbers.next())
    default: return Self.hostile[drawn(Self.hostile.count)]
    }
  }

  static let hostile = [
    "' OR '1'='1", "1; DROP TABLE people", "') UNION SELECT text FROM notes --", "%", "_",
    "%' OR keeper <> 0 --", "\\",
    "\" OR 1=1", "words:*", "a* OR b*", "NEAR(zq z)", "{{7*7}}", "<script>alert(1)</script>",
    "../../etc/passwd",
    "..%2f..%2f", "null", "undefined", "-1", "9223372036854775807", "-9223372036854775808", "1e400", "NaN",
    "0x1F", "true",
    "[]", "{}", "a[b][c][d]", "é", "\u{202E}txt", "zq", "z*", "*", "0000000000000", "zzzzzzzzzzzzz",
    "\r\nSet-Cookie: a=b",
    String(repeating: "a", count: 3_000), "", " ", "|", "&", "!", ":*", "'a':* & 'b'", "$1", "\u{0}",
  ]

  private func drawn(_ count: Int) -> Int { Int(numbers.next() % UInt64(max(1, count))) }
}
