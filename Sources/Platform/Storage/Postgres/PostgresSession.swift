import CPostgres
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One connection to PostgreSQL, which blocks a thread of its own while the server works.
///
/// Everything but `cancel` happens on `queue`, one thing at a time; that is why the class may cross threads.
final class PostgresSession: Session, @unchecked Sendable {
  /// Statements that are remembered; when there are more, all are forgotten and remembered anew.
  static let mostPrepared = 500

  private let queue: DispatchQueue
  let pointer: OpaquePointer
  private let canceller: OpaquePointer?
  private var prepared: [Prepared: String] = [:]
  /// Statements prepared in the transaction that is under way, which a change of tables cannot have made stale.
  private var preparedNow: Set<String> = []
  private let stage = Mutex(Stage.idle)

  /// What was cancelled while it worked is over once its thread is through.
  private enum Stage { case idle, working, cancelled, over }

  private struct Prepared: Hashable {
    let text: String
    let types: [SQLType]
  }

  /// Connects, and blocks meanwhile: for a few seconds at most, unless the address says otherwise.
  ///
  /// - Throws: `gone`, or what the server says.
  init(address: String, queue: DispatchQueue) throws(StorageError) {
    // Later ones win over earlier ones, and what the address says over all that stands before it.
    let options = [
      ("connect_timeout", "5"), ("keepalives_idle", "30"), ("tcp_user_timeout", "30000"),
      ("application_name", "allies"),
      ("dbname", address),
      ("client_encoding", "UTF8"),
    ]
    let keys = options.map { strdup($0.0) as UnsafeMutablePointer<CChar>? } + [nil]
    let values = options.map { strdup($0.1) as UnsafeMutablePointer<CChar>? } + [nil]
    defer { for text in keys + values { free(text) } }
    let connected = PQconnectdbParams(
      keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
    guard let connected else { throw .gone(mayHaveCommitted: false) }
    guard PQstatus(connected) == CONNECTION_OK else {
      PQfinish(connected)
      throw .gone(mayHaveCommitted: false)
    }
    // "relation already exists, skipping" is of no use to anybody who reads our log.
    PQsetNoticeProcessor(connected, { _, _ in }, nil)
    pointer = connected
    canceller = PQgetCancel(connected)
    self.queue = queue
    try tell("SET TIME ZONE 'UTC'; SET bytea_output = 'hex'; SET extra_float_digits = 1")
  }

  deinit {
    PQfreeCancel(canceller)
    PQfinish(pointer)
  }

  var dialect: SQLDialect { .postgres }
  var isCancelled: Bool { stage.withLock { $0 == .cancelled || $0 == .over } }
  var isAlive: Bool { PQstatus(pointer) == CONNECTION_OK }
  var socket: CInt { PQsocket(pointer) }

  /// Whether it can be used for another transaction: alive, at rest, and never cancelled, since a cancellation may reach
  /// the server late and would then hit whatever came next.
  var isReusable: Bool { isAlive && !isLost && !isCancelled && PQtransactionStatus(pointer) == PQTRANS_IDLE }

  /// Takes in what the server has said since; false when it went away.
  ///
  /// Until there is nothing more: a farewell and the end come as one event, and nothing announces the end again.
  func hear() -> Bool {
    var waiting = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
    repeat {
      guard PQconsumeInput(pointer) == 1, isAlive else { return false }
    } while poll(&waiting, 1, 0) > 0
    return true
  }

  /// Messages that came for those who listen.
  func messages() -> [(channel: String, message: String)] {
    var messages: [(channel: String, message: String)] = []
    while let notice = PQnotifies(pointer) {
      messages.append((String(cString: notice.pointee.relname), String(cString: notice.pointee.extra)))
      PQfreemem(notice)
    }
    return messages
  }

  /// Carries something out on the connection's thread. Cancelling the task interrupts the statement under way.
  func perform<Result: Sendable>(_ body: @escaping @Sendable (PostgresSession) throws -> Result) async throws
    -> Result
  {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        queue.async {
          self.stage.withLock { if $0 == .idle { $0 = .working } }
          let result = Swift.Result { try body(self) }
          self.stage.withLock { stage in
            if stage == .working { stage = .idle }
            if stage == .cancelled { stage = .over }
          }
          continuation.resume(with: result)
        }
      }
    } onCancel: {
      stage.withLock { $0 = $0 == .working ? .cancelled : .over }
      DispatchQueue.global().async { self.interruptUntilOver() }
    }
  }

  /// Again and again: a server that is asked to end a statement before it has begun with it does nothing.
  private func interruptUntilOver() {
    guard stage.withLock({ $0 == .cancelled }) else { return }
    interrupt()
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(100)) { self.interruptUntilOver() }
  }

  private func interrupt() {
    var words = [CChar](repeating: 0, count: 256)
    _ = PQcancel(canceller, &words, CInt(words.count))
  }

  /// Ends a statement under way that nobody wants to hear any more.
  func giveUp() {
    interrupt()
    isLost = true
  }

  func query(_ sql: RenderedSQL) throws(StorageError) -> Rows {
    try answer(to: sql).rows
  }

  func execute(_ sql: RenderedSQL) throws(StorageError) -> Int {
    try answer(to: sql).changed
  }

  func stream(_ sql: RenderedSQL, _ body: (Row) throws -> Void) throws {
    let name = try prepare(sql)
    let values = PostgresValues(sql.values)
    let isSent = values.withPointers {
      PQsendQueryPrepared(pointer, name, values.count, $0, values.lengths, values.formats, 0) == 1
    }
    guard isSent, PQsetSingleRowMode(pointer) == 1 else { throw lost }
    var problem: (any Error)?
    while let next = PQgetResult(pointer) {
      let answer = PostgresAnswer(next)
      if answer.isError {
        if problem == nil { problem = failure(answer, of: name) }
      } else if problem == nil, answer.status == PGRES_SINGLE_TUPLE {
        do {
          if let row = answer.rows.first { try body(row) }
        } catch {
          problem = error
          // What is still to come is thrown away, and so is the connection: the server may hear of this late.
          giveUp()
        }
      }
    }
    if let problem { throw problem }
  }

  func notify(_ channel: Channel, _ message: String) throws(StorageError) {
    _ = try execute(RenderedSQL("SELECT pg_notify(\(channel.name), \(message))", for: .postgres))
  }

  func control(_ step: TransactionStep) throws(StorageError) {
    switch step {
    case .beginReading: try begin("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    case .beginWriting: try begin("BEGIN ISOLATION LEVEL SERIALIZABLE, READ WRITE")
    case .beginWritingLoosely: try begin("BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE")
    case .commit:
      do {
        try tell("COMMIT")
      } catch {
        // Only here the server may have done what we could not hear it say.
        if case .gone = error { throw .gone(mayHaveCommitted: true) }
        throw error
      }
    case .rollBack: try tell("ROLLBACK")
    case .savepoint: try tell("SAVEPOINT step")
    case .release: try tell("RELEASE step")
    case .rollBackToSavepoint:
      try tell("ROLLBACK TO step")
      try tell("RELEASE step")
    }
  }

  /// What the next transaction stands behind.
  var wall = Wall.open

  private func begin(_ words: StaticString) throws(StorageError) {
    preparedNow = []
    // In one message with BEGIN, so that a wall costs no round trip.
    try tell(text: words.description + wall.settings)
  }

  /// A statement of our own, without values.
  func tell(_ words: StaticString) throws(StorageError) {
    try tell(text: words.description)
  }

  func tell(text: String) throws(StorageError) {
    let answer = PostgresAnswer(PQexec(pointer, text))
    if answer.isError { throw failure(answer) }
  }

  private func answer(to sql: RenderedSQL) throws(StorageError) -> PostgresAnswer {
    let name = try prepare(sql)
    let values = PostgresValues(sql.values)
    let answer = values.withPointers {
      PostgresAnswer(PQexecPrepared(pointer, name, values.count, $0, values.lengths, values.formats, 0))
    }
    if answer.isError { throw failure(answer, of: name) }
    return answer
  }

  func prepare(_ sql: RenderedSQL) throws(StorageError) -> String {
    let key = Prepared(text: sql.text, types: sql.types)
    if let name = prepared[key] { return name }
    try makeRoom(forPrepared: 1)
    let name = "s\(prepared.count)"
    let answer = PostgresAnswer(
      PQprepare(pointer, name, sql.text, CInt(sql.types.count), sql.types.map(\.number)))
    if answer.isError { throw failure(answer) }
    prepared[key] = name
    preparedNow.insert(name)
    return name
  }

  /// Forgets what was prepared where so many more would be too many.
  func makeRoom(forPrepared count: Int) throws(StorageError) {
    if prepared.count + count > Self.mostPrepared { try forgetPrepared() }
  }

  private func forgetPrepared() throws(StorageError) {
    prepared = [:]
    preparedNow = []
    try tell("DEALLOCATE ALL")
  }

  var lost: StorageError {
    isAlive ? .other(code: "libpq", words: "the connection is out of step") : .gone(mayHaveCommitted: false)
  }

  func failure(_ answer: PostgresAnswer, of statement: String? = nil) -> StorageError {
    let error = isAlive ? StorageError(answer.pointer) : .gone(mayHaveCommitted: false)
    if case .gone = error {
      isLost = true
      return error
    }
    if isCancelled { return .cancelled }
    // "Cached plan must not change result type": tables were changed since the statement was prepared. It is as if
    // another had changed what we read, and the transaction is carried out again.
    if case .other("0A000", _) = error, let statement, !preparedNow.contains(statement) {
      isStale = true
      return .serialization
    }
    return error
  }

  /// Whether the server said farewell, which libpq notices only at the next question.
  private var isLost = false

  /// Whether the remembered statements are to be forgotten before the next transaction.
  private var isStale = false

  /// Undoes what is under way, and makes ready for another transaction.
  func settle() {
    if PQtransactionStatus(pointer) != PQTRANS_IDLE { try? tell("ROLLBACK") }
    if isStale {
      isStale = false
      try? forgetPrepared()
    }
  }
}
