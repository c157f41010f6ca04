import Basics
import Storage

extension Organisation.Kind: Storable {}
extension Organisation.Size: Storable {}

/// One line of a council's directory.
package struct ListedOrganisation: Sendable, Hashable {
  package let organisation: Organisation
  /// How many speak for it now.
  package let contacts: Int
}

/// The organisations of whoever asks' council.
package struct OrganisationStore {
  static let search = SearchIndex("organisations_search", of: "organisations", by: "council")

  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// How many of each kind there are.
  package func kinds() throws -> [Organisation.Kind: Int] {
    let theirs: Filter = [access.shared(in: "o")]
    let rows = try connection.rows(
      "SELECT o.kind, COUNT(*) FROM organisations o \(where: theirs) GROUP BY o.kind")
    var counts: [Organisation.Kind: Int] = [:]
    for row in rows { counts[try row.value(at: 0)] = try row.value(at: 1, as: Int.self) }
    return counts
  }

  /// Those of a kind, or of all, that hold every word that was typed; by name, from the beginning or from the end.
  ///
  /// - Returns: one page of them, and how many there are altogether.
  package func list(
    _ kind: Organisation.Kind?, holding typed: String, fromTheEnd: Bool, page: Int, pageSize: Int
  ) throws -> (rows: [ListedOrganisation], found: Int) {
    let asked: Filter = [
      access.shared(in: "o"), kind.map { "o.kind = \($0)" },
      Self.search.holds("o.id", typed, of: access.sharedWords),
    ]
    let found =
      try connection.value("SELECT COUNT(*) FROM organisations o \(where: asked)", as: Int.self) ?? 0
    let (skipped, goesOver) = max(0, page - 1).multipliedReportingOverflow(by: pageSize)
    let rows = try connection.rows(
      """
      SELECT \(Self.columns),
        (SELECT COUNT(*) FROM contacts c WHERE c.organisation = o.id AND (c.ended IS NULL OR c.ended > \(access.now)))
      FROM organisations o \(where: asked) ORDER BY \(fromTheEnd ? "o.sort_name DESC, o.id DESC" : "o.sort_name, o.id")
      LIMIT \(pageSize) OFFSET \(goesOver ? 0 : skipped)
      """)
    return (
      try rows.map {
        ListedOrganisation(organisation: try Self.organisation($0), contacts: try $0.value(at: 9))
      },
      found
    )
  }

  package func organisation(_ id: ID<Organisation>) throws -> Organisation? {
    let theirs: Filter = ["o.id = \(id)", access.shared(in: "o")]
    return try connection.row("SELECT \(Self.columns) FROM organisations o \(where: theirs)").map {
      try Self.organisation($0)
    }
  }

  /// - Throws: a `Refusal` when the council's directory has it already.
  package func add(_ organisation: Organisation) throws {
    let details = organisation.details
    _ = try once(details) {
      try connection.run(
        """
        INSERT INTO organisations (id, council, kind, name, sort_name, other_name, city, industry, size, website, about, added)
        VALUES (\(organisation.id), \(access.council), \(details.kind), \(details.name), \(folded(details.name)),
          \(details.otherName), \(details.city), \(details.industry), \(details.size), \(details.website),
          \(details.about), \(access.now))
        """)
    }
    try index(organisation)
    try audit(organisation.id.rawValue, "organisation", "added")
  }

  /// Writes down what was corrected.
  ///
  /// - Returns: whether there was such an organisation.
  package func change(_ organisation: Organisation) throws -> Bool {
    let details = organisation.details
    let theirs: Filter = ["id = \(organisation.id)", access.shared(in: "organisations")]
    let count = try once(details) {
      try connection.run(
        """
        UPDATE organisations SET kind = \(details.kind), name = \(details.name), sort_name = \(folded(details.name)),
          other_name = \(details.otherName), city = \(details.city), industry = \(details.industry),
          size = \(details.size), website = \(details.website), about = \(details.about) \(where: theirs)
        """)
    }
    guard count == 1 else { return false }
    try index(organisation)
    try audit(organisation.id.rawValue, "organisation", "changed")
    return true
  }

  private func once<Result>(_ details: OrganisationDetails, _ body: () throws -> Result) throws -> Result {
    do {
      return try connection.attempt(body)
    } catch StorageError.unique {
      throw Refusal(
        .conflict,
        en:
          "“\(details.name)” in \(details.city) is in the directory already. Open it there, or give this one another name.",
        fr:
          "« \(details.name) », à \(details.city), figure déjà au répertoire. Ouvrez sa fiche, ou donnez un autre nom à celle-ci."
      )
    }
  }

  private func index(_ organisation: Organisation) throws {
    let details = organisation.details
    try Self.search.put(
      organisation.id.rawValue,
      [details.name, details.otherName ?? "", details.city, details.industry ?? ""], in: connection)
  }

  func audit(_ number: Int64, _ subject: AuditWord, _ how: AuditWord) throws {
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: subject, number, how: how,
        council: access.council.rawValue), in: connection)
  }

  static let columns: SQL =
    "o.id, o.kind, o.name, o.other_name, o.city, o.industry, o.size, o.website, o.about"

  /// - Parameter start: the place of the first of `columns` in the row.
  static func organisation(_ row: Row, from start: Int = 0) throws -> Organisation {
    Organisation(
      id: try row.value(at: start),
      details: OrganisationDetails(
        kind: try row.value(at: start + 1), name: try row.value(at: start + 2),
        otherName: try row.value(at: start + 3), city: try row.value(at: start + 4),
        industry: try row.value(at: start + 5), size: try row.value(at: start + 6),
        website: try row.value(at: start + 7), about: try row.value(at: start + 8)))
  }
}
