/// A number as a person reads it in a sheet: plain digits, a decimal point, no digits that are only noise.
///
/// Workbooks keep `0.1 + 0.2` as `0.30000000000000004` and a thousand as `1E3`; spreadsheet programs show at
/// most fifteen digits. All is done on the digits as written, so that nothing is lost on the way. Numbers too
/// large or too small to be written out stay as they are.
///
/// - Returns: nil if the bytes are not a number.
func plainNumber(_ written: [UInt8]) -> [UInt8]? {
  guard var number = DecimalDigits(written) else { return nil }
  number.round(to: 15)
  return number.plain ?? written
}

/// Decimal digits and where the point stands among them: 0.`digits` × 10^`point`.
private struct DecimalDigits {
  var isNegative = false
  var digits: [UInt8] = []
  var point = 0

  init?(_ written: [UInt8]) {
    // The longest a program writes are the 309 digits of the largest number.
    guard written.count <= 400 else { return nil }
    var rest = written[...]
    isNegative = rest.first == minus
    if rest.first == minus || rest.first == plus { rest = rest.dropFirst() }

    var hasDigit = false
    var isFraction = false
    while let byte = rest.first, byte != 0x45, byte != 0x65 {
      rest = rest.dropFirst()
      if byte == decimalPoint, !isFraction {
        isFraction = true
        continue
      }
      guard (zero...nine).contains(byte) else { return nil }
      hasDigit = true
      if byte != zero || !digits.isEmpty {
        digits.append(byte)
        if !isFraction { point += 1 }
      } else if isFraction {
        point -= 1
      }
    }
    guard hasDigit else { return nil }
    guard rest.first != nil else { return }
    guard let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), abs(exponent) <= 1_000 else {
      return nil
    }
    point += exponent
  }

  mutating func round(to count: Int) {
    if digits.count > count {
      let goesUp = digits[count] >= zero + 5
      digits.removeSubrange(count...)
      if goesUp { addOne() }
    }
    while digits.last == zero { digits.removeLast() }
  }

  private mutating func addOne() {
    while digits.last == nine { digits.removeLast() }
    guard let last = digits.popLast() else {
      digits = [zero + 1]
      point += 1
      return
    }
    digits.append(last + 1)
  }

  /// Nil if it would take more zeros than a person counts.
  var plain: [UInt8]? {
    guard !digits.isEmpty else { return [zero] }
    guard (-14...21).contains(point) else { return nil }
    var text: [UInt8] = isNegative ? [minus] : []
    if point <= 0 {
      text += [zero, decimalPoint] + Array(repeating: zero, count: -point) + digits
    } else if digits.count <= point {
      text += digits + Array(repeating: zero, count: point - digits.count)
    } else {
      text += digits.prefix(point) + [decimalPoint] + digits.dropFirst(point)
    }
    return text
  }
}

private let minus: UInt8 = 0x2D
private let plus: UInt8 = 0x2B
private let decimalPoint: UInt8 = 0x2E
private let zero: UInt8 = 0x30
private let nine: UInt8 = 0x39
