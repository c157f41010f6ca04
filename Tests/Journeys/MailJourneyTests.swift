import Basics
import Foundation
import Mail
import SiteTesting
import Storage
import TestDatabases
import TestSupport
import Testing

@testable import App

/// Letters on their way, with the program and a server of mail.
@Suite("Mail", .serialized)
struct MailJourneyTests {
  private static let sender = ["--mail-from", "Conseil d’Halifax <council@halifax.example>"]
  private static let returns = ["--mail-returns", "returns@halifax.example"]

  private func database(_ folder: Folder) -> String { folder.url.appending(path: "data/allies.sqlite").path }

  /// Asks for a letter, as an area does.
  @discardableResult
  private func ask(_ address: String) async throws -> LetterID {
    let database = try Database.open(address)
    let amina = try #require(MailAddress("amina@example.org"))
    let letter = Letter(
      to: amina, language: .french, subject: Letter.Subject(en: "A match", fr: "Un jumelage"),
      text: Bilingual(en: "Elaine would like to meet you.", fr: "Elaine aimerait vous rencontrer."),
      html: Bilingual(en: "<p>Elaine</p>", fr: "<p>Elaine</p>"))
    let id = try await database.write { try Outbox(database).add(letter, in: $0) }
    await database.close()
    return try #require(id)
  }

  private func until(_ holds: () throws -> Bool) async rethrows {
    while try !holds() { await Task.yield() }
  }

  @Test("letters wait where no mail server is set, leave when one is, and what comes back is taken in")
  func story() async throws {
    let folder = try Folder()
    let sink = try SMTPSink()
    defer { sink.end() }
    let data = folder.url.appending(path: "data").path
    let without = try ServedSite(in: folder)
    let letter = try await ask(database(folder))
    let admin = try RawConnection(socket: data + "/admin.sock")
    let figures = admin.asked("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let text = figures?.body ?? ""
    #expect(text.contains("\nallies_letters_waiting 1\n") && text.contains("\nallies_letters_given_up 0\n"))
    #expect(without.end() == 0)
    #expect(try without.said().contains("No mail server is set: letters wait in the database"))
    #expect(
      try Allies(["mail", "list", "--database", database(folder)]).out
        == "Letters that wait: 1; given up: 0.\n")
    let poor = try Allies(["doctor", "--data", data])
    #expect(poor.out.contains("No mail server is set: letters wait\n"))
    #expect(
      poor.out.contains(/Letters that wait: 1; the oldest was asked for (a moment|[1-9].minutes?) ago\n/))
    #expect(sink.taken.isEmpty)

    let mail = ["--mail", "smtp://127.0.0.1:\(sink.port)"] + Self.sender + Self.returns
    let with = try ServedSite(in: folder, mail)
    await until { !sink.taken.isEmpty }
    // Asked for by another process, while it runs.
    try await ask(database(folder))
    await until { sink.taken.count == 2 }
    #expect(with.end() == 0)
    #expect(try !with.said().contains("mail"))
    let taken = try #require(sink.taken.first)
    #expect(taken.recipients == ["<amina@example.org>"])
    #expect(taken.sender == "<returns+\(letter.digits)@halifax.example>")
    #expect(taken.header("Message-ID") == "<\(letter.digits)@halifax.example>")
    #expect(taken.header("From")?.hasSuffix("<council@halifax.example>") == true)
    let well = try Allies(["doctor", "--data", data] + mail)
    #expect(well.status == 0, "\(well.out)")
    #expect(well.out.contains("The mail server 127.0.0.1:\(sink.port), on this machine, takes letters"))
    #expect(well.out.contains("No letter waits"), "\(well.out)")
    #expect(well.out.contains("the zone of the council, it is"))
    #expect(sink.taken.count == 2)

