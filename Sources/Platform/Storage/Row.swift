/// All rows of an answer, in one piece.
package struct Rows: Sendable, RandomAccessCollection {
  let answer: Answer
  package let count: Int

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }
  package subscript(position: Int) -> Row { Row(answer: answer, start: position * answer.columns.count) }

  init(columns: [String], values: [SQLValue], count: Int) {
    answer = Answer(columns: columns, values: values)
    self.count = count
  }

  /// The values of all rows, one row after the other.
  final class Answer: Sendable {
    let columns: [String]
    let values: [SQLValue]

    init(columns: [String], values: [SQLValue]) {
      self.columns = columns
      self.values = values
    }
  }
}

/// One row of an answer; it is read by the names of its columns, or by their places, which is faster.
///
///     let person = Person(id: try row.value("id"), name: try row.value("name"))
package struct Row: Sendable {
  let answer: Rows.Answer
  let start: Int

  /// - Throws: `unreadable` when there is no such column, or it holds something else.
  package func value<Value: Storable>(_ column: String, as type: Value.Type = Value.self) throws(StorageError)
    -> Value
  {
    guard let place = answer.columns.firstIndex(of: column) else {
      throw .unreadable(column: column, wanted: "a column of that name")
    }
    return try value(at: place, as: type)
  }

  /// The first column is at place 0.
  ///
  /// - Throws: `unreadable` when there is no such column, or it holds something else.
  package func value<Value: Storable>(at place: Int, as type: Value.Type = Value.self) throws(StorageError)
    -> Value
  {
    try read(place)
  }

  /// What most columns hold. These two are compiled for their type; a generic function that another module calls is not, and
  /// looking up what it needs takes longer than reading the value.
  package func value(at place: Int, as type: Int.Type = Int.self) throws(StorageError) -> Int {
    try read(place)
  }

  package func value(at place: Int, as type: String.Type = String.self) throws(StorageError) -> String {
    try read(place)
  }

  private func read<Value: Storable>(_ place: Int) throws(StorageError) -> Value {
    guard answer.columns.indices.contains(place), answer.values.indices.contains(start + place) else {
      throw .unreadable(column: "\(place)", wanted: "a column at that place")
    }
    guard let value = Value(sqlValue: answer.values[start + place]) else {
      throw .unreadable(column: answer.columns[place], wanted: "\(Value.self)")
    }
    return value
  }
}
