import Foundation

/// A file system in memory with little room, where the machine lets us make one.
package struct SmallDisk {
  package let path: String

  package init(kibibytes: Int) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "allies-small-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #if os(Linux)
      if mount("tmpfs", path, "tmpfs", 0, "size=\(kibibytes)k") == 0 { return }
    #endif
    try? FileManager.default.removeItem(atPath: path)
    throw POSIXError(.EPERM)
  }

  package func remove() {
    #if os(Linux)
      // 2 is MNT_DETACH: it is gone for all others at once, and for us when the last file of it is closed.
      umount2(path, 2)
    #endif
    try? FileManager.default.removeItem(atPath: path)
  }

  package static let canBeMade: Bool = {
    guard let disk = try? SmallDisk(kibibytes: 64) else { return false }
    disk.remove()
    return true
  }()
}
