import Foundation

/// A PostgreSQL of the tests' own: on a socket in a temporary folder, reached by nobody else, ended by its own number when
/// the tests end, however they end.
package final class PrivateCluster: @unchecked Sendable {
  /// Started when the first test asks for it.
  package static let shared = Result { try PrivateCluster() }

  package let folder: URL
  private let process = Process()
  private let commands = Pipe()
  private let answers = Pipe()
  private let lock = NSLock()

  package struct Problem: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Parameter trace: a file where all that the server tells the disk and its clients is written down. Then it works as it
  ///   does for a council; otherwise it leaves out waiting for the disk, which most tests have no use for.
  package init(tracedTo trace: String? = nil) throws {
    guard let programs = Self.programs else {
      throw Problem(
        description: "PostgreSQL is not installed: bin/test installs it (Debian's package postgresql)")
    }
    var template = Array("/tmp/allies-postgres-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Problem(description: "no temporary folder") }
    folder = URL(filePath: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", Self.keeper, "keeper", programs, folder.path, trace ?? ""]
    process.standardInput = commands
    process.standardOutput = answers
    try process.run()
    try waitUntilReady()
  }

  /// What is sent to the keeper: `restart` ends the server as if its machine had failed, and starts it again; `stop` and
  /// `start` are the halves of that; `schema NAME` makes room for one test.
  package func order(_ order: String) throws {
    try lock.withLock {
      try commands.fileHandleForWriting.write(contentsOf: Data((order + "\n").utf8))
      try waitUntilReady()
    }
  }

  package func end() {
    try? commands.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The address, for one test: what it makes lies in a schema of its own, and belongs to somebody who may do no more than
  /// a site should: `site` is held to row-level security, which `allies`, the cluster's superuser, is not.
  package func address(schema: String = "public", user: String = "site", more: String = "") -> String {
    "postgres:///postgres?host=\(folder.path)&user=\(user)&options=-csearch_path%3D\(schema)\(more)"
  }

  private func waitUntilReady() throws {
    let answer = String(decoding: answers.fileHandleForReading.availableData, as: UTF8.self)
    guard answer.hasPrefix("ready") else {
      let log = try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)
      throw Problem(description: "PostgreSQL did not start: \(log ?? "it left no log")")
    }
  }

  private static let programs: String? = {
    let files = FileManager.default
    let versions = (try? files.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    let folders =
      versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "/usr/lib/postgresql/\($0)/bin" }
      + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return folders.first { folder in
      ["initdb", "postgres"].allSatisfy { files.isExecutableFile(atPath: "\(folder)/\($0)") }
    }
  }()

  /// Keeps the server until its own input ends, which happens whenever the tests' process does. PostgreSQL refuses to run
  /// as root, and gets the user that its package made.
  private static let keeper = """
    programs=$1 folder=$2 owner= tracer= fsync=off
    [ "$(id -u)" != 0 ] || owner="setpriv --reuid=postgres --regid=postgres --clear-groups --"
    # With -D the server keeps the number by which it is ended.
    [ -z "$3" ] || tracer="strace -D -f -qq -s 200 -e trace=fdatasync,sendto -o $3" fsync=on
    start() {
      (exec $tracer $owner "$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=1000 \
        -c shared_buffers=32MB -c fsync=$fsync </dev/null >>"$folder/log" 2>&1) &
      server=$!
      for _ in $(seq 600); do
        "$programs/pg_isready" -q -h "$folder" && { echo ready; return; }
        kill -0 $server 2>/dev/null || break
        sleep 0.05
      done
      echo failed
    }
    [ "$(id -u)" != 0 ] || chown postgres "$folder"
    cd "$folder"
    ($owner "$programs/initdb" -D "$folder/data" -U allies -A trust -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1) ||
      { echo failed; exit 1; }
    start
    "$programs/psql" -q -h "$folder" -U allies -d postgres -c "CREATE ROLE site LOGIN" >>"$folder/log" 2>&1
    while read -r order; do
      case $order in
        restart) kill -QUIT $server; wait $server; start ;;
        stop) kill -QUIT $server; wait $server; echo ready ;;
        start) start ;;
        schema*)
          "$programs/psql" -q -h "$folder" -U allies -d postgres -c "CREATE SCHEMA ${order#schema } AUTHORIZATION site" >>"$folder/log" 2>&1 &&
            echo ready || echo failed ;;
      esac
    done
    kill -QUIT $server 2>/dev/null
    wait $server
    rm -rf "$folder"
    """
}
