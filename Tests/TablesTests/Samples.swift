import Basics
import Testing

@testable import Tables

/// Reads a list that was typed into the test.
func read(_ text: String, sheetName: String? = nil) throws(Refusal) -> Sheet {
  try Sheet.read(Array(text.utf8), file: "list.csv", sheetName: sheetName)
}

/// Text as Windows programs like to write it, or with the bytes the other way round.
func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
  text.utf16.flatMap { unit -> [UInt8] in
    let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
    return bigEndian ? [high, low] : [low, high]
  }
}

extension Sheet {
  /// The rows as a person sees them.
  var texts: [[String]] { (0..<rowCount).map { self[$0].texts } }

  var numbers: [Int] { (0..<rowCount).map { self[$0].number } }

  var delimiter: Delimiter? {
    if case .delimited(let delimiter, _) = origin.format { delimiter } else { nil }
  }

  var encoding: TextEncoding? {
    if case .delimited(_, let encoding) = origin.format { encoding } else { nil }
  }
}

/// What a person is told when the list cannot be read; nil if it can.
func refusal(_ read: () throws(Refusal) -> Sheet) -> Refusal? {
  do {
    _ = try read()
    return nil
  } catch {
    return error
  }
}

/// The sentence in English, having seen to it that there is one in each language and that both name the file.
func sentence(_ read: () throws(Refusal) -> Sheet) -> String {
  guard let words = refusal(read)?.sentence else { return "it was read" }
  #expect(words.en != words.fr)
  #expect(words.en.hasSuffix(".") && words.fr.hasSuffix("."))
  return words.en
}
