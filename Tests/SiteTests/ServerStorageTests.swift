import Basics
import Foundation
import Logging
import SiteTesting
import Storage
import Testing

@testable import Site

@Suite("A site and its database")
struct ServerStorageTests {
  @Test(
    "a full disk is told with 507, pages are read all the while, and when there is room again all goes on")
  func fullDisk() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "allies-full-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var small = SQLiteSettings()
    small.mostPages = 40
    let path = folder.appending(path: "site.sqlite").path
    let site = try await TestSite([WaitingArea.area], database: try .sqlite(path, settings: small))
    let browser = Browser(site)
    _ = try await browser.get("/waiting")
    var answer: Answer?
    for number in 0..<200 {
      answer = try await browser.post(
        "/waiting", [("name", "\(number) " + String(repeating: "a", count: 1_500))])
      if answer?.status != 303 { break }
    }
    #expect(answer?.status == 507)
    #expect(answer?.title == "There is no room left to save this – Allies")
    #expect(try await browser.get("/waiting").status == 200)
    try await site.database.write { try $0.run("DELETE FROM waiting") }
    #expect(try await browser.post("/waiting", [("name", "Amina")]).status == 303)
  }

  @Test("a database that is away is told with 503 and when to come back, and what needs none is answered")
  func awayDatabase() async throws {
    let nowhere = Database.postgres("postgres:///allies?host=/nowhere&connect_timeout=1")
    let name = try #require(SiteName(address: nil, listening: .host("127.0.0.1", port: 0)))
    let site = try await TestSite([WaitingArea.area])
    let responder = try Responder(
      [WaitingArea.area], database: nowhere, name: name,
      logger: .init(label: "test") { _ in LogLines(label: "", level: .critical) })
    func status(_ path: String) async throws -> (status: Int, retry: String?) {
      let target = try #require(Target(path))
      let request = Request(id: "one", method: .get, target: target, headers: [:], host: "localhost")
      let response = await responder.answer(request) { _ in [] }
      return (response.status.code, response.headers["retry-after"])
    }
    #expect(try await status("/waiting") == (503, "10"))
    #expect(try await status("/health/ready").status == 503)
    #expect(try await status("/").status == 200)
    await site.database.close()
    await nowhere.close()
  }
}
