import Basics
import Foundation
import Storage
import Synchronization
import TestDatabases
import TestSupport
import Testing

@testable import Mail

/// Letters to the cast, and an outbox on a clock that the test moves.
enum Letters {
  static func to(_ address: String = "amina@example.org", text: String = "Elaine would like to meet you.")
    -> Letter
  {
    Letter(
      to: MailAddress(address) ?? none, language: .french,
      subject: Letter.Subject(en: "You have a match", fr: "Un jumelage vous attend"),
      text: Bilingual(en: text, fr: "Elaine aimerait vous rencontrer à l’été."),
      html: Bilingual(
        en: "<p>Elaine would like to meet you.</p>", fr: "<p>Elaine aimerait vous rencontrer.</p>"))
  }

  static let none = MailAddress("none@example.org").unsafelyUnwrapped
  static let sender = MailSender(
    name: "Conseil d’Halifax", address: MailAddress("council@halifax.example").unsafelyUnwrapped)
  static let origin = MailOrigin(sender: sender, returns: MailAddress("returns@halifax.example"))
}

struct TestOutbox: Sendable {
  let database: Database
  let clock = TestClock()
  let outbox: Outbox

  init(_ database: Database, _ change: (inout Outbox.Limits) -> Void = { _ in }) async throws {
    self.init(prepared: database, change)
    try await database.migrate(JobQueue.migrations + Outbox.migrations)
  }

  /// On a database that has its tables.
  init(prepared database: Database, _ change: (inout Outbox.Limits) -> Void) {
    self.database = database
    var limits = Outbox.Limits()
    change(&limits)
    let now: @Sendable () -> Moment = { [clock] in clock.now }
    outbox = Outbox(database, limits: limits, queue: JobQueue(now: now), now: now)
  }

  @discardableResult
  func add(_ letter: Letter = Letters.to(), once key: String? = nil) async throws -> LetterID {
    let id = try await database.write { [outbox] in try outbox.add(letter, in: $0, once: key) }
    return try #require(id)
  }

  func state(_ id: LetterID) async throws -> LetterState? {
    try await database.read { [outbox] in try outbox.state(of: id, in: $0) }
  }

  /// Runs a worker until nothing is due any more.
  func deliver(_ carrier: MailCarrier, attempts: Int = 3) async throws {
    var retries = Retries.ofJobs
    retries.attempts = attempts
    retries.firstPause = .zero
    var settings = JobWorker.Settings()
    settings.pollEvery = .milliseconds(2)
    let worker = JobWorker(
      database, queue: outbox.queue,
      handlers: [outbox.delivery(by: carrier, from: Letters.origin, retries: retries)],
      settings: settings)
    let running = Task { await worker.run() }
    while true {
      let open = try await database.read { [clock] in
        try $0.value(
          "SELECT 1 FROM jobs WHERE state = 'open' AND (due <= \(clock.now) OR claim IS NOT NULL) LIMIT 1",
          as: Int.self)
      }
      if open == nil { break }
      await Task.yield()
    }
    worker.stop()
    await running.value
  }
}

extension SMTPSink {
  /// What hands letters to this server, and gives up after a second.
  var carrier: MailCarrier {
    get throws {
      var settings = try SMTPSettings(address: "smtp://127.0.0.1:\(port)")
      settings.deadline = .seconds(1)
      return SMTP.carrier(settings)
    }
  }
}
