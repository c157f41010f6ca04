import Basics
import Mail
import Storage

enum DrillTables {
  static let migrations: [Migration] =
    [
      Migration(
        "drill/0001 kept",
        """
        CREATE TABLE kept
        (writer \(.integer) NOT NULL, number \(.integer) NOT NULL, PRIMARY KEY (writer, number)) \(.strict)
        """),
      Migration(
        "drill/0002 halves", "CREATE TABLE halves (writer \(.integer), number \(.integer)) \(.strict)"),
      Migration("drill/0003 first", "INSERT INTO kept (writer, number) VALUES (-1, 0)"),
    ] + JobQueue.migrations + Outbox.migrations
}

/// Each write is two rows in two tables, of which never one must be there alone.
struct WriteDrill: Sendable {
  let database: Database
  let writers: Int
  let writes: Int

  func run() async throws {
    let began = try await database.read { try $0.value("SELECT COUNT(*) FROM kept", as: Int.self) ?? 0 }
    StorageChild.tell("ready")
    await withTaskGroup { group in
      for writer in 0..<writers {
        group.addTask { try? await write(writer, after: began) }
      }
    }
  }

  private func write(_ writer: Int, after began: Int) async throws {
    for write in 0..<writes {
      let next = began + 1 + write
      try await database.write(.readCommitted) { connection in
        try connection.run("INSERT INTO kept (writer, number) VALUES (\(writer), \(next))")
        try connection.run("INSERT INTO halves (writer, number) VALUES (\(writer), \(next))")
      }
      StorageChild.tell("\(writer) \(next)")
    }
  }
}

/// Jobs that leave a row each time that they are carried out.
struct JobDrill: Sendable {
  let database: Database
  let writers: Int
  let jobs: Int

  struct Mark: Job {
    static let name = "drill/mark"
    static let version = 1
    let number: Int64
  }

  func run() async throws {
    let queue = JobQueue()
    try await Jobs.takeFromTheDead(database)
    let handler = JobHandler(Mark.self) { mark, connection in
      try connection.run("INSERT INTO halves (writer, number) VALUES (1, \(mark.number))")
    }
    let worker = JobWorker(database, queue: queue, handlers: [handler])
    let working = Task { await worker.run() }
    StorageChild.tell("ready")
    await withTaskGroup { group in
      for _ in 0..<writers {
        group.addTask {
          for _ in 0..<jobs {
            await Jobs.waitUntilFewAreOpen(database)
            let number = Int64.random(in: 1 ... .max)
            guard
              (try? await database.write(.readCommitted) { try queue.add(Mark(number: number), in: $0) })
                != nil
            else { return }
            StorageChild.tell("\(number)")
          }
        }
      }
    }
    await Jobs.waitUntilFewAreOpen(database, most: 0)
    worker.stop()
    await working.value
    await database.close()
  }
}

private enum Jobs {
  /// A dead worker's jobs are taken again at once: the drill has no time to wait for the end of a lease. And they are not
  /// given up: after so many kills one may have been begun twelve times.
  static func takeFromTheDead(_ database: Database) async throws {
    try await database.write {
      try $0.run("UPDATE jobs SET due = 0, attempts = 0 WHERE state = 'open' AND claim IS NOT NULL")
    }
  }

  /// Nobody adds much faster than the worker works, so that kills meet what is under way, and not only what waits.
  static func waitUntilFewAreOpen(_ database: Database, most: Int = 16) async {
    while (try? await database.read {
      try $0.values("SELECT id FROM jobs WHERE state = 'open' LIMIT \(most + 1)", as: Int64.self).count
    }) ?? 0 > most { await Task.yield() }
  }
}

/// Letters to a server on this machine.
struct MailDrill: Sendable {
  let database: Database
  let writers: Int
  let port: Int

  func run() async throws {
    guard let council = MailAddress("council@halifax.example"), let amina = MailAddress("amina@example.org")
    else {
      return
    }
    let origin = MailOrigin(sender: MailSender(name: "Conseil d’Halifax", address: council))
    var limits = Outbox.Limits()
    limits.mostToOne = .max
    let outbox = Outbox(database, limits: limits)
    try await Jobs.takeFromTheDead(database)
    let carrier = SMTP.carrier(try SMTPSettings(address: "smtp://127.0.0.1:\(port)"))
    let worker = JobWorker(database, handlers: [outbox.delivery(by: carrier, from: origin)])
    let working = Task { await worker.run() }
    StorageChild.tell("ready")
    let letter = Letter(
      to: amina, language: .english, subject: Letter.Subject(en: "A match", fr: "Un jumelage"),
      text: Bilingual(same: "Hello"), html: Bilingual(same: "<p>Hello</p>"))
    await withTaskGroup { group in
      for _ in 0..<writers {
        group.addTask {
          while !Task.isCancelled {
            await Jobs.waitUntilFewAreOpen(database)
            guard let id = try? await database.write(.readCommitted, { try outbox.add(letter, in: $0) })
            else { return }
            StorageChild.tell("\(id.rawValue)")
          }
        }
      }
    }
    await working.value
  }
}
