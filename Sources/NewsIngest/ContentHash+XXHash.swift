internal import CXXHash
package import NewsIndex
package import NewsModel
package import NewsReaders

/// XXH3, 128 bits: the fingerprint that tells whether a bundle's content has changed. Not a guard against forgery.
extension ContentHash {
  package init(of bytes: [UInt8]) {
    let hash = bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
    self.init(high: hash.high64, low: hash.low64)
  }

  /// 64 bits, for tables in memory.
  static func short(of bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    XXH3_64bits_withSeed(bytes.baseAddress, bytes.count, seed)
  }

  /// Of a file that is too large for memory, the same as of its bytes.
  package init(ofFile file: some SeekableBytes) throws(Failure) {
    let state = XXH3_createState()!
    defer { XXH3_freeState(state) }
    _ = XXH3_128bits_reset(state)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { buffer.deallocate() }
    var place = 0
    while true {
      let length = try file.read(at: place, into: buffer)
      if length == 0 { break }
      _ = XXH3_128bits_update(state, buffer.baseAddress, length)
      place += length
    }
    let hash = XXH3_128bits_digest(state)
    self.init(high: hash.high64, low: hash.low64)
  }

  /// Of a directory: its file names, and the content of those whose content matters, in the order of their names.
  package init(of parts: [Part]) {
    let state = XXH3_createState()!
    defer { XXH3_freeState(state) }
    _ = XXH3_128bits_reset(state)
    for part in parts.sorted(by: { $0.name < $1.name }) {
      Self.update(state, with: Array(part.name.utf8))
      Self.update(state, with: part.bytes ?? [])
    }
    let hash = XXH3_128bits_digest(state)
    self.init(high: hash.high64, low: hash.low64)
  }

  /// Adds bytes with their count in front, so that neighbours cannot flow into each other.
  private static func update(_ state: OpaquePointer, with bytes: [UInt8]) {
    var count = UInt64(bytes.count)
    _ = withUnsafeBytes(of: &count) { XXH3_128bits_update(state, $0.baseAddress, $0.count) }
    _ = bytes.withUnsafeBytes { XXH3_128bits_update(state, $0.baseAddress, $0.count) }
  }
}
