import Foundation
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Restoring people")
struct RestoringTests {
  @Test(
    "records behind the wall come back from a backup, from either engine to either",
    arguments: EngineName.allCases, EngineName.allCases)
  func restored(from: EngineName, to: EngineName) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "people-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let backup = folder.appending(path: "backup").path
    let key = try BackupKey.make(at: folder.appending(path: "key").path)
    try await Town.open(from) { town in
      let amina = try await town.add("Amina", by: town.karim)
      try await town.agree(amina, keptBy: town.karim, to: town.halifax)
      let written = try await Backup.write(town.database, to: backup, key: key)
      let place = try await TestPlace.made(to)
      defer { place.remove() }
      let restored = try await Backup.restore(
        backup, key: key, to: place.address, migrations: Town.migrations)
      #expect(restored == written)
      let other = try Database.open(place.address)
      let read = try await other.behind(town.imani.wall).write { [imani = town.imani] connection in
        try PersonStore(connection, imani).shared(amina, for: .matching)?.person.givenName
      }
      #expect(read == "Amina")
      let stranger = try await other.behind(town.lena.wall).read { [lena = town.lena] connection in
        try PersonStore(connection, lena).kept(amina) == nil
      }
      #expect(stranger)
      await other.close()
    }
  }
}
