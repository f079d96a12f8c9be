/// The words of one text between cutting and counting: the bytes of each, one behind the other, with their keys.
///
/// Plain memory that every text uses anew, so that it stays in the processor's caches: this is the innermost loop of
/// indexing.
final class TextTokens {
  private struct Token {
    var start: Int
    var count: Int32
    var evidence: CapitalEvidence
    var key: WordKey
  }

  private var bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 14)
  private var filled = 0
  private var tokens = UnsafeMutableBufferPointer<Token>.allocate(capacity: 1 << 11)
  private(set) var count = 0
  private let seed = WordKey.seed

  deinit {
    bytes.deallocate()
    tokens.deallocate()
  }

  func removeAll() {
    filled = 0
    count = 0
  }

  /// FTS5 cuts longer words off here (`FTS5_MAX_TOKEN_SIZE`).
  static let longest = 32_768

  /// - Parameter token: with sixteen bytes of memory from its beginning, zeros behind its end.
  @inline(__always)
  func append(_ token: UnsafeBufferPointer<UInt8>, _ evidence: CapitalEvidence) {
    let length = min(token.count, Self.longest)
    if count == tokens.count || filled + length + 16 > bytes.count { grow(by: length + 16) }
    let word = UnsafeBufferPointer(rebasing: token[..<length])
    tokens.initializeElement(
      at: count,
      to: Token(
        start: filled, count: Int32(truncatingIfNeeded: length), evidence: evidence,
        key: WordKey(padded: word, seed: seed)))
    let target = UnsafeMutableRawPointer(bytes.baseAddress! + filled)
    // Sixteen bytes can be read of every word, and nearly all are shorter.
    target.copyMemory(from: word.baseAddress!, byteCount: 16)
    if length > 16 { target.copyMemory(from: word.baseAddress!, byteCount: length) }
    filled += length
    count += 1
  }

  /// Calls `body` with each word in its order.
  @inline(__always)
  func forEach(_ body: (Int, UnsafeBufferPointer<UInt8>, WordKey, CapitalEvidence) -> Void) {
    for index in 0..<count { body(index, word(index), tokens[index].key, tokens[index].evidence) }
  }

  /// The key of a word, by its place.
  @inline(__always)
  func key(_ index: Int) -> WordKey { tokens[index].key }

  /// The last two words, valid until the next one comes.
  func lastTwo() -> (first: UnsafeBufferPointer<UInt8>, second: UnsafeBufferPointer<UInt8>)? {
    count < 2 ? nil : (word(count - 2), word(count - 1))
  }

  @inline(__always)
  private func word(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let token = tokens[index]
    return UnsafeBufferPointer(rebasing: bytes[token.start..<token.start + Int(token.count)])
  }

  private func grow(by length: Int) {
    bytes = bytes.grown(filled: filled, by: length)
    tokens = tokens.grown(filled: count, by: 1)
  }
}
