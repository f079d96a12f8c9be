/// Tokens one behind the other, as FTS5 will ask for them.
///
/// Their bytes are written out each time, not kept as numbers of a table: reading straight on is what makes the
/// writer quick, while a look into a table for each token misses the caches. Plain memory, because it is written in
/// the innermost loop of indexing.
///
/// Unchecked: one reader task fills it and gives it up with the batch; from then on it is only read.
final class TokenStream: @unchecked Sendable {
  /// Each token as one byte of length and its bytes; longer ones as 255, four bytes of length and their bytes.
  private var bytes: UnsafeMutableRawBufferPointer
  private(set) var end = 0

  init(capacity: Int = 0) {
    bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(capacity, 4096), alignment: 1)
  }

  deinit {
    bytes.deallocate()
  }

  /// Gives the place of the token's bytes.
  @inline(__always)
  func append(_ token: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let count = token.count
    if end + count + 5 > bytes.count { grow(by: count + 5) }
    if count < 255 {
      bytes[end] = UInt8(truncatingIfNeeded: count)
      end += 1
    } else {
      bytes[end] = 255
      bytes.storeBytes(of: UInt32(truncatingIfNeeded: count), toByteOffset: end + 1, as: UInt32.self)
      end += 5
    }
    for i in 0..<count { bytes[end + i] = token[i] }
    end += count
    return end - count..<end
  }

  /// The bytes at a place, valid until the next token comes.
  func bytes(_ place: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: UnsafeRawBufferPointer(bytes).bindMemory(to: UInt8.self)[place])
  }

  /// Calls `body` with each token of a part until it says false.
  @inline(__always)
  func forEachToken(in part: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) {
    let bytes = UnsafeRawBufferPointer(bytes).bindMemory(to: UInt8.self)
    precondition(part.upperBound <= end)
    var at = part.lowerBound
    while at < part.upperBound {
      var length = Int(bytes[at])
      at += 1
      if length == 255 {
        length = Int(UnsafeRawBufferPointer(self.bytes).loadUnaligned(fromByteOffset: at, as: UInt32.self))
        at += 4
      }
      if !body(UnsafeBufferPointer(rebasing: bytes[at..<at + length])) { return }
      at += length
    }
  }

  private func grow(by more: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count * 2, end + more), alignment: 1)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
    bytes.deallocate()
    bytes = larger
  }
}
