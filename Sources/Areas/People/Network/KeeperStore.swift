import Basics
import Storage

extension Keeper.Kind: Storable {}
extension Role: Storable {}

/// Councils and their agencies. Who they are is nobody's secret among staff; who is added is for whoever runs the installation.
package struct KeeperStore {
  private let connection: Connection

  package init(_ connection: Connection) {
    self.connection = connection
  }

  package func keeper(_ id: ID<Keeper>) throws -> Keeper? {
    try connection.row("SELECT \(Self.columns) FROM keepers k WHERE k.id = \(id)").map(Self.keeper)
  }

  /// A council and its agencies that are open, the council first, then by name in a language.
  package func open(of council: ID<Keeper>, at now: Moment) throws -> [Keeper] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM keepers k
      WHERE k.council = \(council) AND (k.closed IS NULL OR k.closed > \(now))
      ORDER BY k.kind DESC, k.name_en, k.id
      """
    ).map(Self.keeper)
  }

  /// Their names, by their numbers.
  package func names(of ids: some Sequence<ID<Keeper>>) throws -> [ID<Keeper>: Bilingual] {
    let found = try connection.rows(
      "SELECT \(Self.columns) FROM keepers k WHERE k.id IN \(list: Set(ids).sorted())"
    ).map(Self.keeper)
    return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.name) })
  }

  /// All councils that are open, by name.
  package func councils(at now: Moment) throws -> [Keeper] {
    try connection.rows(
      """
      SELECT \(Self.columns) FROM keepers k WHERE k.kind = 'council' AND (k.closed IS NULL OR k.closed > \(now))
      ORDER BY k.name_en, k.id
      """
    ).map(Self.keeper)
  }

  /// The council that somebody means, whatever the accents and capitals, in either language.
  ///
  /// - Throws: a refusal that names those that are there.
  package func council(named name: String, at now: Moment) throws -> Keeper {
    try one(of: try councils(at: now), named: name)
  }

  /// The agency of a council that somebody means.
  ///
  /// - Throws: a refusal that names those that are there.
  package func agency(named name: String, of council: Keeper, at now: Moment) throws -> Keeper {
    try one(of: try open(of: council.id, at: now).filter { $0.kind == .agency }, named: name)
  }

  /// A new council, or with one an agency of it.
  ///
  /// - Throws: a refusal when there is one of that name.
  package func found(named name: Bilingual, city: String, of council: Keeper?, at now: Moment) throws {
    let others = try council.map { try open(of: $0.id, at: now) } ?? councils(at: now)
    guard !others.contains(where: { $0.isNamed(name.en) || $0.isNamed(name.fr) }) else {
      throw Refusal(.conflict, en: "There is one of that name already.", fr: "Il y en a déjà un de ce nom.")
    }
    let id = ID<Keeper>(at: now)
    let keeper =
      council.map { Keeper(agency: id, of: $0.id, name: name, city: city) }
      ?? Keeper(council: id, name: name, city: city)
    try add(keeper, at: now)
    try AuditLog().add(
      AuditEntry(
        by: .program("command"), changed: "keeper", id.rawValue, how: "added",
        council: keeper.council.rawValue),
      in: connection)
  }

  private func one(of keepers: [Keeper], named name: String) throws -> Keeper {
    let found = keepers.filter { $0.isNamed(name) }
    if let first = found.first, found.count == 1 { return first }
    let (en, fr) = (
      keepers.map(\.name.en).joined(separator: ", "), keepers.map(\.name.fr).joined(separator: ", ")
    )
    throw Refusal(
      .missing, en: "“\(name)” is not here. These are: \(en.isEmpty ? "none yet" : en).",
      fr: "«\u{A0}\(name)\u{A0}» n’est pas ici. Il y a\u{A0}: \(fr.isEmpty ? "rien encore" : fr).")
  }

  package func add(_ keeper: Keeper, at now: Moment) throws {
    try connection.run(
      """
      INSERT INTO keepers (id, council, kind, name_en, name_fr, city, opened)
      VALUES (\(keeper.id), \(keeper.council), \(keeper.kind), \(keeper.name.en), \(keeper.name.fr), \(keeper.city), \(now))
      """)
  }

  private static let columns: SQL = "k.id, k.council, k.kind, k.name_en, k.name_fr, k.city"

  private static func keeper(_ row: Row) throws -> Keeper {
    Keeper(
      id: try row.value(at: 0), council: try row.value(at: 1), kind: try row.value(at: 2),
      name: Bilingual(en: try row.value(at: 3), fr: try row.value(at: 4)), city: try row.value(at: 5))
  }
}
