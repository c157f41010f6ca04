/// The prices of all nodes, with a short form of each for a first look.
///
/// A search asks for the price at the other end of every pair it looks at, in no order, and most are too high by their
/// first two numbers. These stand together in 8 bytes, so that far more of them stay near at hand.
struct Prices: Sendable {
  /// The first two numbers of a price, or less where they are too large for 32 bits; `Int32.min` where they are too small.
  struct Gist: Sendable {
    let first: Int32
    let second: Int32

    init(_ price: Worth) {
      first = Int32(clamping: price.first)
      second = Int32(clamping: price.second)
    }
  }

  private var worths: [Worth] = []
  private(set) var gists: [Gist] = []

  mutating func append(_ price: Worth) {
    worths.append(price)
    gists.append(Gist(price))
  }

  subscript(node: Int) -> Worth {
    @inline(__always)
    get { worths[node] }
    set {
      worths[node] = newValue
      gists[node] = Gist(newValue)
    }
  }
}
