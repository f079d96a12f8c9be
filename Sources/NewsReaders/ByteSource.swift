package import NewsModel

/// Bytes that come one after the other: a file being decompressed, a member of an archive.
package protocol ByteSource: AnyObject {
  /// Puts the next bytes at the front of the buffer, which is not empty.
  /// - Returns: How many; 0 at the end.
  /// - Throws: Also where the bytes are damaged. After that, `recover` may go on behind the damage.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int

  /// Goes to the next place behind a damage from which bytes can be had, where there is one.
  func recover() throws(Failure) -> Bool
}

extension ByteSource {
  package func recover() throws(Failure) -> Bool { false }
}

/// Bytes that can be read from any place: those of an open file, or an array.
package protocol SeekableBytes: Sendable {
  var count: Int { get }

  /// Puts bytes from a place on at the front of the buffer.
  /// - Returns: How many; 0 at the end.
  func read(at place: Int, into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int
}

extension [UInt8]: SeekableBytes {
  package func read(at place: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let length = Swift.min(buffer.count, count - place)
    guard length > 0 else { return 0 }
    withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place..<place + length])) }
    return length
  }
}

/// Reads seekable bytes from the front.
final class SeekableSource: ByteSource {
  private let bytes: any SeekableBytes
  private var place = 0

  init(_ bytes: any SeekableBytes) {
    self.bytes = bytes
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    let length = try bytes.read(at: place, into: buffer)
    place += length
    return length
  }
}
