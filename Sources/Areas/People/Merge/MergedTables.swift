import Basics
import Storage

/// What goes over to the other record when two become one. Whoever makes a table about people adds a line here, or says below why
/// its rows stay; a test walks the schema, and a table that is in neither list fails it.
enum MergedTables {
  /// A table whose rows belong to a person, by its columns `id` and `person`.
  struct Moved: Sendable {
    let name: String
    let table: SQL
    /// Rows that the other record has its own of: they stay with the one that was taken up, and come into force again with it.
    let stays: SQL?

    init(_ name: String, _ table: SQL, unless stays: SQL? = nil) {
      self.name = name
      self.table = table
      self.stays = stays
    }
  }

  static let moved = [
    Moved("profile_values", "profile_values"), Moved("notes", "notes"), Moved("happenings", "happenings"),
    Moved("reach_digests", "reach_digests"), Moved("consents", "consents"),
    Moved("consent_requests", "consent_requests"), Moved("corrections", "corrections"),
    Moved(
      "legal_holds", "legal_holds",
      unless: """
        legal_holds.ended IS NULL
          AND EXISTS (SELECT 1 FROM legal_holds own WHERE own.person = other.id AND own.ended IS NULL)
        """),
    Moved(
      "referrals", "referrals",
      unless: """
        referrals.ended IS NULL AND EXISTS (SELECT 1 FROM referrals own WHERE own.person = other.id
          AND own.recipient = referrals.recipient AND own.ended IS NULL)
        """),
    Moved(
      "tagged", "tagged",
      unless: "EXISTS (SELECT 1 FROM tagged own WHERE own.person = other.id AND own.tag = tagged.tag)"),
    Moved(
      "appointments", "appointments",
      unless: """
        appointments.ended IS NULL AND EXISTS (SELECT 1 FROM appointments own WHERE own.person = other.id
          AND own.role = appointments.role AND own.keeper = appointments.keeper AND own.ended IS NULL)
        """),
  ]

  /// Columns that name a person and stay as they are, each with its reason.
  static let left: [String: String] = [
    "people.merged_into": "says where the record went",
    "merges.person": "tells of the merge itself", "merges.absorbed": "tells of the merge itself",
    "saved_filters.person": ofStaff, "accounts.person": ofStaff, "account_tickets.person": ofStaff,
    "recovery_codes.person": ofStaff, "passkeys.person": ofStaff,
    "person_links.person": "lives for some days: whoever stays gets a new one",
    "erasures.person": "tells of the erasure itself",
    "consent_requests.asked_by": doer, "corrections.asked_by": doer, "corrections.decided_by": doer,
    "legal_holds.begun_by": doer, "legal_holds.ended_by": doer, "person_links.made_by": doer,
    "referrals.sent_by": doer, "referrals.answered_by": doer,
    "tagged.tagged_by": doer, "notes.author": doer, "happenings.by_person": doer,
    "profile_values.written_by": doer, "profile_values.confirmed_by": doer,
    "profile_values.verified_by": doer,
    "profile_values.replaced_by": doer, "appointments.begun_by": doer, "appointments.ended_by": doer,
    "consents.written_by": doer, "consents.withdrawn_by": doer, "merges.merged_by": doer,
    "merges.undone_by": doer,
    "imports.imported_by": doer, "imports.undone_by": doer, "import_rows.person": "tells what a row became",
  ]

  private static let ofStaff = "belongs to an account: staff are not merged"
  private static let doer = "who did it: the merged record still says who that was"
}
