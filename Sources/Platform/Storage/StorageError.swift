/// Why the database did not do what it was asked. Values, so that a rule can answer to one: a second sign-up with the same
/// address is `unique("persons_email_key")`, and the area words it.
///
/// None holds anything that was stored or asked for, so that all may be logged.
package enum StorageError: Error, Sendable, Hashable {
  /// Named as PostgreSQL names it by itself: `persons_pkey` for the primary key, `persons_council_email_key` for unique
  /// columns, or the name of a unique index over expressions. Give other unique indexes such a name too.
  case unique(String)
  /// SQLite does not say which one.
  case foreignKey(String?)
  /// The name of the check, which every `CHECK` should have: `CONSTRAINT persons_age CHECK (age > 0)`.
  case check(String)
  /// `persons.name`
  case notNull(String)
  /// A value that the column, or any column, cannot hold; what was wrong with it.
  case unsuitable(String)
  /// A column that is not there, or holds something else than was asked for.
  case unreadable(column: String, wanted: String)
  /// A write inside a read.
  case readOnly
  /// Others changed the same things again and again; nothing of this was kept.
  case serialization
  /// Another process holds the database longer than we wait.
  case busy
  /// More callers wait already than are let in; nothing of this was tried.
  case overloaded
  /// No room on the disk; what was read before can still be read.
  case full
  /// The engine cannot be reached, or went away. When it went while a commit was under way, nobody knows whether that
  /// was kept.
  case gone(mayHaveCommitted: Bool)
  /// The file is damaged, or is no database.
  case damaged
  /// The task was cancelled. Callers of `Database` get a `CancellationError`.
  case cancelled
  /// Anything else: the engine's code and words.
  case other(code: String, words: String)
}

extension StorageError {
  /// Whether the transaction is beyond saving: going back to a savepoint would not help.
  var losesTransaction: Bool {
    switch self {
    case .serialization, .busy, .full, .gone, .damaged, .cancelled: true
    default: false
    }
  }
}
