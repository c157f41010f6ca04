import Basics

/// What the columns of a table hold of people, why, and for how long. Every table has one beside its migrations, and a test
/// walks the schema of both engines to see that no column is left out.
package struct TableNote: Sendable {
  package let table: String
  package let retention: Retention
  package let columns: [ColumnNote]

  package init(_ table: String, kept retention: Retention, _ columns: ColumnNote...) {
    self.table = table
    self.retention = retention
    self.columns = columns
  }

  /// The same with columns that several tables have in common.
  package init(_ table: String, kept retention: Retention, _ columns: [ColumnNote]) {
    self.table = table
    self.retention = retention
    self.columns = columns
  }

  /// How long something is kept.
  package enum Retention: Sendable, Hashable {
    /// As long as the database is there.
    case always
    /// So many days after something happened, if whoever runs the installation did not set another number.
    case days(Int, after: Bilingual)
    /// Until something happens.
    case until(Bilingual)
  }
}

/// One column of a `TableNote`.
package struct ColumnNote: Sendable {
  package let name: String
  package let kind: Kind
  package let purpose: Bilingual
  /// Where the column is emptied before its row goes.
  package let retention: TableNote.Retention?

  /// How near to a person what it holds is.
  package enum Kind: String, Sendable, CaseIterable {
    /// Nothing of any person.
    case technical
    /// A number that stands for a person or for something of theirs.
    case reference
    /// Who somebody is or what they said: a name, an address, a letter.
    case personal
    /// What could harm somebody who is known by it.
    case sensitive
  }

  package init(
    _ name: String, _ kind: Kind, en: String, fr: String, kept retention: TableNote.Retention? = nil
  ) {
    self.name = name
    self.kind = kind
    purpose = Bilingual(en: en, fr: fr)
    self.retention = retention
  }
}
