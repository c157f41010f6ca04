import Basics

/// What is filled in, ticked or chosen.
enum FieldControl: Sendable {
  case line(Line)
  case text(limit: Int, rows: Int)
  /// A document in which places are told by their lines.
  case document(limit: Int)
  case choice([Choice])
  case choices([Choice])
  /// One statement to agree with.
  case tick(Bilingual)
  case file(kinds: [FileKind], limit: Int)

  struct Choice: Sendable {
    let value: String
    let label: Bilingual
  }

  /// About how much is answered: a field as wide as its answer says what is expected.
  /// One line to write in.
  struct Line: Sendable {
    /// The `type` of the input. A number is text: what browsers make of `number` takes letters away without a word.
    enum Kind: String, Sendable {
      case text, email, date
      /// What nobody else may read on the screen. The page never holds what was typed.
      case password
    }

    var kind = Kind.text
    /// What a telephone shows to write with.
    var keyboard: StaticString?
    var autocomplete: StaticString?
    let limit: Int
    let width: Width
    var unit: Bilingual?
    /// Between which whole numbers the answer is, where it is one.
    var range: ClosedRange<Int>?
    /// Whether the answer is the number of a thing.
    var isID = false
  }

  enum Width: String, Sendable {
    case short, medium, wide
  }

  var isBlank: @Sendable (FieldAnswer) -> Bool {
    switch self {
    case .file: { $0.file == nil }
    default: { $0.values.allSatisfy(\.isEmpty) }
    }
  }

  /// Whether it is several inputs, which need a name for all of them together.
  var isGroup: Bool {
    switch self {
    case .choice(let choices): choices.count <= Self.mostRadios
    case .choices: true
    default: false
    }
  }

  /// More than these are easier to find in a list that opens.
  static let mostRadios = 6
}

/// A kind of file that may be sent, by how its name ends and how its content begins.
package enum FileKind: String, Sendable, CaseIterable {
  case pdf, docx, xlsx, csv, png, jpeg

  var endings: [String] { self == .jpeg ? [".jpg", ".jpeg"] : [".\(rawValue)"] }

  /// What the first bytes must be; a CSV file begins with anything but a NUL.
  func begins(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .pdf: bytes.starts(with: Array("%PDF-".utf8))
    case .docx, .xlsx: bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    case .csv: !bytes.prefix(1_000).contains(0)
    case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
    }
  }

  /// Whether a file is what its name says: of one of these kinds by its ending, and by its content of the same.
  static func accepts(_ file: PostedFile, among kinds: [FileKind]) -> Bool {
    let name = file.name.lowercased()
    return kinds.contains { kind in kind.endings.contains { name.hasSuffix($0) } && kind.begins(file.bytes) }
  }
}
