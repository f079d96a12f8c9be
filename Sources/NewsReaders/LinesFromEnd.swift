/// The lines of a text from its last to its first, without their line feeds: places in its UTF-8.
package struct LinesFromEnd: Sequence, IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var end: Int

  package init(of bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    end = bytes.count
  }

  package mutating func next() -> Range<Int>? {
    guard end > 0 else { return nil }
    let start = bytes.lastPlace(of: 0x0A, before: end).map { $0 + 1 } ?? 0
    defer { end = start - 1 }
    return start..<end
  }

  /// The last lines that are not empty, in their order.
  package static func last(_ most: Int, of bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    LinesFromEnd(of: bytes).lazy.filter { !$0.isEmpty }.prefix(most).reversed()
  }
}
