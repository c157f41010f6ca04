import Basics

/// Reads the body of a program: an object with the names and values that the form of the same address has.
///
/// A value is a text, a number, true or false, null, or a list of texts and numbers: what a form could send, and no deeper. `true`
/// is a box that is ticked, `false` and null are answers that were not given. Names that stand twice are refused, since two readers
/// could take either; and so is what is of another kind than the field, which a reader might take for something else.
struct PostedJSON {
  private let bytes: [UInt8]
  private let limits: PostedFields.Limits
  private var place = 0
  private var fields: [PostedFields.Field] = []
  private var names: Set<String> = []
  private var messages = FormMessages()
  private let members: [String: JSONSchema]

  /// - Parameter members: the fields that there are.
  /// - Complexity: O(n).
  /// - Throws: what is malformed or too large, or `FormMessages` about members that cannot be used.
  static func read(
    _ bytes: [UInt8], as members: [JSONSchema.Member], limits: PostedFields.Limits = .init()
  ) throws -> PostedFields {
    guard bytes.count <= limits.totalBytes else { throw PostedFields.Unreadable.tooLarge }
    var reader = PostedJSON(bytes: bytes, members: members, limits: limits)
    try reader.read()
    if !reader.messages.entries.isEmpty { throw reader.messages }
    return PostedFields(reader.fields)
  }

  private init(bytes: [UInt8], members: [JSONSchema.Member], limits: PostedFields.Limits) {
    self.bytes = bytes
    self.limits = limits
    self.members = Dictionary(members.map { ($0.name, $0.schema) }) { first, _ in first }
  }

  private mutating func read() throws(PostedFields.Unreadable) {
    try skip(UInt8(ascii: "{"))
    if !take(UInt8(ascii: "}")) {
      repeat { try readMember() } while take(UInt8(ascii: ","))
      try skip(UInt8(ascii: "}"))
    }
    passSpaces()
    guard place == bytes.count else { throw .malformed }
  }

  private mutating func readMember() throws(PostedFields.Unreadable) {
    passSpaces()
    let name = try text()
    guard name.utf8.count <= limits.nameBytes, names.count < limits.fieldCount else { throw .tooLarge }
    try skip(UInt8(ascii: ":"))
    if !names.insert(name).inserted { messages.add(.init(name, Self.isTwice)) }
    guard let schema = name == FormField.token ? .anyText : members[name] else {
      object(to: name, RouteUse.noSuchField)
      return try passValue()
    }
    try readValue(name, schema)
  }

  private mutating func readValue(_ name: String, _ schema: JSONSchema) throws(PostedFields.Unreadable) {
    passSpaces()
    switch (schema, peek) {
    case (.nullable, UInt8(ascii: "n")): try skip("null")
    case (.nullable(let schema), _): try readValue(name, schema)
    case (.list(let element, _), UInt8(ascii: "[")):
      try skip(UInt8(ascii: "["))
      if take(UInt8(ascii: "]")) { return }
      repeat { try readValue(name, element) } while take(UInt8(ascii: ","))
      try skip(UInt8(ascii: "]"))
    case (.flag, UInt8(ascii: "t")):
      try skip("true")
      try add(name, "yes")
    case (.flag, UInt8(ascii: "f")): try skip("false")
    case (.number, .some(UInt8(ascii: "0")...UInt8(ascii: "9"))), (.number, UInt8(ascii: "-")):
      try add(name, Self.whole(try number()))
    case (.text(let text), UInt8(ascii: "\"")):
      let value = try self.text()
      if value.isEmpty, text.isCoded { object(to: name, schema.wanted) }
      try add(name, value)
    case (.choice, UInt8(ascii: "\"")):
      let value = try text()
      if value.isEmpty { object(to: name, schema.wanted) }
      try add(name, value)
    default:
      object(to: name, schema.wanted)
      try passValue()
    }
  }

  /// To JSON Schema 135.0 is a whole number too.
  private static func whole(_ figures: String) -> String {
    guard let point = figures.firstIndex(of: "."), figures[point...].dropFirst().allSatisfy({ $0 == "0" })
    else { return figures }
    return String(figures[..<point])
  }

  private mutating func add(_ name: String, _ value: String) throws(PostedFields.Unreadable) {
    guard fields.count < limits.fieldCount else { throw .tooLarge }
    fields.append(
      try PostedFields.field(Array(name.utf8), Array(value.utf8), within: limits))
  }

