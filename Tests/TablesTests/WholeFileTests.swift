import Basics
import Foundation
import Testing

@testable import Tables

@Suite("Files that appear whole")
struct WholeFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "allies-whole-\(UUID().uuidString)"
  ).path

  @Test("who has the old file mapped goes on reading it when it is replaced")
  func mapped() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let locked = try LockedFolder(folder + "/deep", option: "--into")
    try locked.write([[1, 2], [3]], as: "a")
    let old = try MappedFile(folder + "/deep/a")
    try locked.write([[9]], as: "a")
    #expect(old.read { Array($0) } == [1, 2, 3])
    #expect(try MappedFile(folder + "/deep/a").read { Array($0) } == [9])
    #expect(try filesInFolder(folder + "/deep") == ["a"])
    try locked.remove("a")
    try locked.remove("a")
    #expect(try filesInFolder(folder + "/deep") == [])
    #expect(throws: Refusal.self) { try MappedFile(folder + "/deep/a") }
    #expect(throws: Refusal.self) { try MappedFile(folder + "/deep") }
  }

  @Test("an empty file is mapped as nothing, and a file is no folder")
  func empty() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let locked = try LockedFolder(folder, option: "--into")
    try locked.write([], as: "empty")
    #expect(try MappedFile(folder + "/empty").read { $0.isEmpty })
    #expect(try filesInFolder(folder + "/empty") == nil)
    #expect(throws: Refusal.self) { _ = try LockedFolder(folder + "/empty", option: "--into") }
  }
}
