import Foundation

/// StorageChild, started as a process.
package final class Child {
  private let process = Process()
  private let output = Pipe()

  package convenience init(_ arguments: String...) throws {
    try self.init(arguments)
  }

  package convenience init(_ arguments: [String]) throws {
    try self.init(after: [], arguments)
  }

  /// With what it asks of the system about files written down in a file.
  package convenience init(tracedTo trace: String, _ arguments: String...) throws {
    try self.init(after: Self.tracer + ["-e", "trace=fdatasync,write", "-o", trace], arguments)
  }

  private init(after words: [String], _ arguments: [String]) throws {
    guard let program = Self.program else {
      throw PrivateCluster.Problem(description: "StorageChild is not beside the tests; build it first")
    }
    let command = words + [program.path] + arguments
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
  }

  private static let tracer = ["strace", "-f", "-qq"]

  /// Not where strace is missing, or where the machine does not allow it.
  package static let canBeTraced: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = tracer + ["-e", "trace=none", "true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  package var status: Int32 { process.terminationStatus }

  /// What it said, line by line, when it had ended.
  package func wait() throws -> [String] {
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Self.lines(bytes)
  }

  /// Kills it when it has said that many lines, and gives all that it said until it was dead.
  package func killed(afterLines most: Int) async throws -> [String] {
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
