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
    numbers = memory.buffer(of: UInt32.self)
  }

  deinit {
    BatchMemory.give(memory)
  }

  /// Makes room for so many words behind the others, which whoever asks fills: valid until this is asked for again.
  func append(_ count: Int) -> UnsafeMutablePointer<UInt32> {
    if end + count > numbers.count { grow(by: count) }
    let start = numbers.baseAddress! + end
    start.initialize(repeating: 0, count: count)
    end += count
    return start
  }

  private func grow(by count: Int) {
    memory = memory.grown(filled: numbers[..<end], by: count)
    numbers = memory.buffer(of: UInt32.self)
  }

  /// The numbers at a place, valid until the next token comes.
  subscript(place: Range<Int>) -> UnsafeBufferPointer<UInt32> {
    precondition(place.upperBound <= end)
    return UnsafeBufferPointer(rebasing: numbers[place])
  }
}
