extension UnsafeMutableBufferPointer {
  /// Twice as much memory, and room for so many elements more, with what was filled moved into it. This one's memory is
  /// given back.
  func grown(filled: Int, by more: Int) -> UnsafeMutableBufferPointer {
    let larger = UnsafeMutableBufferPointer.allocate(capacity: Swift.max(count * 2, filled + more))
    _ = larger.moveInitialize(fromContentsOf: self[..<filled])
    deallocate()
    return larger
  }
}
