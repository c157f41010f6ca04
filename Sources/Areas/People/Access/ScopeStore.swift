import Basics
import Storage

/// What of a table somebody may see, as a condition on its columns `keeper` and `council`, which every table about people has.
extension Access {
  /// Rows that their own council or agency keeps.
  ///
  /// - Parameter table: its name or alias in the statement.
  package func kept(in table: SQL) -> SQL {
    isScoped ? "\(table).keeper = \(keeper)" : "1 = 1"
  }

  /// Rows that belong to their council, whoever of it keeps them: what is nobody's secret among those who work together, such
  /// as the directory of organisations.
  package func shared(in table: SQL) -> SQL {
    isScoped ? "\(table).council = \(council)" : "1 = 1"
  }

  /// Whose words are looked through for what is kept by them, and for what is their council's.
  package var keptWords: Int64? { isScoped ? keeper.rawValue : nil }
  package var sharedWords: Int64? { isScoped ? council.rawValue : nil }

  /// Rows of people whom a consent, in force now, lets them read for a purpose.
  ///
  /// - Parameter person: the column that holds the person's number.
  package func consented(_ person: SQL, for purpose: Consent.Purpose) -> SQL {
    isScoped ? "EXISTS (SELECT 1 \(inForce(person, for: purpose)))" : "1 = 1"
  }

  /// The number of a consent by which they may read somebody's record for a purpose, or null: for statements that name it.
  package func consent(_ person: SQL, for purpose: Consent.Purpose) -> SQL {
    "(SELECT MAX(given.id) \(inForce(person, for: purpose)))"
  }

  private func inForce(_ person: SQL, for purpose: Consent.Purpose) -> SQL {
    """
    FROM consents AS given WHERE given.person = \(person) AND given.purpose = \(purpose)
      AND (given.recipient = \(keeper) OR (given.whole_council = 1 AND given.recipient = \(council)))
      AND given.withdrawn IS NULL AND given.given_at <= \(now) AND given.expires > \(now)
    """
  }

  /// As the audit log names them: whoever signs in, a program of theirs with its token, or whoever followed a link of their own.
  package var actor: AuditEntry.Actor {
    guard role.isStaff else { return .link(person.rawValue) }
    return token.map { .token($0.rawValue, of: person.rawValue) } ?? .person(person.rawValue)
  }

  /// The second wall: what PostgreSQL lets through whatever a statement says.
  package var wall: Wall {
    Wall([
      Wall.Setting("keeper", keeper.rawValue), Wall.Setting("council", council.rawValue),
      Wall.Setting("person", person.rawValue), Wall.Setting("now", now.microsecondsSince1970),
    ])
  }

  /// The same, in the policies of tables: rows kept by whoever asks.
  package static let keptRow: SQL = "keeper = \(Wall.setting("'keeper'"))"
  /// Rows of whoever asks' council.
  package static let sharedRow: SQL = "council = \(Wall.setting("'council'"))"
  /// Rows that are nobody's but the asker's own.
  package static let ownRow: SQL = "person = \(Wall.setting("'person'"))"
  /// Rows of people who agreed to it, for whatever purpose: which one it is, the statement asks.
  package static func consentedRow(_ person: SQL) -> SQL {
    """
    EXISTS (SELECT 1 FROM consents AS given WHERE given.person = \(person)
      AND (given.recipient = \(Wall.setting("'keeper'"))
        OR (given.whole_council = 1 AND given.recipient = \(Wall.setting("'council'"))))
      AND given.withdrawn IS NULL AND given.given_at <= \(Wall.setting("'now'"))
      AND given.expires > \(Wall.setting("'now'")))
    """
  }
}
