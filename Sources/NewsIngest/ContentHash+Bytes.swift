package import NewsIndex
package import NewsModel
package import NewsReaders

/// XXH3, 128 bits: the fingerprint that tells whether a bundle's content has changed. Not a guard against forgery.
extension ContentHash {
  package init(of bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { XXHash.hash(of: $0) }
  }

  /// Of a file that is too large for memory, the same as of its bytes.
  package init(ofFile file: some SeekableBytes) throws(Failure) {
    let stream = XXHash.Stream()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { buffer.deallocate() }
    var place = 0
    while true {
      let length = try file.read(at: place, into: buffer)
      if length == 0 { break }
      stream.update(UnsafeRawBufferPointer(rebasing: buffer[..<length]))
      place += length
    }
    self = stream.hash
  }

  /// Of a directory: its file names, and the content of those whose content matters, in the order of their names.
  package init(of parts: [Part]) {
    let stream = XXHash.Stream()
    for part in parts.sorted(by: { $0.name < $1.name }) {
      Self.update(stream, with: Array(part.name.utf8))
      Self.update(stream, with: part.bytes ?? [])
    }
    self = stream.hash
  }

  /// Adds bytes with their count in front, so that neighbours cannot flow into each other.
  private static func update(_ stream: borrowing XXHash.Stream, with bytes: [UInt8]) {
    var count = UInt64(bytes.count)
    withUnsafeBytes(of: &count) { stream.update($0) }
    bytes.withUnsafeBytes { stream.update($0) }
  }
}
