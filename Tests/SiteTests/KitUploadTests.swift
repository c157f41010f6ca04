import Basics
import Foundation
import Storage
import TestDatabases
import Testing

@testable import Site

@Suite("Files that people send")
struct KitUploadTests {
  private func file(_ name: String, _ text: String = "x") -> PostedFile {
    PostedFile(field: "letter", name: name, declaredType: "text/html", bytes: Array(text.utf8))
  }

  @Test(
    "a file is kept with what it belongs to or not at all, comes back as it was, and is gone when it is removed",
    arguments: EngineName.allCases)
  func kept(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate(UploadStore.migrations)
      let store = UploadStore()
      let text = String(repeating: "<script>\u{0}é", count: 20_000)
      let sent = file("../../etc/CV d’Amina.html", text)
      let upload = try await database.write { try store.keep(sent, in: $0) }
      #expect(upload.name == "CV d_Amina.html" && upload.byteCount == text.utf8.count)
      func content(_ id: String) async throws -> [UInt8]? {
        try await database.read { try store.bytes(of: id, in: $0) }
      }
      #expect(try await content(upload.id) == Array(text.utf8))
      for other in ["", "..", FormDraft.Token().text, upload.id.uppercased() + "/", upload.id + "' OR ''='"] {
        #expect(try await content(other) == nil)
        try await database.write { try store.remove(other, in: $0) }
      }
      struct Change: Error {}
      let undone = await failure {
        try await database.write { connection in
          _ = try store.keep(sent, in: connection)
          throw Change()
        }
      }
      #expect(undone is Change)
      #expect(try await database.count("uploads") == 1)
      try await database.write { try store.remove(upload.id, in: $0) }
      #expect(try await content(upload.id) == nil)
    }
  }

  @Test(
    "a backup holds the files too, to the last byte, and more of them than are restored at a time",
    arguments: EngineName.allCases, EngineName.allCases)
  func backedUp(from: EngineName, to: EngineName) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "uploads-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (backup, store) = (folder.appending(path: "backup").path, UploadStore())
    let key = try BackupKey.make(at: folder.appending(path: "key").path)
    // More than a megabyte, which is restored at a time.
    let contents = (0..<UInt8(3)).map { number in
      Array(0...UInt8.max) + [UInt8](repeating: number, count: 500_000)
    }
    try await withDatabase(from) { database in
      try await database.migrate(UploadStore.migrations)
      var ids: [String] = []
      for bytes in contents {
        let file = PostedFile(field: "letter", name: "a.pdf", declaredType: "application/pdf", bytes: bytes)
        ids.append(try await database.write { try store.keep(file, in: $0).id })
      }
      let written = try await Backup.write(database, to: backup, key: key)
      #expect(try Backup.check(backup, key: key) == written)
      let place = try await TestPlace.made(to)
      defer { place.remove() }
      let restored = try await Backup.restore(
        backup, key: key, to: place.address, migrations: UploadStore.migrations)
      #expect(restored == written)
      let other = try Database.open(place.address)
      for (id, bytes) in zip(ids, contents) {
        #expect(try await other.read { try store.bytes(of: id, in: $0) } == bytes)
      }
      await other.close()
    }
  }

  @Test(
    "a name becomes one that a header can carry and a shell leaves alone",
    arguments: [
      ("Lettre (2).pdf", "Lettre (2).pdf"), (".htaccess", "htaccess"),
      ("a\"b\r\nSet-Cookie: x", "a_b__Set-Cookie_ x"),
      ("", "file"), ("...", "file"), ("履歴書.pdf", "履歴書.pdf"), ("\u{202E}fdp.exe", "_fdp.exe"),
      (String(repeating: "a", count: 300) + ".pdf", String(repeating: "a", count: 96) + ".pdf"),
    ])
  func names(sent: String, kept: String) {
    #expect(UploadStore.plain(sent) == kept)
  }

  @Test("a file is sent as a download that no browser opens")
  func headers() {
    let headers = UploadStore.headers(for: .init(id: "0", name: "été.pdf", byteCount: 1))
    let disposition = headers.first { $0.name == "Content-Disposition" }?.value
    #expect(disposition == "attachment; filename=\"__t__.pdf\"; filename*=UTF-8''%C3%A9t%C3%A9.pdf")
    #expect(headers.contains { $0 == ("X-Content-Type-Options", "nosniff") })
    #expect(headers.contains { $0 == ("Content-Type", "application/octet-stream") })
  }
}
