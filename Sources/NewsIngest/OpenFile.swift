import Glibc
import NewsFiles
import NewsModel
import NewsReaders

/// A file that stays open for as long as it is read, by place: never mapped, as a mapped file that is cut off meanwhile
/// ends the process.
final class OpenFile: SeekableBytes {
  let count: Int
  /// Closed with the object.
  let descriptor: Int32
  private let path: String

  /// Takes the descriptor over.
  init(_ descriptor: Int32, count: Int, path: String) {
    self.descriptor = descriptor
    self.count = count
    self.path = path
  }

  deinit {
    close(descriptor)
  }

  /// Nothing behind `count` is read: what a writer adds meanwhile belongs to no bundle that has settled.
  func read(at place: Int, into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    let length = min(buffer.count, count - place)
    guard length > 0 else { return 0 }
    while true {
      let read = pread(descriptor, buffer.baseAddress!, length, off_t(place))
      if read > 0 { return read }
      // The file was cut off: its reading is for nothing, and `isUnchanged` says so.
      if read == 0 { throw .keepsChanging(path) }
      if errno != EINTR { throw .reading(path, Errno.last) }
    }
  }

  /// Whether the file is still what it was.
  func isUnchanged(since stamp: BundleStamp) -> Bool {
    guard let now = try? FileStatus.of(descriptor: descriptor) else { return false }
    return now.stamp.isSameContent(as: stamp)
  }
}
