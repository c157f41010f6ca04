import Basics
import Foundation
import Identity
import PeopleTesting
import SiteTesting
import Storage

@testable import People
@testable import Site

/// Goes through the whole table.
final class AccessWalk {
  private let town: AccessTown
  private let table: AccessTable
  private var standing: [AccessTable.Role: Asker] = [:]
  private var own: [AccessTable.Role: Household] = [:]
  private var nothing: [String: AccessTown.Answered] = [:]
  private(set) var differences: [String] = []
  private(set) var count = 0
  /// What was answered, line by line, to begin a table with.
  private(set) var seen: [String: [AccessTable.Role: Int]] = [:]

  init(_ town: AccessTown, _ table: AccessTable) async throws {
    self.town = town
    self.table = table
    for role in AccessTable.Role.allCases {
      let asker = try await town.asker(role)
      standing[role] = asker
      own[role] = try await town.household(of: asker)
    }
  }

  func walk() async throws {
    let before = try await town.rowsOfOthers()
    // What only looks comes first: those who change something become many.
    for line in table.lines.sorted(by: { $0.route.hasPrefix("GET") && !$1.route.hasPrefix("GET") }) {
      guard town.routes[line.route] != nil else { continue }
      try await walk(line)
    }
    let after = try await town.rowsOfOthers()
    for (row, value) in before where after[row] != value { note("", "changed by somebody else: \(row)") }
    // What is planted meanwhile has numbers of its own; links have none. Whoever agreed to be matched may be put on the list of an
    // evening by those whom the agreement reaches.
    for row in Set(after.keys).subtracting(before.keys)
    where !row.contains("planted") && !row.hasPrefix("person_links") && !row.hasPrefix("evening_") {
      note("", "written by somebody else: \(row)")
    }
  }

  private func walk(_ line: AccessTable.Line) async throws {
    for role in AccessTable.Role.allCases {
      guard let expected = line.own[role], let asker = standing[role] else { continue }
      let isRefused = Self.refused.contains(expected)
      for wantsJSON in [false, true] {
        let (asker, household) = try await whoAsks(line, asker, isRefused: isRefused)
        let filling = Filling(
          asker: asker, named: household, posted: household,
          received: try await received(line, asker, isRefused),
          isOwn: true)
        let answer = try await ask(line, filling, wantsJSON: wantsJSON)
        seen[line.route, default: [:]][role] = seen[line.route]?[role] ?? answer?.status
        check(answer, expected, line, asker, household, wantsJSON, "their own")
      }
      if !isRefused, !(role == .settingUp && expected == 303) { try await askForOthers(line, asker) }
    }
  }

  private static let refused: Set<Int> = [401, 403]

  /// Whoever changes something is new, and so is what they change.
  private func whoAsks(
    _ line: AccessTable.Line, _ asker: Asker, isRefused: Bool
  ) async throws -> (Asker, Household) {
    guard line.route.hasPrefix("POST"), !isRefused else { return (asker, own[asker.role] ?? town.nowhere) }
    let new = try await town.asker(asker.role)
    return (new, try await town.household(of: new))
  }

  /// What others have sent them, where the address is about answering.
  private func received(
    _ line: AccessTable.Line, _ asker: Asker, _ isRefused: Bool
  ) async throws -> ID<Referral>? {
    guard line.route.contains(":referral"), !isRefused, !line.route.hasSuffix("withdrawal") else {
      return nil
    }
    return try await town.sent(to: asker, accepted: line.route.hasSuffix("return"))
  }

  /// The same address with what others keep, and with what nobody does: the answers are the same.
  private func askForOthers(_ line: AccessTable.Line, _ asker: Asker) async throws {
    guard let mine = own[asker.role] else { return }
    let hasNumbers = Filling.parameters(of: line.route).contains { !Filling.nobodys.contains($0) }
    for (owner, cell) in [(Mark.Owner.citadel, line.otherAgency), (.plateau, line.otherCouncil)] {
      for agreement in AccessTable.Agreement.allCases {
        guard let standing = town.others[owner]?[agreement] else { continue }
        let whose = "\(owner.rawValue)’s, \(agreement.rawValue)"
        let expected = cell?.status(asker.role, agreement)
        // What a council’s own share, they see and change; else there is nothing to be seen, whatever the status.
        let isShared = expected.map { $0 != 404 } == true && !line.shows.isEmpty
        // Which format is asked for has nothing to do with what somebody agreed to.
        for wantsJSON in agreement == .none ? [false, true] : [false] {
          if hasNumbers {
            try await askFor(standing, expected, isShared: isShared, line, asker, wantsJSON, whose)
          }
          // What is offered to everybody can be put together by anybody.
          if !isShared, agreement == .none, !line.route.contains(" apply/") {
            try await askMixed(line, asker, mine, standing, wantsJSON)
          }
        }
      }
    }
  }

