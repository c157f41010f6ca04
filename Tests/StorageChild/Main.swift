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
///     StorageChild jobs ADDRESS WRITERS [JOBS]      adds that many jobs, or until it is killed, and tells each; carries
///                                                   out what is due, in the database alone
///     StorageChild mail ADDRESS WRITERS PORT        adds letters and hands them to a server of mail on this machine
///     StorageChild migrate ADDRESS                  makes the tables, and tells which migrations it carried out
@main
struct StorageChild {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { exit(2) }
    let database = try Database.open(arguments[2])
    let done = try await database.migrate(DrillTables.migrations)
    let number = arguments.count > 4 ? Int(arguments[4]) : nil
    let writers = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1
    switch arguments[1] {
    case "migrate":
      for name in done { tell(name) }
      await database.close()
    case "write": try await WriteDrill(database: database, writers: writers, writes: number ?? .max).run()
    case "jobs": try await JobDrill(database: database, writers: writers, jobs: number ?? .max).run()
    case "mail": try await MailDrill(database: database, writers: writers, port: number ?? 25).run()
    default: exit(2)
    }
  }

  /// Straight to the descriptor: what the library holds back is lost when the process is killed.
  static func tell(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { posixWrite(1, $0.baseAddress, $0.count) }
  }
}

/// `write(2)`, which inside the types above is another.
private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
