import Basics
import Storage

/// What goes over to the other record when two become one: the rows of every table about people, whichever area made it, found by
/// the schema. A row that the other record has its own of stays where it is, and comes into force again when there are two.
enum MergedTables {
  /// Tables about people whose rows stay, each with its reason; a test walks the schema.
  static let left: [String: String] = [
    "merges": "tells of the merge itself",
    "erasures": "tells of the erasure itself",
    "saved_filters": ofStaff, "accounts": ofStaff, "account_tickets": ofStaff, "recovery_codes": ofStaff,
    "passkeys": ofStaff, "sessions": ofStaff, "calendar_feeds": ofStaff, "linked_sign_ins": ofStaff,
    "access_tokens": ofStaff,
    "person_links": "lives for some days: whoever stays gets a new one",
    "import_rows": "tells what a row became",
  ]

  private static let ofStaff = "belongs to an account: staff are not merged"

  static func moved(in connection: Connection) throws -> [StoredTable] {
    try StoredTable.all(in: connection).filter { table in
      Self.left[table.name] == nil && ["id", "person", "keeper"].allSatisfy(table.columns.contains)
    }
  }
}
