import Basics

/// What a form or an address brings: names and values in their order, a name as often as it was sent, and files.
///
///     let fields = try PostedFields(body: bytes, contentType: "application/x-www-form-urlencoded")
///     fields["city"]            // the first value of that name
///     fields.all("languages")   // every value of that name
///
/// Names are plain text: `a[b][c]` is a name of seven letters and nests nothing. Reading is bounded by `Limits`, and takes
/// nothing but UTF-8 without NUL.
package struct PostedFields: Sendable, Hashable {
  package struct Field: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package private(set) var fields: [Field]
  package private(set) var files: [PostedFile]

  package init(_ fields: [Field] = [], files: [PostedFile] = []) {
    self.fields = fields
    self.files = files
  }

  /// The first value of that name; nil when there is none.
  package subscript(_ name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// Every value of that name, in the order they were sent.
  package func all(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// The file that was chosen in the field of that name; nil when none was.
  package func file(_ name: String) -> PostedFile? {
    files.first { $0.field == name && !$0.isAbsent }
  }

  /// The same without the fields that the condition holds for.
  package func without(_ isLeftOut: (Field) -> Bool) -> PostedFields {
    PostedFields(fields.filter { !isLeftOut($0) }, files: files)
  }

  /// Names and values as the query of an address; files are left out.
  package var query: String {
    fields.map { PercentCoding.encoded($0.name) + "=" + PercentCoding.encoded($0.value) }.joined(
      separator: "&")
  }
}

/// A file as a browser sent it. Its name and its kind are what the sender says, and may be lies.
package struct PostedFile: Sendable, Hashable {
  /// The name of the form's field.
  package let field: String
  /// Without folders, whatever was sent; may be empty.
  package let name: String
  package let declaredType: String
  package let bytes: [UInt8]

  package init(field: String, name: String, declaredType: String, bytes: [UInt8]) {
    self.field = field
    self.name = String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
    self.declaredType = declaredType
    self.bytes = bytes
  }

  /// Browsers send a file without name or content where none was chosen.
  package var isAbsent: Bool { name.isEmpty && bytes.isEmpty }
}

extension PostedFields {
  /// How much is read. A form of ours has some dozens of fields; what is larger was not sent by one.
  package struct Limits: Sendable {
    package var fieldCount = 1_000
    package var nameBytes = 200
    /// Of one value; a value is what somebody typed.
    package var valueBytes = 100_000
    /// Of the whole body without files, or of the query.
    package var totalBytes = 1_000_000
    /// Of one file, and of all together.
    package var fileBytes = 10_000_000

    package init() {}
  }

  /// Why nothing was read: all of it is refused, since half a form says something else than the whole.
  package enum Unreadable: Error, Sendable, Hashable {
    /// More, or larger, than the limits allow; answered with 413.
    case tooLarge
    /// Bytes that are no text, or a body that is not what its head says; answered with 400.
    case malformed
    /// Neither of the two kinds of body that forms send; answered with 415.
    case unknownType

    package var status: Int {
      switch self {
      case .tooLarge: 413
      case .malformed: 400
      case .unknownType: 415
      }
    }
  }

  /// Reads the part of an address after `?`.
  ///
  /// - Complexity: O(n).
  package init(query: String, limits: Limits = Limits()) throws(Unreadable) {
    try self.init(urlencoded: query.utf8, limits: limits)
  }

  /// Reads the body of a request.
  ///
  /// - Parameter contentType: the header as it was sent.
  /// - Complexity: O(n).
  package init(body: [UInt8], contentType: String, limits: Limits = Limits()) throws(Unreadable) {
    let type = HeaderValue(contentType)
    switch type.value {
    case "application/x-www-form-urlencoded":
      try self.init(urlencoded: body, limits: limits)
    case "multipart/form-data":
      guard let boundary = type.parameters["boundary"], (1...70).contains(boundary.utf8.count) else {
        throw .malformed
      }
      var reader = MultipartReader(body, boundary: boundary, limits: limits)
      try reader.read()
      self.init(reader.fields, files: reader.files)
    default: throw .unknownType
    }
  }

  private init(urlencoded bytes: some Collection<UInt8>, limits: Limits) throws(Unreadable) {
    guard bytes.count <= limits.totalBytes else { throw .tooLarge }
    var fields: [Field] = []
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      guard fields.count < limits.fieldCount else { throw .tooLarge }
      let name = pair.prefix { $0 != UInt8(ascii: "=") }
      let value = pair.dropFirst(name.count + 1)
      fields.append(
        try Self.field(PercentCoding.decoded(name), PercentCoding.decoded(value), within: limits))
    }
    self.init(fields)
  }

  static func field(_ name: [UInt8], _ value: [UInt8], within limits: Limits) throws(Unreadable) -> Field {
    guard name.count <= limits.nameBytes, value.count <= limits.valueBytes else { throw .tooLarge }
    guard let name = text(name), let value = text(value) else { throw .malformed }
    return Field(name, value)
  }

  /// UTF-8 as it should be, in its shortest form, without NUL, which no database keeps; nil for anything else.
  static func text(_ bytes: [UInt8]) -> String? {
    bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
  }
}
