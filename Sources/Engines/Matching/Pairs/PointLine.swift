/// The points that something counted gives, as a formula for lanes of 16 bits: with c the count, but at most `cap`,
/// `start + c · whole + ⌊c · part / 2¹⁶⌋`.
///
/// Points are rounded down twice, once for the measure and once for the weight, so that not every sequence of points is
/// such a line. `init` finds a line through all of them or says that there is none: a line never comes near.
struct PointLine: Sendable, Equatable {
  let start: Int16
  let cap: Int16
  let whole: Int16
  let part: UInt16

  /// The line through `points`, those of no count, of one, and so on.
  ///
  /// - Complexity: O(points).
  init?(through points: [Int16]) {
    guard let first = points.first, let last = points.last, points.count <= 1 << 12 else { return nil }
    var cap = points.count - 1
    while cap > 0, points[cap - 1] == last { cap -= 1 }
    start = first
    self.cap = Int16(truncatingIfNeeded: cap)
    if cap == 0 {
      (whole, part) = (0, 0)
      return
    }
    // With what is left after the whole steps, part must be at least left · 2¹⁶ / c and below (left + 1) · 2¹⁶ / c.
    let step = ((Int(last) - Int(first)) / cap)
    var least = 0
    var most = 0xFFFF
    for count in 1...cap {
      let left = Int(points[count]) - Int(first) - count * step
      if left < 0 { return nil }
      least = max(least, ((left << 16) + count - 1) / count)
      most = min(most, (((left + 1) << 16) + count - 1) / count - 1)
    }
    guard least <= most else { return nil }
    (whole, part) = (Int16(truncatingIfNeeded: step), UInt16(truncatingIfNeeded: least))
  }

  /// What a count of 0 or more gives beyond `start`.
  @inline(__always)
  func rise(_ count: Int16) -> Int16 {
    let counted = min(count, cap)
    let product = UInt32(UInt16(bitPattern: counted)) &* UInt32(part)
    return counted &* whole &+ Int16(truncatingIfNeeded: product &>> 16)
  }
}
