import Foundation
import Storage
import TestDatabases
import Testing

@testable import App

/// Keeping what a council has, with the program alone.
@Suite("Backups and the audit log")
struct BackupJourneyTests {
  /// A database with three entries in its log.
  private func made(_ address: String) async throws {
    let database = try Database.open(address)
    let log = AuditLog()
    try await database.migrate(Assembly.migrations)
    for number in 1...3 {
      try await database.write {
        try log.add(AuditEntry(by: .person(7), read: "profile", Int64(number)), in: $0)
      }
    }
    try await log.seal(database)
    await database.close()
  }

  @Test("a council saves, loses everything, and has it back", arguments: EngineName.allCases)
  func story(engine: EngineName) async throws {
    let folder = try Folder()
    let place = try TestPlace(engine)
    defer { place.remove() }
    try await made(place.address)
    let saved = try Allies(
      ["backup", "monday.backup", "--key", "allies.key", "--new-key", "--database", place.address], in: folder
    )
    #expect(saved.status == 0, "\(saved.err)")
    #expect(saved.out.contains("It was restored in a temporary place, and nothing was missing."))
    #expect(saved.out.contains("Keep a copy of it where the backups are not"))
    let drill = try Allies(
      ["restore", "monday.backup", "--key", "allies.key", "--drill", "--language", "fr"], in: folder)
    #expect(drill.status == 0)
    #expect(drill.out.contains("La sauvegarde peut être restaurée\u{A0}:"))
    let restored = try Allies(
      ["restore", "monday.backup", "--key", "allies.key", "--database", "restored.sqlite"], in: folder)
    #expect(restored.status == 0, "\(restored.err)")

    let anchor = try Allies(["audit", "anchor", "--database", place.address], in: folder)
    #expect(anchor.out.hasPrefix("allies-audit-1 3 "))
    try folder.write(anchor.out + "\n", to: "anchors.txt")
    let sound = try Allies(
      ["audit", "verify", "--database", "restored.sqlite", "--anchors", "anchors.txt"], in: folder)
    #expect(sound.status == 0, "\(sound.err)")
    #expect(sound.out == "The audit log is as it was written: 3\u{A0}entries.\nAnchors that agree: 1.\n")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        == ["allies.key", "anchors.txt", "monday.backup", "restored.sqlite"])
  }