  private func askFor(
    _ standing: Household, _ expected: Int?, isShared: Bool, _ line: AccessTable.Line, _ asker: Asker,
    _ wantsJSON: Bool, _ whose: String
  ) async throws {
    guard let expected else { return note(line.route, "its line says nothing of what others keep") }
    // What may be changed is new, so that all that stands can be held to have stayed as it was.
    let theirs =
      isShared && line.route.hasPrefix("POST")
      ? try await town.household(standing.mark.owner, standing.mark.aspect, by: standing.staff) : standing
    let filling = Filling(asker: asker, named: theirs, posted: theirs, isOwn: false)
    let answer = try await ask(line, filling, wantsJSON: wantsJSON)
    check(answer, expected, line, asker, theirs, wantsJSON, whose)
    if isShared { return }
    let nothing = Filling(asker: asker, named: town.nowhere, posted: town.nowhere, isOwn: false)
    let blank = try await askForNothing(line, nothing, wantsJSON: wantsJSON)
    compare(answer, filling, with: blank, nothing, line, asker, whose)
  }

  /// Asked once: nothing is there, so that nothing changes.
  private func askForNothing(
    _ line: AccessTable.Line, _ filling: Filling, wantsJSON: Bool
  ) async throws -> AccessTown.Answered? {
    let key = "\(filling.asker.role) \(wantsJSON) \(line.route)"
    if let known = nothing[key] { return known }
    let answer = try await ask(line, filling, wantsJSON: wantsJSON)
    nothing[key] = answer
    return answer
  }

  /// Their own address with somebody else’s number further on or in the form, and somebody else’s address with numbers of their own.
  private func askMixed(
    _ line: AccessTable.Line, _ asker: Asker, _ mine: Household, _ theirs: Household, _ wantsJSON: Bool
  ) async throws {
    let whole = Filling(asker: asker, named: mine, posted: mine, isOwn: false)
    let parts = Filling(asker: asker, named: mine, posted: theirs, isOwn: false)
    guard
      whole.address(of: line.route) != parts.address(of: line.route)
        || whole.form(of: line.route)?.fields.map(\.1) != parts.form(of: line.route)?.fields.map(\.1)
    else { return }
    var answers: [(AccessTown.Answered?, Filling)] = []
    for posted in [theirs, town.nowhere] {
      // Whatever is done to one’s own is done to something new.
      let mine = line.route.hasPrefix("POST") ? try await town.household(of: asker) : mine
      let filling = Filling(asker: asker, named: mine, posted: posted, isOwn: false)
      answers.append((try await ask(line, filling, wantsJSON: wantsJSON), filling))
    }
    compare(answers[0].0, answers[0].1, with: answers[1].0, answers[1].1, line, asker, "mixed numbers")
    // Whoever holds somebody's link is nobody else.
    if !line.route.contains(":secret") {
      let filling = Filling(asker: asker, named: theirs, posted: mine, isOwn: false)
      answers.append((try await ask(line, filling, wantsJSON: wantsJSON), filling))
    }
    for (answer, _) in answers {
      for (mark, found) in answer?.marks ?? [] where !asker.maySee(mark, at: line.route, line, of: mine) {
        note(line.route, "shows \(asker.role.rawValue) \(mark.text), where numbers are mixed: \(found)")
      }
    }
  }

