import CPostgres

/// COPY out: a table as lines of text, values between tabs. Some three times as fast as rows.
extension PostgresSession {
  func unload(table: SQL, columns: [SQL], types: [SQLType], _ body: ([SQLValue]) throws -> Void) throws {
    let copy = try RenderedSQL("COPY (SELECT \(SQL.joined(columns)) FROM \(table)) TO STDOUT", for: .postgres)
    let begun = PostgresAnswer(PQexec(pointer, copy.text))
    guard begun.status == PGRES_COPY_OUT else { throw failure(begun) }
    var problem: (any Error)?
    while true {
      var line: UnsafeMutablePointer<CChar>?
      let count = PQgetCopyData(pointer, &line, 0)
      guard count > 0, let line else { break }
      defer { PQfreemem(line) }
      guard problem == nil else { continue }
      do {
        if isCancelled { throw StorageError.cancelled }
        // libpq tells the length of what it hands out; the last byte ends the line.
        try body(try CopiedLine(UnsafeRawBufferPointer(start: line, count: Int(count) - 1)).values(types))
      } catch {
        // What is still to come is thrown away, and so is the connection: the server may hear of this late.
        problem = error
        giveUp()
      }
    }
    while let next = PQgetResult(pointer) {
      let answer = PostgresAnswer(next)
      if answer.isError, problem == nil { problem = failure(answer) }
    }
    if let problem { throw problem }
  }
}

/// A line of COPY's text form.
private struct CopiedLine {
  let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  func values(_ types: [SQLType]) throws(StorageError) -> [SQLValue] {
    var values: [SQLValue] = []
    values.reserveCapacity(types.count)
    var rest = bytes[...]
    for (index, type) in types.enumerated() {
      let end = rest.firstIndex(of: UInt8(ascii: "\t")) ?? rest.endIndex
      guard (end == rest.endIndex) == (index == types.count - 1) else {
        throw .other(code: "copy", words: "a line of other columns than were asked for")
      }
      values.append(try value(rest[..<end], type))
      rest = rest[min(end + 1, rest.endIndex)...]
    }
    return values
  }

  private func value(_ field: Slice<UnsafeRawBufferPointer>, _ type: SQLType) throws(StorageError) -> SQLValue
  {
    if field.elementsEqual("\\N".utf8) { return .null }
    let text = field.contains(UInt8(ascii: "\\")) ? unescaped(field) : nil
    let bytes = text?[...]
    func words() -> String {
      bytes.map { String(decoding: $0, as: UTF8.self) } ?? String(decoding: field, as: UTF8.self)
    }
    let value: SQLValue? =
      switch type {
      case .text: .text(words())
      case .integer: Int64(words()).map { .integer($0) }
      case .real: Double(words()).map { .real($0) }
      // `\x` and digits; the backslash was doubled.
      case .bytes: bytes.flatMap { Self.bytes(hexadecimal: $0.dropFirst(2)) }.map { .bytes($0) }
      }
    guard let value else { throw .other(code: "copy", words: "a value of another kind than its column") }
    return value
  }

  private func unescaped(_ field: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in field {
      if isEscaped {
        isEscaped = false
        switch byte {
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "v"): bytes.append(0x0B)
        default: bytes.append(byte)
        }
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func bytes(hexadecimal digits: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits {
      let half: UInt8
      switch digit {
      case 0x30...0x39: half = digit - 0x30
      case 0x61...0x66: half = digit - 0x57
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | half)
        high = nil
      } else {
        high = half
      }
    }
    return high == nil ? bytes : nil
  }
}
