#if canImport(CPrefetch)
  import CPrefetch
#endif

extension Span {
  /// Asks for the memory of an element that will be needed soon, and does not wait for it: docs/decisions/0010. Where
  /// the module is not there, whoever needs it waits then.
  @inline(__always)
  func bringNear(_ index: Int) {
    #if canImport(CPrefetch)
      guard index >= 0, index < count else { return }
      withUnsafeBufferPointer { elements in
        // Within the span, as was just asked; and an address is all that is made of it.
        if let first = elements.baseAddress { prefetch(first + index) }
      }
    #endif
  }
}

extension Span {
  /// The same for an element and the two that are eight and sixteen behind it: three pieces of memory of a row whose elements
  /// take eight bytes.
  @inline(__always)
  func bringRowNear(_ index: Int) {
    #if canImport(CPrefetch)
      guard index >= 0, index < count - 16 else { return }
      withUnsafeBufferPointer { elements in
        // Within the span, as was just asked.
        guard let first = elements.baseAddress else { return }
        prefetch(first + index)
        prefetch(first + (index &+ 8))
        prefetch(first + (index &+ 16))
      }
    #endif
  }
}

extension MutableSpan {
  /// Likewise.
  @inline(__always)
  borrowing func bringNear(_ index: Int) {
    span.bringNear(index)
  }
}
