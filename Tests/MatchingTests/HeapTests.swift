import TestSupport
import Testing

@testable import Matching

@Suite("The queue of the solver")
struct HeapTests {
  @Test("gives the smallest first, as sorting does", arguments: 0..<40)
  func sorts(count: Int) {
    var random = SeededNumbers(seed: UInt64(count))
    let numbers = (0..<count).map { _ in Int.random(in: 0..<max(1, count), using: &random) }
    var heap = Heap<Int>()
    for number in numbers { heap.insert(number) }
    var popped: [Int] = []
    while let smallest = heap.popMin() { popped.append(smallest) }
    #expect(popped == numbers.sorted())
    #expect(heap.popMin() == nil)
  }

  @Test("gives the smallest first while others still come in")
  func interleaved() {
    var random = SeededNumbers(seed: 1)
    var heap = Heap<Int>()
    var waiting: [Int] = []
    for _ in 0..<2_000 {
      if Int.random(in: 0..<5, using: &random) < 3 {
        let number = Int.random(in: 0..<100, using: &random)
        heap.insert(number)
        waiting.append(number)
      } else {
        let smallest = waiting.min()
        #expect(heap.popMin() == smallest)
        if let place = waiting.firstIndex(where: { $0 == smallest }) { waiting.remove(at: place) }
      }
    }
    heap.removeAll()
    #expect(heap.popMin() == nil)
  }
}
