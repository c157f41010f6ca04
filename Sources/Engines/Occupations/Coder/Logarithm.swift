// The standard library has no logarithm, and that of the system differs from system to system in the last bit; the same
// title must get the same answer everywhere. Both are exact to about one part in ten million.

/// The natural logarithm of a positive number: its exponent, and 2 artanh((m − 1) / (m + 1)) of its significand m as a
/// series (Abramowitz & Stegun 4.1.27).
func naturalLogarithm(_ x: Float) -> Float {
  guard x > 0 else { return -.infinity }
  let significand = x.significand
  let z = (significand - 1) / (significand + 1)
  let square = z * z
  var sum: Float = 0
  var term = z
  var odd: Float = 1
  for _ in 0..<9 {
    sum += term / odd
    term *= square
    odd += 2
  }
  return 2 * sum + Float(x.exponent) * 0.693_147_18
}

/// e to the power of a number of at most 0: a power of two by parts, and the series of the rest.
@inline(__always)
func exponential(_ x: Float) -> Float { exponentials(SIMD8(repeating: x))[0] }

/// The same of eight numbers.
@inline(__always)
private func exponentials(_ x: SIMD8<Float>) -> SIMD8<Float> {
  // Below this, a normal number no longer holds it; e to -80 is nothing beside anything.
  let x = x.clamped(lowerBound: SIMD8(repeating: -80), upperBound: SIMD8(repeating: 0))
  // Beside 3 · 2²² the last bit of a number is worth one: what is added to it is rounded to the nearest whole.
  let rounded = x * 1.442_695 + 12_582_912
  let whole = rounded - 12_582_912
  let rest = x - whole * 0.693_147_18
  // 1 / 8! to 1 / 1!, innermost first.
  var sum = SIMD8<Float>(repeating: 1 / 40_320)
  sum = sum * rest + 1 / 5_040
  sum = sum * rest + 1 / 720
  sum = sum * rest + 1 / 120
  sum = sum * rest + 1 / 24
  sum = sum * rest + 1 / 6
  sum = sum * rest + 1 / 2
  sum = sum * rest + 1
  sum = sum * rest + 1
  // 0 to -116 and 127 are the exponent of a normal number.
  for lane in 0..<8 {
    let twos = rounded[lane].bitPattern &- (12_582_912 as Float).bitPattern &+ 127
    sum[lane] *= Float(bitPattern: twos << 23)
  }
  return sum
}

/// The sum of e to the power of how far numbers are below one that is not less than any, each difference times a factor.
/// Eight by eight, so that the order of adding is the same everywhere.
///
/// - Complexity: O(numbers).
func sumOfExponentials(_ numbers: Span<Float>, below highest: Float, times factor: Float) -> Float {
  var sums = SIMD8<Float>(repeating: 0)
  var place = 0
  while place &+ 8 <= numbers.count {
    var eight = SIMD8<Float>(repeating: 0)
    for lane in 0..<8 { eight[lane] = numbers[place &+ lane] }
    sums += exponentials((eight - highest) * factor)
    place &+= 8
  }
  var sum = sums.sum()
  while place < numbers.count {
    sum += exponential((numbers[place] - highest) * factor)
    place &+= 1
  }
  return sum
}
