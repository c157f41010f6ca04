/// Goes over long lines of numbers, which is where a table of costs takes its time.
///
/// With pointers, since loops over spans check each place and so take four times as long: compilers turn the loops here
/// into instructions for several numbers at once. Every place looked at is below the `count` of all that is passed.
enum DenseScan {
  private static let block = 32

  /// Calls with each place whose number and addend come to less than a limit, and with that sum. Numbers are added
  /// modulo 2³²; sums and the limit lie within ±2³⁰.
  @inline(__always)
  static func each(
    _ line: Span<Int32>, plus addends: Span<Int32>, below limit: Int32, _ body: (Int, Int32) -> Void
  ) {
    let end = min(line.count, addends.count)
    line.withUnsafeBufferPointer { line in
      addends.withUnsafeBufferPointer { addends in
        guard let line = line.baseAddress, let addends = addends.baseAddress else { return }
        var start = 0
        while start &+ block <= end {
          if hasHit(line + start, addends + start, below: limit) {
            for place in start..<start &+ block {
              let sum = line[place] &+ addends[place]
              if sum < limit { body(place, sum) }
            }
          }
          start = start &+ block
        }
        while start < end {
          let sum = line[start] &+ addends[start]
          if sum < limit { body(start, sum) }
          start = start &+ 1
        }
      }
    }
  }

  /// True if any of a block is below: then it is negative when the limit is taken off, and so is all of them or-ed together,
  /// which needs no comparison. None is so far below or above that taking the limit off would wrap around.
  @inline(__always)
  private static func hasHit(
    _ line: UnsafePointer<Int32>, _ addends: UnsafePointer<Int32>, below limit: Int32
  ) -> Bool {
    var signs: Int32 = 0
    for place in 0..<block { signs |= (line[place] &+ addends[place]) &- limit }
    return signs < 0
  }

  /// Makes each number of a line the lower of itself and that of another line.
  static func lower(_ lows: inout MutableSpan<Int32>, to line: Span<Int32>) {
    let end = min(lows.count, line.count)
    lows.withUnsafeMutableBufferPointer { lows in
      line.withUnsafeBufferPointer { line in
        guard let lows = lows.baseAddress, let line = line.baseAddress else { return }
        for place in 0..<end { lows[place] = min(lows[place], line[place]) }
      }
    }
  }
}
