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

extension MutableSpan {
  /// Likewise.
  @inline(__always)
  borrowing func bringNear(_ index: Int) {
    span.bringNear(index)
  }
}
