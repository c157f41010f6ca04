import Basics
import Identity
import Storage

/// Providers, and who is known by them.
///
/// Like accounts (`AccountStore`) it takes no `Access`: nobody has a scope yet who signs in, and each statement says itself whose rows it is
/// about. Administrators' pages give it the keeper that they work for.
struct ProviderStore {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  // MARK: Providers

  func provider(of keeper: ID<Keeper>, at now: Moment) throws -> SignInProvider? {
    try connection.row(
      "SELECT \(Self.columns) \(Self.open(at: now)) AND s.keeper = \(keeper)"
    ).map(Self.provider)
  }

  /// All there are, by the names of those whose they are. Who has one is nobody's secret; who comes in by it is.
  func all(at now: Moment) throws -> [SignInProvider] {
    try connection.rows("SELECT \(Self.columns) \(Self.open(at: now)) ORDER BY k.name_en, k.id").map(
      Self.provider)
  }

  /// - Throws: `unique` when the keeper has one already.
  func add(_ provider: SignInProvider, by administrator: ID<Person>) throws {
    try connection.run(
      """
      INSERT INTO sign_in_providers (keeper, council, issuer, client, client_secret, second_factor, added, added_by)
      VALUES (\(provider.keeper.id), \(provider.keeper.council), \(provider.issuer), \(provider.client),
        \(provider.clientSecret), \(provider.secondFactor), \(provider.added), \(administrator))
      """)
  }

  /// - Parameter secret: nil to go on with the one there is.
  /// - Returns: whether there is such a provider.
  func change(_ keeper: ID<Keeper>, secret: String?, secondFactor: String?) throws -> Bool {
    try connection.run(
      """
      UPDATE sign_in_providers SET client_secret = COALESCE(\(secret), client_secret), second_factor = \(secondFactor),
        trouble = NULL, trouble_at = NULL WHERE keeper = \(keeper)
      """) == 1
  }

  /// Ends it, and that anybody is known by it.
  func remove(_ keeper: ID<Keeper>) throws -> Bool {
    try connection.run("DELETE FROM sign_in_providers WHERE keeper = \(keeper)") == 1
  }

  func note(_ fault: ProviderFault, at keeper: ID<Keeper>, _ now: Moment) throws {
    try connection.run(
      "UPDATE sign_in_providers SET trouble = \(fault.word), trouble_at = \(now) WHERE keeper = \(keeper)")
  }

  func linkCount(_ keeper: ID<Keeper>) throws -> Int {
    try connection.value("SELECT COUNT(*) FROM linked_sign_ins WHERE provider = \(keeper)") ?? 0
  }

  // MARK: Who is known by them

  func person(_ subject: String, at keeper: ID<Keeper>) throws -> ID<Person>? {
    try connection.value(
      "SELECT person FROM linked_sign_ins WHERE provider = \(keeper) AND subject = \(subject)")
  }

  func link(of person: ID<Person>, at keeper: ID<Keeper>) throws -> LinkedSignIn? {
    try connection.row(
      "SELECT added, used FROM linked_sign_ins WHERE provider = \(keeper) AND person = \(person)"
    ).map { LinkedSignIn(person: person, added: try $0.value(at: 0), used: try $0.value(at: 1)) }
  }

  /// Those that could open somebody's account, and those that do.
  func offers(to person: ID<Person>, holding held: [HeldRole], at now: Moment) throws -> [OfferedSignIn] {
    try all(at: now).compactMap { provider in
      let link = try link(of: person, at: provider.keeper.id)
      guard link != nil || provider.covers(held) else { return nil }
      return OfferedSignIn(provider: provider, link: link)
    }
  }

  /// - Returns: whether it was added; not if that name is somebody's already, or the person has one with this provider.
  func link(_ person: ID<Person>, to subject: String, at keeper: ID<Keeper>, _ now: Moment) throws -> Bool {
    try connection.run(
      """
      INSERT INTO linked_sign_ins (provider, subject, person, added)
      VALUES (\(keeper), \(subject), \(person), \(now)) ON CONFLICT DO NOTHING
      """) == 1
  }

  func used(by person: ID<Person>, at keeper: ID<Keeper>, _ now: Moment) throws {
    try connection.run(
      "UPDATE linked_sign_ins SET used = \(now) WHERE provider = \(keeper) AND person = \(person)")
  }

  func unlink(_ person: ID<Person>, from keeper: ID<Keeper>) throws -> Bool {
    try connection.run("DELETE FROM linked_sign_ins WHERE provider = \(keeper) AND person = \(person)") == 1
  }

  // MARK: Rows

  private static let columns: SQL = """
    k.id, k.council, k.kind, k.name_en, k.name_fr, k.city, s.issuer, s.client, s.client_secret, s.second_factor,
    s.added, s.trouble, s.trouble_at
    """

  /// A keeper that is closed signs nobody in.
  private static func open(at now: Moment) -> SQL {
    """
    FROM sign_in_providers s JOIN keepers k ON k.id = s.keeper WHERE (k.closed IS NULL OR k.closed > \(now))
    """
  }

  private static func provider(_ row: Row) throws -> SignInProvider {
    let word = try row.value(at: 11, as: String?.self)
    let at = try row.value(at: 12, as: Moment?.self)
    var trouble: (word: String, at: Moment)?
    if let word, let at { trouble = (word, at) }
    return SignInProvider(
      keeper: Keeper(
        id: try row.value(at: 0), council: try row.value(at: 1), kind: try row.value(at: 2),
        name: Bilingual(en: try row.value(at: 3), fr: try row.value(at: 4)), city: try row.value(at: 5)),
      issuer: try row.value(at: 6), client: try row.value(at: 7), clientSecret: try row.value(at: 8),
      secondFactor: try row.value(at: 9), added: try row.value(at: 10), trouble: trouble)
  }
}
