/// A binary heap: the smallest element first.
///
/// - Complexity: O(log n) to insert and to pop.
struct Heap<Element: Comparable> {
  private var elements: [Element] = []

  mutating func insert(_ element: Element) {
    elements.append(element)
    var child = elements.count - 1
    // A gap moves up, and the element comes into it once at the end.
    while child > 0 {
      let parent = (child - 1) / 2
      guard element < elements[parent] else { break }
      elements[child] = elements[parent]
      child = parent
    }
    elements[child] = element
  }

  mutating func popMin() -> Element? {
    guard let smallest = elements.first, let last = elements.popLast() else { return nil }
    let count = elements.count
    guard count > 0 else { return smallest }
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < count else { break }
      if child + 1 < count, elements[child + 1] < elements[child] { child += 1 }
      guard elements[child] < last else { break }
      elements[parent] = elements[child]
      parent = child
    }
    elements[parent] = last
    return smallest
  }

  mutating func removeAll() {
    elements.removeAll(keepingCapacity: true)
  }
}

extension Heap: Sendable where Element: Sendable {}