  private mutating func object(to name: String, _ words: Bilingual) {
    if messages[name] == nil { messages.add(.init(name, words)) }
  }

  private static let isTwice = Bilingual(
    en: "This stands there twice: send it once", fr: "Ceci y figure deux fois\u{A0}: envoyez-le une fois")

  // MARK: Letters

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func passSpaces() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    passSpaces()
    guard peek == byte else { return false }
    place += 1
    return true
  }

  private mutating func skip(_ byte: UInt8) throws(PostedFields.Unreadable) {
    guard take(byte) else { throw .malformed }
  }

  private mutating func skip(_ word: StaticString) throws(PostedFields.Unreadable) {
    let letters = Array(word.description.utf8)
    guard bytes[place...].starts(with: letters) else { throw .malformed }
    place += letters.count
  }

  /// Past a value that nobody reads: of objects and lists the brackets alone are looked at, without going deeper in the program
  /// than in the text.
  private mutating func passValue() throws(PostedFields.Unreadable) {
    var depth = 0
    repeat {
      passSpaces()
      switch peek {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        place += 1
      case UInt8(ascii: "\""): _ = try text()
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard depth > 0 else { throw .malformed }
        place += 1
      case UInt8(ascii: "t"): try skip("true")
      case UInt8(ascii: "f"): try skip("false")
      case UInt8(ascii: "n"): try skip("null")
      default: _ = try number()
      }
    } while depth > 0
  }

  /// As it was written: forms read numbers from their figures.
  private mutating func number() throws(PostedFields.Unreadable) -> String {
    let start = place
    if peek == UInt8(ascii: "-") { place += 1 }
    let first = peek
    let whole = try digits()
    if whole > 1, first == UInt8(ascii: "0") { throw .malformed }
    if peek == UInt8(ascii: ".") {
      place += 1
      _ = try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      place += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { place += 1 }
      _ = try digits()
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func digits() throws(PostedFields.Unreadable) -> Int {
    let start = place
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    guard place > start else { throw .malformed }
    return place - start
  }

  private mutating func text() throws(PostedFields.Unreadable) -> String {
    guard peek == UInt8(ascii: "\"") else { throw .malformed }
    place += 1
    var letters: [UInt8] = []
    while let byte = peek {
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = PostedFields.text(letters) else { throw .malformed }
        return text
      case UInt8(ascii: "\\"): letters += try escaped().utf8
      case 0..<0x20: throw .malformed
      default: letters.append(byte)
      }
    }
    throw .malformed
  }

  private mutating func escaped() throws(PostedFields.Unreadable) -> String {
    guard let byte = peek else { throw .malformed }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return String(decoding: [byte], as: UTF8.self)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw .malformed
    }
    let first = try fourDigits()
    if (0xD800..<0xDC00).contains(first) {
      // Letters beyond the first plane are written as two halves.
      try skip("\\u")
      let second = try fourDigits()
      guard (0xDC00..<0xE000).contains(second) else { throw .malformed }
      let scalar = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      return Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
    }
    guard let scalar = Unicode.Scalar(first) else { throw .malformed }
    return String(Character(scalar))
  }

  private mutating func fourDigits() throws(PostedFields.Unreadable) -> UInt32 {
    let digits = bytes[place...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw .malformed }
    place += 4
    return number
  }
}

extension JSONSchema {
  /// What to send in a place.
  fileprivate var wanted: Bilingual {
    switch self {
    case .text(let text) where text.isCoded:
      Bilingual(en: "Send a text, or null", fr: "Envoyez un texte, ou null")
    case .text, .choice: Bilingual(en: "Send a text", fr: "Envoyez un texte")
    case .number: Bilingual(en: "Send a whole number", fr: "Envoyez un nombre entier")
    case .flag: Bilingual(en: "Send true or false", fr: "Envoyez true ou false")
    case .list: Bilingual(en: "Send a list", fr: "Envoyez une liste")
    case .nullable(let schema): schema.wanted
    case .object: Bilingual(en: "Send an object", fr: "Envoyez un objet")
    }
  }
}

extension JSONSchema.Text {
  /// Whether it is more than words: a day, an address, a number of a thing. Then nothing is no answer.
  fileprivate var isCoded: Bool {
    format != nil || pattern?.description == JSONSchema.id.pattern?.description
  }
}
