import Basics
import People
import Storage

extension Evening.Guest.State: Storable {}

/// Evenings of whoever hosts them. Guests may be other agencies' people who agreed to be matched, so what is marked is written
/// behind the open wall; every statement says whose evening it is about.
struct EveningStore {
  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// The next first, and then those that were, the latest first.
  func all(in programme: ID<Programme>, today: LocalDate) throws -> [Evening] {
    let theirs: Filter = ["e.programme = \(programme)", hosted]
    return try connection.rows(
      """
      SELECT \(Self.columns) FROM evenings e \(where: theirs)
      ORDER BY CASE WHEN e.day >= \(today) THEN 0 ELSE 1 END, CASE WHEN e.day >= \(today) THEN e.day ELSE -e.day END, e.id
      LIMIT 100
      """
    ).map(Self.evening)
  }

  func evening(_ id: ID<Evening>) throws -> Evening? {
    try connection.row("SELECT \(Self.columns) FROM evenings e \(where: ["e.id = \(id)", hosted])").map(
      Self.evening)
  }

  /// Everybody on its list, in the order in which they were put there.
  func guests(of id: ID<Evening>) throws -> [Evening.Guest] {
    try connection.rows(
      """
      SELECT g.person, g.side, g.state, g.seat FROM evening_guests g
      \(where: ["g.evening = \(id)", "g.host = \(access.keeper)"]) ORDER BY g.id LIMIT \(Evening.mostPeople)
      """
    ).map { row in
      Evening.Guest(
        person: try row.value(at: 0), side: try row.value(at: 1), state: try row.value(at: 2),
        table: try row.value(at: 3))
    }
  }

  func rota(of evening: Evening) throws -> EveningRota {
    var rota = EveningRota(rounds: Array(repeating: [:], count: evening.rounds))
    let theirs: Filter = ["m.evening = \(evening.id)", "m.host = \(access.keeper)"]
    for row in try connection.rows(
      "SELECT m.round, m.person, m.professional FROM evening_meetings m \(where: theirs)")
    {
      let round = try row.value(at: 0, as: Int.self) - 1
      guard rota.rounds.indices.contains(round) else { continue }
      rota.rounds[round][try row.value(at: 1)] = try row.value(at: 2)
    }
    return rota
  }

  // MARK: Changing

  func add(
    to programme: ID<Programme>, on day: LocalDate, at place: String, rounds: Int, minutes: Int
  ) throws -> ID<Evening> {
    let id = ID<Evening>(at: access.now)
    try connection.run(
      """
      INSERT INTO evenings (id, keeper, council, programme, day, place, rounds, minutes, begun, made_by, made)
      VALUES (\(id), \(access.keeper), \(access.council), \(programme), \(day), \(place), \(rounds), \(minutes), 0,
        \(access.person), \(access.now))
      """)
    return id
  }

  /// Puts people on the list who are not on it yet: professionals get the next tables.
  ///
  /// - Returns: how many were not.
  func invite(_ entries: [DeskEntry], to evening: Evening) throws -> Int {
    let guests = try guests(of: evening.id)
    let known = Set(guests.map(\.person))
    var table = guests.compactMap(\.table).max() ?? 0
    var (added, room) = (0, Evening.mostPeople - guests.count)
    for entry in entries where !known.contains(entry.person.id) && room > 0 {
      let side = entry.application.side
      if side == .professionals { table += 1 }
      try connection.run(
        """
        INSERT INTO evening_guests (id, evening, person, keeper, council, host, side, state, seat)
        VALUES (\(ID<Evening.Guest>(at: access.now)), \(evening.id), \(entry.person.id), \(entry.person.keeper),
          \(entry.person.council), \(access.keeper), \(side), \(Evening.Guest.State.expected),
          \(side == .professionals ? table : nil))
        """)
      added += 1
      room -= 1
    }
    return added
  }

  /// - Returns: whether they are on the list, and were in another state.
  func mark(_ person: ID<Person>, _ state: Evening.Guest.State, at evening: Evening) throws -> Bool {
    try connection.run(
      """
      UPDATE evening_guests SET state = \(state), marked_by = \(access.person), marked = \(access.now)
      WHERE evening = \(evening.id) AND person = \(person) AND host = \(access.keeper) AND state <> \(state)
      """) == 1
  }

  /// Begins a round, or after the last one ends the evening.
  ///
  /// - Parameter round: counted from one. Pressed twice, it begins once.
  /// - Returns: whether it was the next.
  func begin(_ round: Int, of evening: Evening) throws -> Bool {
    try connection.run(
      """
      UPDATE evenings SET begun = \(round)
      WHERE id = \(evening.id) AND keeper = \(access.keeper) AND begun = \(round - 1) AND begun <= rounds
      """) == 1
  }

  /// Keeps a rota from a round on; what was before it stays.
  func keep(
    _ rota: EveningRota, from first: Int, of evening: Evening, keepers: [ID<Person>: (ID<Keeper>, ID<Keeper>)]
  ) throws {
    try connection.run(
      """
      DELETE FROM evening_meetings WHERE evening = \(evening.id) AND host = \(access.keeper) AND round > \(first)
      """)
    for (number, round) in rota.rounds.enumerated().dropFirst(first) {
      for (newcomer, professional) in round.sorted(by: { $0.key < $1.key }) {
        guard let (keeper, council) = keepers[newcomer] else { continue }
        try connection.run(
          """
          INSERT INTO evening_meetings (id, evening, round, person, keeper, council, host, professional)
          VALUES (\(ID<EveningRota>(at: access.now)), \(evening.id), \(number + 1), \(newcomer), \(keeper), \(council),
            \(access.keeper), \(professional))
          """)
      }
    }
  }

  /// Whose records the guests are.
  func keepers(of id: ID<Evening>) throws -> [ID<Person>: (ID<Keeper>, ID<Keeper>)] {
    var keepers: [ID<Person>: (ID<Keeper>, ID<Keeper>)] = [:]
    let theirs: Filter = ["g.evening = \(id)", "g.host = \(access.keeper)"]
    for row in try connection.rows(
      "SELECT g.person, g.keeper, g.council FROM evening_guests g \(where: theirs)")
    {
      keepers[try row.value(at: 0)] = (try row.value(at: 1), try row.value(at: 2))
    }
    return keepers
  }

  private var hosted: SQL { "e.keeper = \(access.keeper)" }

  private static let columns: SQL =
    "e.id, e.programme, e.keeper, e.day, e.place, e.rounds, e.minutes, e.begun"

  private static func evening(_ row: Row) throws -> Evening {
    Evening(
      id: try row.value(at: 0), programme: try row.value(at: 1), host: try row.value(at: 2),
      day: try row.value(at: 3), place: try row.value(at: 4), rounds: try row.value(at: 5),
      minutes: try row.value(at: 6), begun: try row.value(at: 7))
  }
}
