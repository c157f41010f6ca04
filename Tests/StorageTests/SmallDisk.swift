import Foundation

/// A file system in memory with little room, where the machine lets us make one.
struct SmallDisk {
  let path: String

  init(kibibytes: Int) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "allies-small-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(kibibytes)k") == 0 else {
      try? FileManager.default.removeItem(atPath: path)
      throw POSIXError(.EPERM)
    }
  }

  func remove() {
    umount(path)
    try? FileManager.default.removeItem(atPath: path)
  }

  static let canBeMade: Bool = {
    guard let disk = try? SmallDisk(kibibytes: 64) else { return false }
    disk.remove()
    return true
  }()
}
