internal import Glibc
internal import NewsFiles
import NewsModel
internal import NewsReaders

/// An open file that was passed to the process that reads it: by place, as others have it open too.
struct PassedFile: SeekableBytes {
  let count: Int
  private let descriptor: Int32
  private let name: String

  init(_ descriptor: Int32, count: Int, name: String) {
    self.descriptor = descriptor
    self.count = count
    self.name = name
  }

  func read(at place: Int, into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    let length = min(buffer.count, count - place)
    guard length > 0 else { return 0 }
    while true {
      let read = pread(descriptor, buffer.baseAddress!, length, off_t(place))
      if read > 0 { return read }
      // It was cut off: who passed it along sees that, and asks no further.
      if read == 0 { throw .reading(name, Errno(EIO)) }
      if errno != EINTR { throw .reading(name, Errno.last) }
    }
  }
}
