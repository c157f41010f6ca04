import Foundation
import Testing

@testable import Storage

/// What must hold between processes, and when one of them is killed.
@Suite("Processes")
struct ProcessTests {
  @Test("two processes that start at once make the tables once", arguments: EngineName.allCases)
  func migratingAtOnce(engine: EngineName) async throws {
    for _ in 0..<3 {
      let place = try TestPlace(engine)
      defer { place.remove() }
      let children = try (0..<4).map { _ in try Child("migrate", place.address) }
      let said = try children.map { try $0.wait() }
      #expect(said.joined().sorted() == ["drill/0001 kept", "drill/0002 halves", "drill/0003 first"])
      #expect(children.allSatisfy { $0.status == 0 })
    }
  }

  @Test(
    "a process that is killed under load loses no write that it acknowledged", arguments: EngineName.allCases)
  func killed(engine: EngineName) async throws {
    try await drill(engine, kills: engine == .sqlite ? 4 : 2)
  }

  @Test(
    "500 kills lose no write that was acknowledged", .enabled(if: areLongTestsAskedFor),
    arguments: EngineName.allCases)
  func killedOften(engine: EngineName) async throws {
    try await drill(engine, kills: 500)
  }

  @Test("the disk has a write before it is acknowledged, every time", .enabled(if: Child.canBeTraced))
  func synchronised() throws {
    let place = try TestPlace(.sqlite)
    defer { place.remove() }
    let trace = place.address + ".trace"
    let child = try Child(tracedTo: trace, "write", place.address, "1", "40")
    #expect(try child.wait().count == 41)
    var isSynchronised = false
    var acknowledged = 0
    for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
      // A call that another thread's cut in two has done its work when it is resumed.
      if line.contains("fdatasync"), line.hasSuffix("= 0") { isSynchronised = true }
      if line.contains("write(1, \"0 ") {
        #expect(isSynchronised, "write \(acknowledged)")
        isSynchronised = false
        acknowledged += 1
      }
    }
    #expect(acknowledged == 40)
  }

  /// 64 writers, killed at a random moment, again and again on the same database.
  private func drill(_ engine: EngineName, kills: Int) async throws {
    let place = try TestPlace(engine)
    defer { place.remove() }
    var acknowledged: Set<String> = []
    for _ in 0..<kills {
      let child = try Child("write", place.address, "64")
      let said = try await child.killed(afterLines: Int.random(in: 1...400))
      acknowledged.formUnion(said.filter { $0 != "ready" })

      let database = try Database.open(place.address)
      // In one read: PostgreSQL may still be keeping what the dead process had sent.
      let (kept, halves, astray) = try await database.read { connection in
        let kept = try connection.rows("SELECT writer, number FROM kept WHERE writer >= 0").map {
          "\(try $0.value(at: 0, as: Int.self)) \(try $0.value(at: 1, as: Int.self))"
        }
        let astray: SQL = """
          SELECT COUNT(*) FROM kept LEFT JOIN halves ON halves.writer = kept.writer AND halves.number = kept.number
          WHERE kept.writer >= 0 AND halves.writer IS NULL
          """
        return (
          Set(kept), try connection.value("SELECT COUNT(*) FROM halves", as: Int.self),
          try connection.value(astray, as: Int.self)
        )
      }
      #expect(acknowledged.subtracting(kept).isEmpty)
      #expect(halves == kept.count)
      #expect(astray == 0)
      #expect(try await database.findDamage() == [])
      await database.close()
    }
    #expect(acknowledged.count >= kills)
  }
}

/// StorageChild, started as a process.
final class Child {
  private let process = Process()
  private let output = Pipe()

  convenience init(_ arguments: String...) throws {
    try self.init(after: [], arguments)
  }

  /// With what it asks of the system about files written down in a file.
  convenience init(tracedTo trace: String, _ arguments: String...) throws {
    try self.init(after: Self.tracer + ["-e", "trace=fdatasync,write", "-o", trace], arguments)
  }

  private init(after words: [String], _ arguments: [String]) throws {
    let program: URL = try #require(Self.program, "StorageChild is not beside the tests; build it first")
    let command = words + [program.path] + arguments
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
  }

  private static let tracer = ["strace", "-f", "-qq"]

  /// Not where strace is missing, or where the machine does not allow it.
  static let canBeTraced: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = tracer + ["-e", "trace=none", "true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  var status: Int32 { process.terminationStatus }

  /// What it said, line by line, when it had ended.
  func wait() throws -> [String] {
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Self.lines(bytes)
  }

  /// Kills it when it has said that many lines, and gives all that it said until it was dead.
  func killed(afterLines most: Int) async throws -> [String] {
    var bytes = Data()
    while bytes.count(where: { $0 == UInt8(ascii: "\n") }) < most {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      bytes += more
    }
    kill(process.processIdentifier, SIGKILL)
    bytes += try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Self.lines(bytes)
  }

  /// A line that the kill cut off does not count: it may not have been all of it.
  private static func lines(_ bytes: Data) -> [String] {
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")) ?? bytes.startIndex
    return bytes[..<end].split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The program lies beside the bundle of the tests.
  private static let program: URL? = {
    let beside = [
      Bundle.main.executableURL, Bundle.main.bundleURL, CommandLine.arguments.first.map { URL(filePath: $0) },
    ]
    .compactMap { $0?.deletingLastPathComponent() }
    let folders = beside.flatMap {
      [$0, $0.deletingLastPathComponent(), $0.deletingLastPathComponent().deletingLastPathComponent()]
    }
    return folders.map { $0.appending(path: "StorageChild") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }()
}
