import Basics
import Foundation
import Testing

@testable import Site

@Suite("Files that people send")
struct KitUploadTests {
  private func file(_ name: String, _ text: String = "x") -> PostedFile {
    PostedFile(field: "letter", name: name, declaredType: "text/html", bytes: Array(text.utf8))
  }

  @Test("a file is kept under a name by chance, comes back as it was, and is gone when it is removed")
  func kept() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "uploads-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = UploadStore(in: folder.path)
    let text = String(repeating: "<script>\u{0}é", count: 20_000)
    let upload = try store.keep(file("../../etc/CV d’Amina.html", text))
    #expect(upload.name == "CV d_Amina.html" && upload.byteCount == text.utf8.count)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [upload.id])
    #expect(store.bytes(of: upload.id) == Array(text.utf8))
    for other in ["", "..", "../\(upload.id)", FormDraft.Token().text, upload.id.uppercased() + "/"] {
      #expect(store.bytes(of: other) == nil)
      store.remove(other)
    }
    store.remove(upload.id)
    #expect(store.bytes(of: upload.id) == nil)
  }

  @Test("where nothing can be written the sender is told, and nothing is left")
  func refused() {
    let store = UploadStore(in: "/proc/no-such-folder")
    #expect(throws: Refusal.self) { try store.keep(file("a.pdf")) }
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
