/// The words of a batch's texts, one behind the other, by their numbers in the batch's table.
///
/// Plain memory, because it is written in the innermost loop of indexing.
///
/// Unchecked: one reader task fills it and gives it up with the batch; from then on it is only read.
final class TokenStream: @unchecked Sendable {
  private var numbers: UnsafeMutableBufferPointer<UInt32>
  private(set) var end = 0

  init(capacity: Int = 0) {
    numbers = .allocate(capacity: max(capacity, 1024))
  }

  deinit {
    numbers.deallocate()
  }

  @inline(__always)
  func append(_ word: UInt32) {
    if end == numbers.count { numbers = numbers.grown(filled: end, by: 1) }
    numbers.initializeElement(at: end, to: word)
    end += 1
  }

  /// The numbers at a place, valid until the next token comes.
  subscript(place: Range<Int>) -> UnsafeBufferPointer<UInt32> {
    precondition(place.upperBound <= end)
    return UnsafeBufferPointer(rebasing: numbers[place])
  }
}