    let report = """
      To: returns+\(letter.digits)@halifax.example
      Content-Type: multipart/report; boundary=x

      --x
      Content-Type: message/delivery-status

      Final-Recipient: rfc822; amina@example.org
      Action: failed
      Status: 5.1.1
      --x--
      """
    let back = try Allies(
      ["mail", "take-return", "--data", data] + Self.sender + Self.returns, input: Array(report.utf8))
    #expect(back.status == 0, "\(back.err)")
    #expect(back.out == "Taken in, for the letter \(letter.digits).\n")
    let stranger = try Allies(
      ["mail", "take-return", "--data", data, "--language", "fr"] + Self.sender,
      input: Array("To: a\n\nb\n".utf8))
    #expect(stranger.status == 0 && stranger.out.hasPrefix("Il ne s’agit d’aucune de nos lettres"))
    let list = try Allies(["mail", "list", "--database", database(folder)]).out
    #expect(list.contains("\(letter.digits)  ") && list.contains("came back: 5.1.1\n"))
    #expect(!list.contains("amina"))
  }

  @Test("what was given up is listed with its reason and tried again", arguments: EngineName.allCases)
  func givenUp(engine: EngineName) async throws {
    let folder = try Folder()
    let place = try TestPlace(engine)
    defer { place.remove() }
    let database = try Database.open(place.address)
    try await database.migrate(Assembly.migrations)
    func giveUp() async throws {
      try await database.write { connection in
        try connection.run(
          """
          UPDATE jobs SET state = 'dead', attempts = 12, ended = added, reason = 'the server says 451 4.3.0'
          WHERE state = 'open'
          """)
      }
    }
    try await ask(place.address)
    try await ask(place.address)
    try await giveUp()
    let at = ["--database", place.address]
    let list = try Allies(["mail", "list"] + at, in: folder)
    let lines = list.out.split(separator: "\n")
    #expect(lines.first == "Letters that wait: 0; given up: 2.")
    #expect(lines.count == 3)
    #expect(lines.last?.hasSuffix("after 12\u{A0}attempts: the server says 451 4.3.0") == true)
    #expect(!list.out.contains("amina"))
    #expect(try Allies(["jobs", "list"] + at, in: folder).out.hasPrefix("Jobs that wait: 0; given up: 2.\n"))
    let doctor = try Allies(["doctor", "--data", folder.url.path] + at, in: folder)
    #expect(doctor.out.contains("Letters that were given up: 2\n       → `allies mail list` says why"))
    let number = try #require(lines.last?.split(separator: " ").first.map(String.init))
    let one = try Allies(["mail", "retry", number] + at, in: folder)
    #expect(one.out == "Tried again from the beginning: 1. `allies serve` does it.\n")
    #expect(try Allies(["mail", "retry", number] + at, in: folder).status == 66)
    let all = try Allies(["jobs", "retry", "--all", "--language", "fr"] + at, in: folder)
    #expect(all.out == "À refaire depuis le début\u{A0}: 1. `allies serve` s’en charge.\n")
    #expect(try Allies(["jobs", "retry", "--all"] + at, in: folder).out == "Nothing was given up.\n")
    #expect(try await database.read { try JobQueue().condition(in: $0).open } == 2)
    await database.close()
  }

  @Test("what cannot be done is told in a sentence, with what to do")
  func refusals() async throws {
    let folder = try Folder()
    let database = try Database.open(folder.url.appending(path: "allies.sqlite").path)
    try await database.migrate(Assembly.migrations)
    await database.close()
    try folder.write("geheim\nnis\n", to: "two-lines")
    let place = ["--database", "allies.sqlite"]
    let server = ["--mail", "smtp://127.0.0.1:25"]
    let cases: [([String], Int32, String)] = [
      (
        ["mail", "retry"] + place, 64,
        "Say the number of a job, as `list` shows it, or --all; one of the two."
      ),
      (["jobs", "retry", "7", "--all"] + place, 64, "one of the two"),
      (["jobs", "retry", "seven"] + place, 64, "“seven” is no number of a job."),
      (["jobs", "retry", "7"] + place, 66, "No such job was given up: 7."),
      (["jobs", "list", "--database", "none"], 66, "There is no database none"),
      (["mail", "list", "--database", "none"], 66, "There is no database none"),
      (["mail", "take-return", "--data", "."] + Self.sender, 75, "Hand the message over on standard input"),
      (["config", "--data", "."] + server, 64, "Letters need a sender."),
      (["config", "--data", "."] + server + ["--mail-from", "Halifax"], 64, "the setting mail-from"),
      (
        ["config", "--data", "."] + server + Self.sender + ["--mail-user", "a"], 64,
        "both a user and a password"
      ),
      (
        ["config", "--data", "."] + server + Self.sender + [
          "--mail-user", "a", "--mail-password-file", "none",
        ], 66,
        "There is no file none with the password for mail."
      ),
      (
        ["config", "--data", "."] + server + Self.sender + [
          "--mail-user", "a", "--mail-password-file", "two-lines",
        ],
        65, "in one line and nothing else"
      ),
      (
        ["config", "--data", ".", "--mail", "mail.example.org"] + Self.sender, 64,
        "is no address of a mail server"
      ),
      (
        ["config", "--data", "."] + server + Self.sender + ["--mail-returns", "returns"], 64,
        "the setting mail-returns"
      ),
    ]
    for (arguments, status, words) in cases {
      let run = try Allies(arguments, in: folder)
      #expect(run.status == status, "\(arguments): \(run.err)")
      #expect(run.err.contains(words), "\(arguments): \(run.err)")
      #expect(run.out.isEmpty && run.err.hasSuffix("\n"))
      let french = try Allies(arguments + ["--language", "fr"], in: folder)
      #expect(french.status == status && french.err != run.err, "\(arguments)")
    }
    // A database that cannot be had is no reason to lose what came back.
    let later = try Allies(
      ["mail", "take-return", "--data", ".", "--database", "none"] + Self.sender, in: folder,
      input: Array("a\n".utf8))
    #expect(later.status == 75)
  }

  @Test("the password for mail is shown nowhere, and is not taken from the file of settings")
  func secret() throws {
    let folder = try Folder()
    try folder.write("s3cret\n", to: "password")
    let mail = ["--mail", "smtps://mail.example.org", "--mail-user", "council"] + Self.sender
    let byVariable = try Allies(
      ["config", "--data", "."] + mail, in: folder, environment: ["ALLIES_MAIL_PASSWORD": "s3cret"])
    #expect(byVariable.status == 0, "\(byVariable.err)")
    #expect(byVariable.out.contains("# mail-password = …") && !byVariable.out.contains("s3cret"))
    #expect(try SettingsFile(text: byVariable.out, path: "printed").lines.map(\.key).contains(.mailUser))
    let byFile = try Allies(
      ["config", "--data", "."] + mail + ["--mail-password-file", "password"], in: folder)
    #expect(byFile.status == 0 && !byFile.out.contains("s3cret"))
    try folder.write("mail-password = s3cret\n", to: "allies.conf")
    let inSettings = try Allies(["config", "--data", "."], in: folder)
    #expect(inSettings.status == 65)
    #expect(
      inSettings.err.contains("Did you mean “mail-password-file”?") && !inSettings.err.contains("s3cret"))
  }

  @Test("the doctor tells of a mail server that is not there, and of settings that lack one")
  func doctor() throws {
    let folder = try Folder()
    let sink = try SMTPSink()
    sink.end()
    let away = try Allies(
      ["doctor", "--data", "d", "--mail", "smtp://127.0.0.1:\(sink.port)"] + Self.sender, in: folder)
    #expect(away.status == 1)
    #expect(away.out.contains("No mail server answers at 127.0.0.1:\(sink.port)\n       → check mail"))
    try folder.write("geheimnis\n", to: "password")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: folder.url.appending(path: "password").path)
    let open = try Allies(
      ["doctor", "--data", "d", "--mail", "smtp://127.0.0.1:\(sink.port)", "--mail-user", "council"]
        + ["--mail-password-file", "password"] + Self.sender, in: folder)
    #expect(open.out.contains("password, which holds the password for mail\n       → chmod 600 password"))
    #expect(away.out.contains("come back to council@halifax.example, where people must read them"))
    let half = try Allies(["doctor", "--data", "d"] + Self.sender, in: folder, language: "fr_CA.UTF-8")
    #expect(half.status == 1)
    #expect(half.out.contains("mail-from est indiqué, mais aucun serveur de courriel"))
  }

  @Test("the doctor finds what a clock that was wrong stored in the future", arguments: EngineName.allCases)
  func clocks(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate(Assembly.migrations)
      let now = Moment.now()
      #expect(try await ClockFindings.ofWhatIsStored(database, now).isEmpty)
      let ahead = JobQueue(now: { now + .seconds(7_200) })
      try await database.write { _ = try ahead.add(Errand(), in: $0, due: now + .seconds(86_400)) }
      let found = try #require(try await ClockFindings.ofWhatIsStored(database, now).first)
      #expect(found.sentence.en == "What was stored in the future: 1, up to 2\u{A0}hours from now")
      #expect(found.remedy != nil)
      // What is due later is not written later.
      #expect(try await ClockFindings.ofWhatIsStored(database, now + .seconds(7_200)).isEmpty)
      #expect(try await ClockFindings.ofServer(database, now).isEmpty)
      let late = try await ClockFindings.ofServer(database, now + .seconds(-60))
      #expect(late.count == (engine == .postgres ? 1 : 0))
    }
  }
}

private struct Errand: Job {
  static let name = "tests/errand"
  static let version = 1
}
