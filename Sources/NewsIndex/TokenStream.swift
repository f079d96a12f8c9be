/// The words of a batch's texts, one behind the other, by their numbers in the batch's table.
///
/// Plain memory, because it is written in the innermost loop of indexing.
///
/// Unchecked: one reader task fills it and gives it up with the batch; from then on it is only read.
final class TokenStream: @unchecked Sendable {
  private var numbers: UnsafeMutableBufferPointer<UInt32>
  private var memory: BatchMemory.Piece
  private(set) var end = 0

  init(capacity: Int = 0) {
    memory = BatchMemory.take(max(capacity, 1024) * MemoryLayout<UInt32>.stride)
    numbers = memory.numbers
  }

  deinit {
    BatchMemory.give(memory)
  }

  @inline(__always)
  func append(_ word: UInt32) {
    if end == numbers.count { grow() }
    numbers.initializeElement(at: end, to: word)
    end += 1
  }

  @inline(never)
  private func grow() {
    let larger = BatchMemory.take(2 * memory.count)
    larger.start.copyMemory(from: memory.start, byteCount: end * MemoryLayout<UInt32>.stride)
    BatchMemory.give(memory)
    memory = larger
    numbers = larger.numbers
  }

  /// The numbers at a place, valid until the next token comes.
  subscript(place: Range<Int>) -> UnsafeBufferPointer<UInt32> {
    precondition(place.upperBound <= end)
    return UnsafeBufferPointer(rebasing: numbers[place])
  }
}

extension BatchMemory.Piece {
  fileprivate var numbers: UnsafeMutableBufferPointer<UInt32> {
    let capacity = count / MemoryLayout<UInt32>.stride
    return UnsafeMutableBufferPointer(start: start.bindMemory(to: UInt32.self, capacity: capacity), count: capacity)
  }
}
