import Basics
import TestDatabases
import Testing

@testable import Storage

/// What is kept of people has a reason and an end, column by column.
@Suite("Notes on columns")
struct ColumnNoteTests {
  @Test(
    "every column of the platform's tables has a note, and every note a column",
    arguments: EngineName.allCases)
  func complete(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate(JobQueue.migrations + AuditLog.migrations)
      let notes = JobQueue.notes + AuditLog.notes + Ledger.notes
      let noted = notes.flatMap { note in note.columns.map { "\(note.table).\($0.name)" } }
      let there = try await database.columnNames()
      #expect(noted.sorted() == there.sorted())
      #expect(Set(noted).count == noted.count)
    }
  }

  @Test("every note gives its reason in both languages")
  func words() {
    for column in (JobQueue.notes + AuditLog.notes + Ledger.notes).flatMap(\.columns) {
      #expect(!column.purpose.en.isEmpty && !column.purpose.fr.isEmpty, "\(column.name)")
    }
  }
}
