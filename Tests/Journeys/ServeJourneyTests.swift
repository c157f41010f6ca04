import Foundation
import SiteTesting
import TestDatabases
import Testing

@testable import App

@Suite("Running the web site")
struct ServeJourneyTests {
  @Test("it starts from nothing, shows its first page in both languages, and ends when it is asked to")
  func fromNothing() throws {
    let folder = try Folder()
    let site = try ServedSite(in: folder)
    let english = try site.get("/en")
    let french = try site.get("/fr")
    #expect(english.status == 200 && french.status == 200)
    #expect(english.body.contains("<h1>Welcome</h1>") && french.body.contains("<h1>Bienvenue</h1>"))
    #expect(english.body.contains("allies match newcomers.csv professionals.xlsx"))
    #expect(PageFaults(of: english.body).faults.isEmpty)
    #expect(PageFaults(of: english.body).skeleton == PageFaults(of: french.body).skeleton)
    #expect(try site.get("/health/ready").body == "ready\n")
    #expect(site.end() == 0)
    #expect(try folder.names(in: "data") == ["allies.sqlite"])
  }

  @Test("started again, it finds its tables made")
  func again() throws {
    let folder = try Folder()
    #expect(try ServedSite(in: folder).end() == 0)
    let site = try ServedSite(in: folder)
    #expect(try !site.log.contains { $0.contains("migrated") })
    #expect(try site.get("/health/ready").status == 200)
  }

  @Test("nobody but its owner can look into what it keeps, nor ask for its figures")
  func permissions() throws {
    let folder = try Folder()
    let site = try ServedSite(in: folder)
    for (name, mode) in [("data", 0o700), ("data/allies.sqlite", 0o600)] {
      let found = try FileManager.default.attributesOfItem(atPath: folder.url.appending(path: name).path)
      #expect(found[.posixPermissions] as? Int == mode, "\(name)")
    }
    #expect(try folder.names(in: "data").contains("admin.sock"))
    #expect(try site.get("/metrics").status == 404)
  }

  @Test("a connection on which nothing is asked does not keep it from ending")
  func idleConnections() throws {
    let folder = try Folder()
    let site = try ServedSite(in: folder)
    let idle = try (0..<10).map { _ in try RawConnection(port: try #require(site.url.port)) }
    for connection in idle {
      #expect(connection.asked("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")?.endsConnection == false)
    }
    let begun = ContinuousClock.now
    #expect(site.end() == 0)
    #expect(ContinuousClock.now - begun < .seconds(5))
    #expect(idle.allSatisfy { $0.rest(within: 5)?.isEmpty == true })
  }

  @Test("a port that is taken is told in a sentence, in the language of the session")
  func takenPort() throws {
    let folder = try Folder()
    let site = try ServedSite(in: folder)
    let port = try #require(site.url.port)
    for (language, words) in [
      ("C", "Another program listens at 127.0.0.1:\(port)"), ("fr_CA.UTF-8", "Un autre programme"),
    ] {
      let answer = try Allies(
        ["serve", "--data", folder.url.appending(path: "other").path, "--listen", "127.0.0.1:\(port)"],
        in: folder,
        language: language)
      #expect(answer.status == 73)
      #expect(answer.err.contains(words))
      #expect(answer.out.isEmpty)
    }
  }

  @Test(
    "a setting that cannot be used is told with an example",
    arguments: [
      ["--listen", "nowhere"], ["--public", "allies.example.org"], ["--connections", "0"], ["--log", "loud"],
      ["--admin", String(repeating: "a", count: 108)], ["--proxy", "nowhere"],
    ])
  func badSettings(options: [String]) throws {
    let answer = try Allies(["serve", "--data", "data"] + options, in: try Folder())
    #expect(answer.status == 64)
    #expect(answer.err.contains("“\(options[1])” cannot be used for the setting \(options[0].dropFirst(2))."))
  }

  @Test("options come before variables, these before the file of settings, and this before what is usual")
  func precedence() throws {
    var environment = ["ALLIES_LISTEN": "127.0.0.1:2", "ALLIES_LOG": "debug"]
    let folder = try Folder()
    try folder.write("# ours\nlog = error\nconnections = 7  # few\nlisten = 127.0.0.1:3\n", to: "allies.conf")
    func settings(_ options: [Settings.Key: String] = [:]) throws -> Settings {
      try Settings(options: options, environment: { environment[$0] }, usualData: folder.url.path)
    }
    let all = try settings([.listen: "127.0.0.1:1"])
    #expect(all[.listen]?.text == "127.0.0.1:1" && all[.listen]?.source == .option)
    #expect(all[.log]?.text == "debug" && all[.log]?.source == .environment("ALLIES_LOG"))
    #expect(all[.connections]?.text == "7")
    #expect(all[.connections]?.source == .file(folder.url.path + "/allies.conf", line: 3))
    #expect(all[.styleGuide]?.source == .usual)
    #expect(all[.publicAddress] == nil)
    environment = [:]
    #expect(try settings()[.listen]?.text == "127.0.0.1:3")
  }

  @Test("a mistake in the file of settings is told with its line")
  func badFile() throws {
    let folder = try Folder()
    try folder.write("listen = 127.0.0.1:3\nconections = 7\n", to: "allies.conf")
    let answer = try Allies(["config", "--data", folder.url.path], in: folder)
    #expect(answer.status == 65)
    #expect(
      answer.err.contains("allies.conf, line 2: “conections” is no setting. Did you mean “connections”?"))
    let absent = try Allies(["config", "--config", "nowhere.conf"], in: folder)
    #expect(absent.status == 66)
  }

  @Test("what is printed of the settings shows no password, and can be kept as a file of settings")
  func config() throws {
    let folder = try Folder()
    let answer = try Allies(
      [
        "config", "--data", folder.url.path, "--database",
        "postgres://allies:s3cret@db.example/allies?password=s3cret",
      ], in: folder)
    #expect(answer.status == 0)
    #expect(answer.out.contains("database = postgres://allies:…@db.example/allies?password=…"))
    #expect(!answer.out.contains("s3cret"))
    let file = try SettingsFile(text: answer.out, path: "printed")
    #expect(
      file.lines.map(\.key) == [.data, .database, .listen, .connections, .admin, .log, .zone, .styleGuide])
  }

