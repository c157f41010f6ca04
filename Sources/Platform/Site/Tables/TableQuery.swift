import Basics

/// What the address asks of a table: `?sort=-days&find=nurse&page=2`. What makes no sense is passed over, since addresses are
/// passed on and grow old.
package struct TableQuery: Sendable, Hashable {
  /// The name of a column.
  package var sort: String?
  package var isDescending = false
  /// Words that rows must hold; none when empty.
  package var find = ""
  /// The first page is 1.
  package var page = 1
  /// Stands before the names of the fields, where a page holds more than one table.
  let prefix: String

  package init(_ query: PostedFields = PostedFields(), prefix: String = "") {
    self.prefix = prefix
    find = String((query[prefix + "find"] ?? "").prefix(100))
    page = query[prefix + "page"].flatMap { $0.utf8.count < 10 ? Int($0) : nil }.map { max(1, $0) } ?? 1
    guard let asked = query[prefix + "sort"] else { return }
    isDescending = asked.hasPrefix("-")
    sort = isDescending ? String(asked.dropFirst()) : asked
  }

  /// The address of the same page with this table sorted by a column; by the other way round if it already is.
  func address(sorting column: String, from address: Address) -> Address {
    let isTurned = sort == column && !isDescending
    return address.with(prefix + "sort", isTurned ? "-\(column)" : column).with(prefix + "page", nil)
  }

  /// Of a column's name that is known, what it is sorted by; else nothing.
  func sorted<Row>(among columns: [Column<Row>]) -> Column<Row>? {
    columns.first { $0.name == sort && $0.order != nil }
  }
}

/// The rows of a table that a page shows, and how many there are besides.
package struct TableSlice<Row: Sendable>: Sendable {
  package let rows: [Row]
  /// Of all rows that were found, and of all there are.
  package let found: Int
  package let total: Int
  package let page: Int
  package let pageCount: Int

  /// For rows that the database has already sorted, searched and cut.
  package init(_ rows: [Row], found: Int, total: Int, page: Int = 1, pageSize: Int = 50) {
    self.rows = rows
    self.found = found
    self.total = total
    self.page = page
    pageCount = max(1, (found + pageSize - 1) / max(1, pageSize))
  }

  /// Sorts, searches and cuts rows that are all at hand.
  ///
  /// - Complexity: O(n log n) in the number of rows.
  package init(
    of all: [Row], by query: TableQuery, columns: [Column<Row>], voice: Voice, pageSize: Int = 50
  ) {
    let asked = folded(query.find).split(separator: " ")
    var rows = all
    if !asked.isEmpty {
      rows = rows.filter { row in
        let words = folded(columns.map { $0.words(row, voice) }.joined(separator: " "))
        return asked.allSatisfy { words.contains($0) }
      }
    }
    if let order = query.sorted(among: columns)?.order {
      let keys = rows.map { order($0, voice.language) }
      let places = rows.indices.sorted { a, b in
        let (first, second) = (keys[a], keys[b])
        if first == second { return a < b }
        // What is not known comes last either way.
        if first == .none || second == .none { return second == .none }
        return query.isDescending ? second < first : first < second
      }
      rows = places.map { rows[$0] }
    }
    let pageCount = max(1, (rows.count + pageSize - 1) / max(1, pageSize))
    let page = min(query.page, pageCount)
    let start = min(rows.count, (page - 1) * pageSize)
    self.init(
      Array(rows[start..<min(rows.count, start + pageSize)]), found: rows.count, total: all.count, page: page,
      pageSize: pageSize)
  }
}
