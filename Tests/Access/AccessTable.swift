import Foundation

/// Who gets what at which address, as it stands in docs/access.md.
struct AccessTable {
  /// As what somebody asks.
  enum Role: String, CaseIterable, Sendable {
    case nobody
    case settingUp = "before the second step"
    case former = "without a role any more"
    case coach, coordinator
    case agencyAdministrator = "administrator of an agency"
    case councilAdministrator = "administrator of a council"
    case national, auditor
  }

  /// What the person a thing is about agreed to, towards whoever asks.
  enum Agreement: String, CaseIterable, Sendable {
    case none, matching, referral, withdrawn, expired
  }

  /// One status for everybody and every agreement, and those that differ: `404, 200 matching`.
  struct Cell: Sendable {
    let usual: Int
    let others: [String: Int]

    init?(_ text: String) {
      let parts = text.split(separator: ",").map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
      guard let usual = parts.first?.first.flatMap({ Int($0) }), parts.first?.count == 1 else { return nil }
      self.usual = usual
      var others: [String: Int] = [:]
      for part in parts.dropFirst() {
        guard part.count == 2, let status = Int(part[0]),
          Self.names.contains(part[1])
        else { return nil }
        others[part[1]] = status
      }
      self.others = others
    }

    /// A role, an agreement, or both: `coordinator by matching`.
    private static let names = Set(
      Role.allCases.map(\.rawValue) + Agreement.allCases.map(\.rawValue)
        + Role.allCases.flatMap { role in Agreement.allCases.map { "\(role.rawValue) by \($0.rawValue)" } })

    func status(_ role: Role, _ agreement: Agreement) -> Int {
      others["\(role.rawValue) by \(agreement.rawValue)"] ?? others[agreement.rawValue] ?? others[
        role.rawValue]
        ?? usual
    }
  }

  struct Line: Sendable {
    let route: String
    /// Of what is their own, or of nobody's.
    let own: [Role: Int]
    /// Of what another agency of their council keeps; nil where the address names nothing that is anybody's.
    let otherAgency: Cell?
    let otherCouncil: Cell?
    /// What of others its answers may show: an agreement, `staff`, `directory`; nothing, as a rule.
    let shows: Set<String>
  }

  let lines: [Line]
  let unreadable: [String]

  static let columns = Role.allCases.count + 4

  init(_ document: String) {
    var (lines, unreadable): ([Line], [String]) = ([], [])
    for row in document.split(separator: "\n") where row.hasPrefix("| `") {
      let cells = row.split(separator: "|", omittingEmptySubsequences: true)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard let line = Line(cells) else {
        unreadable.append(String(row))
        continue
      }
      lines.append(line)
    }
    self.lines = lines
    self.unreadable = unreadable
  }

  /// Lines for addresses that have none yet, in which nobody is expected to get anything: what they do get is then seen, and judged by
  /// whoever writes the table.
  static func blank(_ routes: [String]) -> AccessTable {
    let nothing = Role.allCases.map { _ in "0" }.joined(separator: " | ")
    return AccessTable(
      routes.map { route in
        let isSomebodys = Filling.parameters(of: route).contains { !Filling.nobodys.contains($0) }
        let rest = isSomebodys ? "404 | 404" : "— | —"
        return "| `\(route)` | \(nothing) | \(rest) | — |"
      }.joined(separator: "\n"))
  }

  static func read() throws -> AccessTable {
    AccessTable(try String(contentsOf: place, encoding: .utf8))
  }

  static let place = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/access.md")
}

extension AccessTable.Line {
  fileprivate init?(_ cells: [String]) {
    guard cells.count == AccessTable.columns, let route = cells.first else { return nil }
    self.route = route.replacing("`", with: "")
    var own: [AccessTable.Role: Int] = [:]
    for (role, cell) in zip(AccessTable.Role.allCases, cells.dropFirst()) {
      guard let status = Int(cell) else { return nil }
      own[role] = status
    }
    self.own = own
    let rest = cells.suffix(3).map(\.self)
    otherAgency = AccessTable.Cell(rest[0])
    otherCouncil = AccessTable.Cell(rest[1])
    guard (rest[0] == "—") == (otherAgency == nil), (rest[1] == "—") == (otherCouncil == nil) else {
      return nil
    }
    shows =
      rest[2] == "—" ? [] : Set(rest[2].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
  }
}