  @Test("the doctor finds what is wrong, and how to mend it")
  func doctor() throws {
    let folder = try Folder()
    let data = folder.url.appending(path: "data").path
    let before = try Allies(["doctor", "--data", data], in: folder)
    #expect(before.status == 0)
    #expect(before.out.contains("`allies serve` makes it"))
    #expect(!FileManager.default.fileExists(atPath: data))
    #expect(try ServedSite(in: folder).end() == 0)
    let good = try Allies(["doctor", "--data", data], in: folder)
    #expect(good.status == 0)
    #expect(good.out.contains("All \(Assembly.migrations.count) migrations are carried out"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: data)
    let open = try Allies(["doctor", "--data", data, "--public", "http://allies.example.org"], in: folder)
    #expect(open.status == 1)
    #expect(open.out.contains("→ chmod 700 \(data)"))
    #expect(open.out.contains("2 things are wrong."))
    let away = try Allies(
      ["doctor", "--data", data, "--database", "postgres:///allies?host=\(folder.url.path)"], in: folder,
      language: "fr_CA.UTF-8")
    #expect(away.status == 1)
    #expect(away.out.contains("est injoignable"))
    let hidden = try Allies(["doctor", "--data", data, "--public", "https://allies.example.org"], in: folder)
    #expect(hidden.out.contains("--proxy 127.0.0.1"))
    let named = try Allies(
      ["doctor", "--data", data, "--public", "https://allies.example.org", "--proxy", "unix"], in: folder)
    #expect(!named.out.contains("No proxy is named"))
  }

  @Test("the doctor says when a PostgreSQL acknowledges what a power cut would take back")
  func carelessPostgres() throws {
    let folder = try Folder()
    // That of the tests does not wait for the disk.
    let address = try PrivateCluster.shared.get().address()
    let answer = try Allies(
      ["doctor", "--data", "data", "--database", address + "&options=-csynchronous_commit%3Doff"], in: folder)
    #expect(answer.status == 1)
    #expect(answer.out.contains("fsync is off and should be on"))
    #expect(answer.out.contains("synchronous_commit is off and should be on"))
    #expect(answer.out.contains("→ ALTER SYSTEM SET fsync = 'on'"))
  }
}
