import Basics
import People
import Storage

/// Which programmes take applications by a form, and who looks after them.
struct IntakeOpeningStore {
  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Who gets what comes in on each side; nobody where the form is shut.
  func places(of programme: ID<Programme>) throws -> [Side: [ID<Keeper>]] {
    let found: Filter = ["i.programme = \(programme)", access.shared(in: "i")]
    var places: [Side: [ID<Keeper>]] = [:]
    for row in try connection.rows(
      "SELECT i.side, i.receiver FROM intake_places i \(where: found) ORDER BY i.id")
    {
      places[try row.value(at: 0), default: []].append(try row.value(at: 1))
    }
    return places
  }

  /// Opens the form for a side to those who then get what comes in; with none of them it is shut.
  func set(_ receivers: [ID<Keeper>], of programme: ID<Programme>, _ side: Side) throws {
    guard try places(of: programme)[side, default: []] != receivers else { return }
    let before: Filter = ["programme = \(programme)", "side = \(side)", access.shared(in: "intake_places")]
    try connection.run("DELETE FROM intake_places \(where: before)")
    for receiver in receivers {
      try connection.run(
        """
        INSERT INTO intake_places (id, programme, side, receiver, council, opened, opened_by)
        VALUES (\(ID<IntakeOpening>(at: access.now)), \(programme), \(side), \(receiver), \(access.council), \(access.now),
          \(access.person))
        """)
    }
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "programme", programme.rawValue,
        how: receivers.isEmpty ? "form-shut" : "form-opened", council: access.council.rawValue),
      in: connection)
  }

  /// The form of one side; nil where the programme is closed, its form shut, or its text none any more.
  func opening(of id: ID<Programme>, _ side: Side) throws -> IntakeOpening? {
    let programmes = ProgrammeStore(connection, access)
    guard let programme = try programmes.programme(id), programme.closed == nil,
      let version = try programmes.version(of: id),
      let model = try? ProgrammeModel(yaml: version.document, file: "programme")
    else { return nil }
    let receivers = Set(try places(of: id)[side, default: []])
    let open = try KeeperStore(connection).open(of: programme.council, at: access.now)
    let places = open.filter { receivers.contains($0.id) }
    guard !places.isEmpty, let council = open.first(where: { $0.id == programme.council }) else { return nil }
    return IntakeOpening(
      programme: programme, side: side, version: version.number, model: model, council: council,
      places: places)
  }

  /// All forms of a council that are open, newcomers' first, in the order in which programmes were opened.
  func all() throws -> [IntakeOpening] {
    try ProgrammeStore(connection, access).open().flatMap { programme in
      try Side.allCases.compactMap { try opening(of: programme.id, $0) }
    }
  }
}
