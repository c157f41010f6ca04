import Foundation
import SiteTesting
import Testing

/// `allies serve` as a process of its own, until the test ends it.
final class ServedSite {
  let url: URL
  private let process: Process
  private let errors: URL
  private let output = Pipe()
  private let greeting: String

  /// Starts it at a free port, in a folder for data of its own.
  init(in folder: Folder, _ options: [String] = [], language: String = "C") throws {
    process = try Allies.process(
      ["serve", "--data", folder.url.appending(path: "data").path, "--listen", "127.0.0.1:0"] + options,
      in: folder,
      language: language)
    errors = folder.url.appending(path: "log")
    try Data().write(to: errors)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    // The first line says where it listens; when it cannot, there is none.
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    greeting = line
    let address = line.firstMatch(of: /http:\/\/[0-9.:]+\//).map { String($0.0) }
    guard let address, let url = URL(string: address) else {
      process.waitUntilExit()
      throw Problem(status: process.terminationStatus, words: try String(contentsOf: errors, encoding: .utf8))
    }
    self.url = url
  }

  deinit { if process.isRunning { process.terminate() } }

  struct Problem: Error {
    let status: Int32
    let words: String
  }

  var log: [String] {
    get throws { try String(contentsOf: errors, encoding: .utf8).split(separator: "\n").map(String.init) }
  }

  /// All that it said to whoever started it, once it has ended.
  func said() throws -> String {
    greeting + String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }

  var processIdentifier: Int32 { process.processIdentifier }

  /// Asks for a page.
  func get(_ path: String, _ fields: String...) throws -> RawAnswer {
    let port = try #require(url.port)
    let lines = ["GET \(path) HTTP/1.1", "Host: localhost", "Connection: close"] + fields
    return try #require(try RawConnection(port: port).asked(lines.joined(separator: "\r\n") + "\r\n\r\n"))
  }

  /// Asks it to end, and says with which status it did.
  func end() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
