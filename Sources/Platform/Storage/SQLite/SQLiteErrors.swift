import GRDB
import GRDBSQLite

extension StorageError {
  /// What SQLite says, from its extended result code and its words.
  init(_ error: DatabaseError) {
    self.init(sqlite: error.extendedResultCode.rawValue, words: error.message ?? "")
  }

  /// - Complexity: O(length of the words).
  init(sqlite code: CInt, words: String) {
    // What is named follows the first colon: `UNIQUE constraint failed: persons.council, persons.email`.
    let named = words.firstIndex(of: ":").map { words[words.index(after: $0)...].drop { $0 == " " } } ?? ""
    switch ResultCode(rawValue: code) {
    case .SQLITE_CONSTRAINT_UNIQUE: self = .unique(Self.constraint(of: named, ending: "key"))
    case .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
      self = .unique(Self.constraint(of: named.prefix { $0 != "." }, ending: "pkey"))
    case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .foreignKey(nil)
    case .SQLITE_CONSTRAINT_CHECK: self = .check(String(named))
    // A trigger that refuses says the name of its rule, and nothing else.
    case .SQLITE_CONSTRAINT_TRIGGER: self = .check(words)
    case .SQLITE_CONSTRAINT_NOTNULL: self = .notNull(String(named))
    case .SQLITE_CONSTRAINT_DATATYPE: self = .unsuitable(words)
    // The file of shared memory could not grow: the disk is full, which SQLite tells in its own way.
    case .SQLITE_IOERR_SHMSIZE: self = .full
    default:
      switch code & 0xFF {
      case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
      case SQLITE_FULL: self = .full
      case SQLITE_READONLY: self = .readOnly
      case SQLITE_INTERRUPT: self = .cancelled
      case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged
      // The disk, or what is between it and us, fails.
      case SQLITE_CANTOPEN, SQLITE_IOERR: self = .gone(mayHaveCommitted: false)
      case SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_RANGE: self = .unsuitable(words)
      default: self = .other(code: "\(code)", words: words)
      }
    }
  }

  /// `persons.council, persons.email` becomes `persons_council_email_key`, as PostgreSQL would name it.
  private static func constraint(of named: Substring, ending: String) -> String {
    if named.hasPrefix("index '") { return String(named.dropFirst(7).prefix { $0 != "'" }) }
    let columns = named.split(separator: ",").map { $0.drop { $0 == " " } }
    let table = columns.first?.prefix { $0 != "." } ?? ""
    let names = columns.compactMap { column in
      column.firstIndex(of: ".").map { column[column.index(after: $0)...] }
    }
    return ([table] + names + [Substring(ending)]).joined(separator: "_")
  }
}
