/// Reads the body of a form that carries files (RFC 7578). Strict, since only browsers write to it: lines end in CR LF, the
/// last part is closed, and nothing is encoded a second time.
struct MultipartReader {
  private let body: [UInt8]
  /// What stands between two parts, with the end of the line before it.
  private let delimiter: [UInt8]
  private let limits: PostedFields.Limits
  private var position = 0
  private var partCount = 0
  private var textBytes = 0
  private var fileBytes = 0
  private(set) var fields: [PostedFields.Field] = []
  private(set) var files: [PostedFile] = []

  /// Of the lines above the content of one part.
  private static let longestHead = 4_000

  init(_ body: [UInt8], boundary: String, limits: PostedFields.Limits) {
    self.body = body
    self.limits = limits
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  /// - Complexity: O(n): no place of the body is compared with the delimiter twice, because it has a CR only at its start.
  mutating func read() throws(PostedFields.Unreadable) {
    guard starts(with: delimiter.dropFirst(2)) else { throw .malformed }
    position += delimiter.count - 2
    while !starts(with: Array("--".utf8)) {
      guard partCount < limits.fieldCount else { throw .tooLarge }
      partCount += 1
      try skip("\r\n")
      try readPart()
    }
  }

  private mutating func readPart() throws(PostedFields.Unreadable) {
    let head = try readHead()
    let start = position
    guard let end = endOfPart() else { throw .malformed }
    let content = Array(body[start..<end])
    position = end + delimiter.count

    let disposition = HeaderValue(head["content-disposition"] ?? "")
    guard disposition.value == "form-data", let name = disposition.parameters["name"] else {
      throw .malformed
    }
    guard name.utf8.count <= limits.nameBytes else { throw .tooLarge }
    if let fileName = disposition.parameters["filename"] {
      fileBytes += content.count
      guard fileBytes <= limits.fileBytes, fileName.utf8.count <= 1_000 else { throw .tooLarge }
      files.append(
        PostedFile(
          field: name, name: fileName, declaredType: HeaderValue(head["content-type"] ?? "").value,
          bytes: content))
    } else {
      textBytes += content.count + name.utf8.count
      guard textBytes <= limits.totalBytes else { throw .tooLarge }
      fields.append(try PostedFields.field(Array(name.utf8), content, within: limits))
    }
  }

  /// The lines up to an empty one, by their names in small letters.
  private mutating func readHead() throws(PostedFields.Unreadable) -> [String: String] {
    let start = position
    var head: [String: String] = [:]
    while !starts(with: Array("\r\n".utf8)) {
      let line = body[position...].prefix(Self.longestHead).prefix { $0 != 0x0D }
      guard position - start + line.count < Self.longestHead, let text = PostedFields.text(Array(line)),
        let colon = text.firstIndex(of: ":")
      else { throw .malformed }
      position += line.count
      try skip("\r\n")
      head[text[..<colon].lowercased()] = String(text[text.index(after: colon)...])
    }
    try skip("\r\n")
    return head
  }

  private func endOfPart() -> Int? {
    // An empty part has the delimiter's CR LF right behind its head.
    var place = position
    while place + delimiter.count <= body.count {
      guard body[place] == 0x0D else {
        place += 1
        continue
      }
      var length = 1
      while length < delimiter.count, body[place + length] == delimiter[length] { length += 1 }
      if length == delimiter.count { return place }
      place += length
    }
    return nil
  }

  private func starts(with bytes: some Collection<UInt8>) -> Bool {
    position <= body.count && body[position...].starts(with: bytes)
  }

  private mutating func skip(_ letters: String) throws(PostedFields.Unreadable) {
    guard starts(with: Array(letters.utf8)) else { throw .malformed }
    position += letters.utf8.count
  }
}
