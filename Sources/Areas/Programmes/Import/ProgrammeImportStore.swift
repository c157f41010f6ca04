import Basics
import People
import Storage

/// Lists whose people are taken into a programme. What is a list, and what becomes of records, is `ImportStore`'s.
struct ProgrammeImportStore {
  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Keeps a list for as long as its trial lasts.
  ///
  /// - Throws: a refusal where the programme is closed.
  func keep(
    _ content: [UInt8], file: String, as side: Side, _ order: DateOrder?, for programme: ID<Programme>,
    _ stage: Application.Stage
  ) throws -> ID<ListImport> {
    try checkOpen(programme)
    let id = try ImportStore(connection, access).keep(
      content, file: file, side: side, order, at: "/programmes/\(programme)/imports")
    try connection.run(
      """
      INSERT INTO programme_imports (import, keeper, council, programme, stage)
      VALUES (\(id), \(access.keeper), \(access.council), \(programme), \(stage))
      """)
    return id
  }

  func find(_ id: ID<ListImport>, of programme: ID<Programme>) throws -> ProgrammeImport? {
    let theirs: Filter = ["g.import = \(id)", "g.programme = \(programme)", access.kept(in: "g")]
    guard
      let stage = try connection.value(
        "SELECT g.stage FROM programme_imports g \(where: theirs)", as: Application.Stage.self),
      let list = try ImportStore(connection, access).find(id)
    else { return nil }
    return ProgrammeImport(list: list, programme: programme, stage: stage)
  }

  /// The latest first.
  func all(of programme: ID<Programme>) throws -> [ListImport] {
    let theirs: Filter = ["g.programme = \(programme)", access.kept(in: "g")]
    let lists = Set(
      try connection.values(
        "SELECT g.import FROM programme_imports g \(where: theirs) ORDER BY g.import DESC LIMIT 50",
        as: ID<ListImport>.self))
    return try ImportStore(connection, access).all().filter { lists.contains($0.id) }
  }

  /// What is to become of each row, as things are now.
  func plan(_ listImport: ProgrammeImport, _ trial: ImportTrial) throws -> [PlannedRow] {
    var trial = trial
    trial.known = try ImportStore(connection, access).known(among: trial.people)
    let theirs: Filter = [
      "a.programme = \(listImport.programme)", "a.side = \(listImport.list.side)", "a.ended IS NULL",
      access.kept(in: "a"),
    ]
    let taking = try connection.values(
      "SELECT a.person FROM applications a \(where: theirs)", as: ID<Person>.self)
    return trial.plan(besides: Set(taking))
  }

  /// Takes everybody in who can be, or nobody.
  ///
  /// - Throws: a refusal where the programme was closed, or somebody was taken in meanwhile.
  /// - Returns: whether it was still to be done.
  func carryOut(_ listImport: ProgrammeImport, _ trial: ImportTrial) throws -> Bool {
    try checkOpen(listImport.programme)
    let applications = ApplicationStore(connection, access)
    do {
      return try ImportStore(connection, access).carryOut(
        listImport.list, try plan(listImport, trial)
      ) { person in
        try applications.takeIn(
          person, to: listImport.programme, as: listImport.list.side, listImport.stage
        ).rawValue
      }
    } catch StorageError.unique {
      throw ProgrammeImportWords.meanwhile
    }
  }

  /// Takes it back: records that came of it, and that people take part. Whoever was worked with since stays.
  ///
  /// It is carried out on a database whose wall is open, as `ImportStore.undo` is.
  func undo(_ listImport: ProgrammeImport) throws {
    let since = listImport.list.done ?? access.now
    let programme = listImport.programme
    // Whoever was proposed, held or decided about, by whomever.
    let busy = Set(
      try connection.values(
        """
        SELECT o.person FROM proposals o WHERE o.programme = \(programme) AND o.proposed >= \(since)
        UNION SELECT h.person FROM holds h WHERE h.programme = \(programme) AND h.council = \(access.council)
          AND h.begun >= \(since)
        UNION SELECT d.person FROM pair_decisions d WHERE d.programme = \(programme) AND d.decided >= \(since)
        UNION SELECT d.professional FROM pair_decisions d WHERE d.programme = \(programme) AND d.decided >= \(since)
        """, as: ID<Person>.self))
    let applications = ApplicationStore(connection, access)
    try ImportStore(connection, access).undo(listImport.list.id) { number, person in
      guard !busy.contains(person) else { return false }
      return try applications.takeBack(ID(rawValue: number), of: person)
    }
  }

  private func checkOpen(_ id: ID<Programme>) throws {
    guard let programme = try ProgrammeStore(connection, access).programme(id) else {
      throw Refusal(
        .missing, en: "There is no such programme of yours.", fr: "Vous n’avez pas de tel programme.")
    }
    guard programme.closed == nil else { throw ProgrammeImportWords.closed }
  }
}
