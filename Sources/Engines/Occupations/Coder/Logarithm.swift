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

/// e to the power of a number of at most 0.
@inline(__always)
func exponential(_ x: Float) -> Float {
  x > -80 ? exponential(SIMD4(repeating: x))[0] : 0
}

/// e to the power of four numbers from -80 to 0: a power of two by parts, and the series of the rest.
@inline(__always)
func exponential(_ x: SIMD4<Float>) -> SIMD4<Float> {
  // Added to 3 · 2²², a number is rounded to a whole one, which stands in the last bits of the sum.
  let shifted = x * 1.442_695 + 12_582_912
  let twos = shifted - 12_582_912
  // The logarithm of 2 in two parts, the first with few bits, so that its product is exact (Cody & Waite 1980, chapter 6).
  let rest = (x - twos * 0.693_359_375) + twos * 0.000_212_194_44
  // 1 / 8! to 1 / 1!, innermost first.
  var sum = SIMD4<Float>(repeating: 1 / 40_320)
  sum = sum * rest + 1 / 5_040
  sum = sum * rest + 1 / 720
  sum = sum * rest + 1 / 120
  sum = sum * rest + 1 / 24
  sum = sum * rest + 1 / 6
  sum = sum * rest + 1 / 2
  sum = sum * rest + 1
  sum = sum * rest + 1
  // -116 to 0, which is the exponent of a normal number; what stands before it is shifted away.
  let powers = (unsafeBitCast(shifted, to: SIMD4<UInt32>.self) &+ 127) &<< 23
  return sum * unsafeBitCast(powers, to: SIMD4<Float>.self)
}
