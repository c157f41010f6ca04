import Basics
import Foundation
import TestDatabases
import TestSupport
import Testing

@testable import Storage

@Suite("Backups are secret, and show when they were touched")
struct BackupSecrecyTests {
  static let marker = "Amina-of-Algiers-marker"

  /// The backup of a small database, its bytes, and a body that looks at them.
  private static func withBackup(_ body: (BackupPlace, [UInt8]) async throws -> Void) async throws {
    try await withDatabase(.sqlite) { database in
      try await database.makePersons()
      try await database.write { connection in
        for id in 1...5_000 { try connection.run("INSERT INTO persons (id, name) VALUES (\(id), \(marker))") }
      }
      let place = try BackupPlace()
      defer { place.remove() }
      _ = try await Backup.write(database, to: place.file, key: place.key)
      try await body(place, [UInt8](try Data(contentsOf: URL(filePath: place.file))))
    }
  }

  private static func refusal(of bytes: [UInt8], _ place: BackupPlace) throws -> Refusal? {
    let file = "\(place.folder)/touched"
    try Data(bytes).write(to: URL(filePath: file))
    do {
      _ = try Backup.check(file, key: place.key)
      return nil
    } catch let refusal as Refusal {
      return refusal
    }
  }

  @Test("nothing of what people wrote stands in the file, nor the names of tables")
  func noMarker() async throws {
    try await Self.withBackup { place, bytes in
      let data = Data(bytes)
      for word in [Self.marker, "Amina", "persons", "people/0001", "storage_migrations"] {
        #expect(data.range(of: Data(word.utf8)) == nil, "\(word)")
      }
      #expect(bytes.count > 65_536 * 2)
      // The same rows make other bytes each time.
      let again = Data(bytes.dropFirst(16).prefix(200))
      #expect(data.range(of: again)?.lowerBound == 16)
      let mode = try FileManager.default.attributesOfItem(atPath: place.file)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test("of 100 flipped bits, all are refused")
  func flipped() async throws {
    try await Self.withBackup { place, bytes in
      var numbers = SeededNumbers(seed: 5)
      for attempt in 0..<100 {
        var touched = bytes
        // The first bytes and the last ones too, which have another meaning.
        let place0 = attempt < 48 ? attempt : Int.random(in: 0..<bytes.count, using: &numbers)
        touched[place0] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
        let refusal = try Self.refusal(of: touched, place)
        #expect(refusal != nil, "byte \(place0)")
      }
    }
  }

  @Test("of 100 wrong keys, none opens it")
  func wrongKeys() async throws {
    try await Self.withBackup { place, _ in
      for number in 0..<100 {
        let other = try BackupKey.make(at: "\(place.folder)/key\(number)")
        #expect(throws: Refusal.doesNotOpen(place.file)) { try Backup.check(place.file, key: other) }
      }
    }
  }

  @Test("a file that was cut off, made longer, or whose pieces were moved is refused")
  func moved() async throws {
    try await Self.withBackup { place, bytes in
      let (head, chunk) = (48, 65_536 + 16)
      var cases: [[UInt8]] = [
        [], Array(bytes.prefix(10)), Array(bytes.prefix(head)), Array(bytes.dropLast()), bytes + [0],
      ]
      // At the border of a piece, where nothing looks wrong.
      cases += [Array(bytes.prefix(head + chunk)), Array(bytes.prefix(head + 2 * chunk))]
      let (first, second) = (bytes[head..<head + chunk], bytes[head + chunk..<head + 2 * chunk])
      cases.append(Array(bytes[..<head]) + second + first + bytes[(head + 2 * chunk)...])
      cases.append(Array(bytes[..<head]) + first + first + bytes[(head + chunk)...])
      cases.append(Array(bytes[..<head]) + bytes[(head + chunk)...])
      for touched in cases {
        let refusal = try Self.refusal(of: touched, place)
        #expect(refusal != nil, "\(touched.count) bytes")
      }
      let sound = try Self.refusal(of: bytes, place)
      #expect(sound == nil)
    }
  }

  @Test("a stream that was cut between two pieces has no end, even if nobody misses what followed")
  func cut() throws {
    let place = try BackupPlace()
    defer { place.remove() }
    let chunk = SealedStream.chunkCount
    let writer = try SealedWriter(try BinaryFile(creating: place.file), key: place.key)
    try writer.append([UInt8](repeating: 7, count: 3 * chunk))
    try writer.finish()
    let whole = try Data(contentsOf: URL(filePath: place.file))
    #expect(whole.count == 48 + 3 * (chunk + SealedStream.tagCount))
    for chunks in 1...3 {
      let cut = "\(place.folder)/cut\(chunks)"
      try whole.prefix(48 + chunks * (chunk + SealedStream.tagCount)).write(to: URL(filePath: cut))
      let reader = try SealedReader(try BinaryFile(reading: cut), key: place.key)
      if chunks == 3 {
        #expect(try reader.read(3 * chunk).count == 3 * chunk)
        #expect(try reader.isAtEnd())
      } else {
        #expect(throws: Refusal.doesNotOpen(cut)) { try reader.read(chunks * chunk) }
      }
    }
  }

  @Test("a key that others can read is refused, and so is what is no key")
  func keys() throws {
    let place = try BackupPlace()
    defer { place.remove() }
    let file = "\(place.folder)/key"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    for mode in [0o644, 0o640, 0o604, 0o660, 0o601] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
      #expect(throws: Refusal.keyIsOpen(file)) { try BackupKey.read(from: file) }
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    _ = try BackupKey.read(from: file)
    for wrong in [
      "", "allies-backup-key-1 ", text + "\n", String(text.dropLast(2)), text.replacing("-1 ", with: "-2 "),
      text.uppercased(), text.prefix(20) + "+" + text.dropFirst(21),
    ] {
      let other = "\(place.folder)/wrong"
      try? FileManager.default.removeItem(atPath: other)
      _ = FileManager.default.createFile(
        atPath: other, contents: Data(wrong.utf8), attributes: [.posixPermissions: 0o600])
      #expect(throws: Refusal.isNoKey(other)) { try BackupKey.read(from: other) }
    }
    #expect(throws: Refusal.isMissing("\(place.folder)/none")) {
      try BackupKey.read(from: "\(place.folder)/none")
    }
    #expect(throws: Refusal.isThere(file)) { try BackupKey.make(at: file) }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
  }
}