  /// What others keep, and what nobody does, has one answer.
  private func compare(
    _ answer: AccessTown.Answered?, _ filling: Filling, with blank: AccessTown.Answered?, _ nothing: Filling,
    _ line: AccessTable.Line, _ asker: Asker, _ whose: String
  ) {
    guard let answer, let blank else { return }
    if blank.status != answer.status || words(blank, nothing) != words(answer, filling) {
      note(
        line.route,
        "\(asker.role.rawValue) can tell \(whose) (\(answer.status)) from what is not there (\(blank.status))"
      )
    }
    if blank.status >= 500 { note(line.route, "fails for what is not there") }
  }

  private func ask(
    _ line: AccessTable.Line, _ filling: Filling, wantsJSON: Bool
  ) async throws -> AccessTown.Answered? {
    guard let route = town.routes[line.route] else { return nil }
    guard let address = filling.address(of: line.route) else {
      note(line.route, "no value is known for one of its parameters: say it in Filling.value")
      return nil
    }
    guard let form = filling.form(of: line.route) else {
      note(line.route, "nobody has said what is posted there: say it in Filling.fields")
      return nil
    }
    count += 1
    // How often is not the question here.
    if route.limit != .usual { town.site.clock.move(seconds: 1) }
    let language = wantsJSON ? "/fr" : "/en"
    return try await town.ask(
      route.method, (route.isBilingual ? language : "") + address, as: filling.asker.session,
      wantsJSON: wantsJSON,
      body: form, sent: [address] + form.fields.map(\.1))
  }

  private func check(
    _ answer: AccessTown.Answered?, _ expected: Int, _ line: AccessTable.Line, _ asker: Asker,
    _ household: Household,
    _ wantsJSON: Bool, _ whose: String
  ) {
    guard let answer else { return }
    let format = wantsJSON ? "JSON" : "a page"
    // A program is told what came of it where a browser is led on; and that a page is a page alone, where it is.
    let isPageAlone = town.routes[line.route]?.use == nil
    let isSame =
      answer.status == expected || wantsJSON && expected == 303 && (200...204).contains(answer.status)
      || wantsJSON && isPageAlone && answer.status == 406 && expected < 400
    if !isSame {
      note(
        line.route,
        "\(asker.role.rawValue), \(whose), \(format): \(answer.status), and the table says \(expected) \(answer.location)"
      )
    }
    let isRefused = answer.status == 401 || answer.status == 403
    for (mark, found) in answer.marks
    where isRefused || !asker.maySee(mark, at: line.route, line, of: household) {
      note(line.route, "shows \(asker.role.rawValue) \(mark.text) in \(format) of \(whose): \(found)")
    }
  }

  /// An answer without what differs from one request to the next.
  private func words(_ answer: AccessTown.Answered, _ filling: Filling) -> String {
    var text = answer.text.replacing(/0zq[0-9a-z]{10}/, with: "…")
    for secret in [filling.named.link, filling.named.invitation, filling.named.recovery] {
      text = text.replacing(secret.text, with: "…")
    }
    for name in [
      filling.named.session, filling.named.passkey, "\(filling.asker.person) \(filling.named.numbers.first)",
    ] {
      text = text.replacing(name, with: "…")
    }
    // Drafts, links and whom they are sent to are new each time; of colleagues there are more each time.
    return text.replacing(/(draft=|links\/|invitation\/|answers\/|new\.)[0-9A-Za-z._-]+/, with: "…")
      .replacing(
        /own[0-9]+/, with: "own"
      )
      .replacing(/(<option value="[^"]*">[^<]*<\/option>)+/, with: "…")
  }

  private func note(_ route: String, _ what: String) { differences.append(route + ": " + what) }
}

extension AccessTown {
  /// All that those keep who are nobody's colleagues here, row by row.
  func rowsOfOthers() async throws -> [String: String] {
    let keepers = [town.citadel, town.plateau, town.montreal].map { SQLValue.integer($0.id.rawValue) }
    return try await database.read { connection in
      var rows: [String: String] = [:]
      for table in try StoredTable.all(in: connection) where table.columns.contains("keeper") {
        for row in try table.rows(where: "keeper", isAmong: keepers, in: connection) {
          let id = row.first.map { "\($0)" } ?? ""
          let isPlanted =
            if case .integer(let number)? = row.first {
              ID<Person>(rawValue: number).description.hasPrefix("0zq")
            } else { false }
          rows["\(table.name) \(id)\(isPlanted ? " planted" : "")"] = "\(row)"
        }
      }
      return rows
    }
  }
}
