/// Text as it is compared: small letters, no accents, words separated by single spaces.
///
/// `"  Élèves-Infirmières (N.-É.) "` folds to `"eleves infirmieres n e"`. Letters of other scripts keep their own form
/// in lower case, with the vowel signs that belong to them; emoji and other signs separate words.
///
/// - Complexity: O(n) in the length of the text.
package func folded(_ text: String) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(text.utf8.count)
  var gap = false
  func separate() {
    if gap, !result.isEmpty { result.append(0x20) }
    gap = false
  }
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A:
      separate()
      result.append(UInt8(truncatingIfNeeded: scalar.value))
    case 0x41...0x5A:
      separate()
      result.append(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
    case 0..<0x80:
      gap = true
    default:
      switch kind(of: scalar) {
      case .accent: continue
      case .separator: gap = true
      case .vowelSign: result.append(contentsOf: Array(String(scalar).utf8))
      case .letter:
        separate()
        for small in scalar.properties.lowercaseMapping.unicodeScalars where kind(of: small) != .accent {
          result.append(contentsOf: Array((latinBase[small] ?? String(small)).utf8))
        }
      }
    }
  }
  return String(decoding: result, as: UTF8.self)
}

private enum ScalarKind {
  case letter
  /// Dropped: accents that stand on their own, joiners, variation selectors, soft hyphens.
  case accent
  /// A vowel sign or a virama, which belongs to the letter before it (Hindi, Punjabi).
  case vowelSign
  case separator
}

private func kind(of scalar: Unicode.Scalar) -> ScalarKind {
  switch scalar.value {
  case 0x300...0x36F, 0x200C, 0x200D, 0xFE00...0xFE0F, 0xAD: return .accent
  default: break
  }
  switch scalar.properties.generalCategory {
  case .otherSymbol: return .separator
  case .nonspacingMark, .spacingMark: return .vowelSign
  default:
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? .letter : .separator
  }
}

/// Small Latin letters with marks, and the plain letters they are compared as.
private let latinBase: [Unicode.Scalar: String] = {
  let families: [(String, String)] = [
    ("a", "ªàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặẚ"),
    ("ae", "æǽǣ"),
    ("b", "ḃḅḇƀ"),
    ("c", "çćĉċčḉ"),
    ("d", "ďḋḍḏḑḓđð"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ("f", "ḟ"),
    ("g", "ĝğġģǧǵḡ"),
    ("h", "ĥȟḣḥḧḩḫẖħ"),
    ("i", "ìíîïĩīĭįǐȉȋḭḯỉịı"),
    ("j", "ĵǰ"),
    ("k", "ķǩḱḳḵĸ"),
    ("l", "ĺļľḷḹḻḽłŀƚ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňǹṅṇṉṋŉŋ"),
    ("o", "ºòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ"),
    ("oe", "œ"),
    ("p", "ṕṗ"),
    ("r", "ŕŗřȑȓṙṛṝṟ"),
    ("s", "śŝşšșṡṣṥṧṩſẛ"),
    ("ss", "ß"),
    ("t", "ţťțṫṭṯṱẗŧ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷȳẏẙỳỵỷỹ"),
    ("z", "źżžẑẓẕƶ"),
    ("ʒ", "ǯ"),
  ]
  var table: [Unicode.Scalar: String] = [:]
  for (base, letters) in families {
    for letter in letters.unicodeScalars { table[letter] = base }
  }
  return table
}()
