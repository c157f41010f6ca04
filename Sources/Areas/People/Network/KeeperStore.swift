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
