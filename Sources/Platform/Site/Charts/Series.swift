import Basics

/// Values of one kind along the same categories, and what they are called.
package struct Series: Sendable {
  package let name: Bilingual
  /// One for each category; nil where nothing was counted.
  package let values: [Int?]

  package init(_ name: Bilingual, _ values: [Int?]) {
    self.name = name
    self.values = values
  }
}

/// What an axis shows: from nothing to a round number, in steps that can be read.
struct Scale {
  let top: Int
  let step: Int

  /// The least scale of 1, 2 or 5 times a power of ten a step that has room for the largest value, in at most five steps.
  init(upTo largest: Int) {
    let wanted = max(1, min(largest, Int.max / 100))
    var step = 1
    var factors = [2, 5, 10][...]
    var power = 1
    while step * 5 < wanted {
      step = power * (factors.popFirst() ?? 10)
      if factors.isEmpty {
        factors = [2, 5, 10][...]
        power *= 10
      }
    }
    self.step = step
    top = (wanted + step - 1) / step * step
  }

  var ticks: [Int] { Array(stride(from: 0, through: top, by: step)) }

  /// In hundredths of the length, as an attribute takes it: "37.5".
  func share(_ value: Int) -> String { Self.percent(value, of: top) }

  static func percent(_ value: Int, of whole: Int) -> String {
    guard whole > 0 else { return "0" }
    let tenths = Int((Double(max(0, value)) / Double(whole) * 1_000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
