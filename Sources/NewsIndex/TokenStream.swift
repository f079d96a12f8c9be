/// Tokens one behind the other, as FTS5 will ask for them.
///
/// Their bytes are written out each time, not kept as numbers of a table: reading straight on is what makes the
/// writer quick, while a look into a table for each token misses the caches.
struct TokenStream: Sendable {
  /// Each token as one byte of length and its bytes; longer ones as 255, four bytes of length and their bytes.
  private(set) var bytes: [UInt8] = []

  var end: Int { bytes.count }

  mutating func reserve(_ bytes: Int) {
    self.bytes.reserveCapacity(bytes)
  }

  mutating func append(_ token: UnsafeBufferPointer<UInt8>) {
    if token.count < 255 {
      bytes.append(UInt8(token.count))
    } else {
      bytes.append(255)
      withUnsafeBytes(of: UInt32(token.count)) { bytes.append(contentsOf: $0) }
    }
    bytes.append(contentsOf: token)
  }

  /// Calls `body` with each token of a part until it says false.
  @inline(__always)
  func forEachToken(in part: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) {
    bytes.withUnsafeBufferPointer { bytes in
      var at = part.lowerBound
      while at < part.upperBound {
        var length = Int(bytes[at])
        at += 1
        if length == 255 {
          length = Int(UnsafeRawPointer(bytes.baseAddress! + at).loadUnaligned(as: UInt32.self))
          at += 4
        }
        if !body(UnsafeBufferPointer(rebasing: bytes[at..<at + length])) { return }
        at += length
      }
    }
  }
}
