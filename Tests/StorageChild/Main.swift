import Storage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A process of its own for tests that need one: to be killed, or to do the same as another at the same time.
///
///     StorageChild write ADDRESS WRITERS [WRITES]   writes that often, or until it is killed; tells each write after it
///                                                   was acknowledged
///     StorageChild migrate ADDRESS                  makes the tables, and tells which migrations it carried out
@main
struct StorageChild {
  static let migrations: [Migration] = [
    Migration(
      "drill/0001 kept",
      "CREATE TABLE kept (writer \(.integer) NOT NULL, number \(.integer) NOT NULL, PRIMARY KEY (writer, number)) \(.strict)"
    ),
    Migration("drill/0002 halves", "CREATE TABLE halves (writer \(.integer), number \(.integer)) \(.strict)"),
    Migration("drill/0003 first", "INSERT INTO kept (writer, number) VALUES (-1, 0)"),
  ]

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { exit(2) }
    let database = try Database.open(arguments[2])
    let done = try await database.migrate(migrations)
    if arguments[1] == "migrate" {
      for name in done { tell(name) }
      await database.close()
      return
    }
    let writers = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1
    let writes = arguments.count > 4 ? Int(arguments[4]) ?? 1 : .max
    let began = try await database.read { try $0.value("SELECT COUNT(*) FROM kept", as: Int.self) ?? 0 }
    tell("ready")
    await withTaskGroup { group in
      for writer in 0..<writers {
        group.addTask { try? await write(writer, writes, after: began, to: database) }
      }
    }
  }

  /// Each write is two rows in two tables, of which never one must be there alone.
  static func write(_ writer: Int, _ writes: Int, after began: Int, to database: Database) async throws {
    for write in 0..<writes {
      let next = began + 1 + write
      try await database.write(.readCommitted) { connection in
        try connection.run("INSERT INTO kept (writer, number) VALUES (\(writer), \(next))")
        try connection.run("INSERT INTO halves (writer, number) VALUES (\(writer), \(next))")
      }
      tell("\(writer) \(next)")
    }
  }

  /// Straight to the descriptor: what the library holds back is lost when the process is killed.
  static func tell(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { posixWrite(1, $0.baseAddress, $0.count) }
  }
}

/// `write(2)`, which inside the type above is another.
private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