  @Test("without a name, it is the database that the site uses, by the file of settings too")
  func settings() async throws {
    let folder = try Folder()
    let data = folder.url.appending(path: "data").path
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: false)
    try folder.write("database = \(folder.url.path)/elsewhere.sqlite\n", to: "data/allies.conf")
    try await made(folder.url.appending(path: "elsewhere.sqlite").path)
    let environment = ["ALLIES_DATA": data]
    let saved = try Allies(
      ["backup", "a", "--key", "k", "--new-key"], in: folder, environment: environment)
    #expect(saved.status == 0, "\(saved.err)")
    let audit = try Allies(["audit", "verify"], in: folder, environment: environment)
    #expect(audit.out.hasPrefix("The audit log is as it was written: 3\u{A0}entries."))
  }

  @Test("a log that was tampered with is told, with the place")
  func tampered() async throws {
    let folder = try Folder()
    let file = folder.url.appending(path: "allies.sqlite").path
    try await made(file)
    let anchor = try Allies(["audit", "anchor", "--database", file], in: folder).out
    try folder.write(anchor, to: "anchors.txt")
    let database = try Database.open(file)
    try await database.write { connection in
      for trigger: SQL in ["audit_chain_no_DELETE", "audit_entries_no_UPDATE"] {
        try connection.run("DROP TRIGGER \(trigger)")
      }
      try connection.run("UPDATE audit_entries SET actor = 'person 8' WHERE subject_number = 2")
      try connection.run("DELETE FROM audit_chain WHERE place = 3")
    }
    await database.close()
    let found = try Allies(["audit", "verify", "--database", file, "--anchors", "anchors.txt"], in: folder)
    #expect(found.status == 1)
    #expect(found.err.contains("Entry 2 is not what was sealed there."))
    #expect(found.err.contains("The log ends with entry 2, and an anchor saw entry 3."))
    #expect(found.err.contains("Entries that were put in past the seals: 1."))
    let french = try Allies(["audit", "verify", "--database", file, "--language", "fr"], in: folder)
    #expect(french.err.contains("Le journal d’audit n’est pas tel qu’il a été écrit."))
  }

  @Test("what cannot be done is told in a sentence, with a status")
  func refusals() async throws {
    let folder = try Folder()
    try await made(folder.url.appending(path: "allies.sqlite").path)
    #expect(
      try Allies(["backup", "a", "--key", "k", "--new-key", "--database", "allies.sqlite"], in: folder).status
        == 0)
    try folder.write("hello\n", to: "text")
    try folder.write("hello\n", to: "opened")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.url.appending(path: "text").path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: folder.url.appending(path: "opened").path)
    #expect(
      try Allies(["backup", "b", "--key", "k2", "--new-key", "--database", "allies.sqlite"], in: folder)
        .status == 0)
    let cases: [([String], Int32, String)] = [
      (["backup", "c", "--key", "k", "--database", "none.sqlite"], 66, "There is no database none.sqlite"),
      (["backup", "c", "--key", "none", "--database", "allies.sqlite"], 66, "There is no file none"),
      (["backup", "c", "--key", "text", "--database", "allies.sqlite"], 65, "text is no key for backups."),
      (
        ["backup", "c", "--key", "opened", "--database", "allies.sqlite"], 65,
        "Others on this machine can read the key opened"
      ),
      (["backup", "c", "--key", "k", "--new-key", "--database", "allies.sqlite"], 73, "k is there already"),
      (["backup", "a", "--key", "k", "--database", "allies.sqlite"], 73, "a is there already"),
      (["backup", "no/c", "--key", "k", "--database", "allies.sqlite"], 73, "cannot be written"),
      (
        ["backup", "c", "--key", "k", "--database", "text"], 65,
        "The database text is damaged, or is none of Allies."
      ),
      (["backup", "c", "--key", "k", "--database", "postgres:///x?host=/nowhere"], 66, "cannot be reached"),
      (["restore", "a", "--key", "k"], 64, "Say where to restore"),
      (["restore", "a", "--key", "k", "--drill", "--database", "r"], 64, "one of the two"),
      (["restore", "a", "--key", "k2", "--database", "r"], 65, "The key does not open a"),
      (["restore", "text", "--key", "k", "--database", "r"], 65, "text is no backup of Allies"),
      (["restore", "none", "--key", "k", "--database", "r"], 66, "There is no file none"),
      (["restore", "a", "--key", "k", "--database", "allies.sqlite"], 73, "allies.sqlite is there already"),
      (["restore", "a", "--key", "k", "--database", "no/r"], 73, "cannot be written"),
      (["audit", "verify", "--database", "none.sqlite"], 66, "There is no database none.sqlite"),
      (
        ["audit", "verify", "--database", "allies.sqlite", "--anchors", "text"], 65,
        "text, line 1 is no anchor."
      ),
      (["audit", "verify", "--database", "allies.sqlite", "--anchors", "none"], 66, "none"),
    ]
    for (arguments, status, words) in cases {
      let run = try Allies(arguments, in: folder)
      #expect(run.status == status, "\(arguments): \(run.err)")
      #expect(run.err.contains(words), "\(arguments): \(run.err)")
      #expect(run.out.isEmpty && run.err.hasSuffix("\n"))
      let french = try Allies(arguments + ["--language", "fr"], in: folder)
      #expect(french.status == status && french.err != run.err, "\(arguments)")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter {
        !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm")
      }
      .sorted() == ["a", "allies.sqlite", "b", "k", "k2", "opened", "text"])
  }
}
