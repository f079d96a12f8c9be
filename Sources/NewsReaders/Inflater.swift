internal import CZlib

/// Deflate, by zlib: the one place that knows the library.
final class Inflater {
  enum Wrapping: Int32 {
    // The window's size, and zlib's numbers for what is around the data.
    case gzip = 31
    case zlib = 15
    case none = -15
  }

  enum Progress {
    case more, ended, broken
  }

  private var state = z_stream()
  private let isReady: Bool

  init(_ wrapping: Wrapping) {
    let size = Int32(MemoryLayout<z_stream>.size)
    isReady = inflateInit2_(&state, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(&state) }
  }

  /// Begins anew, for the next member of a file.
  func reset() {
    inflateReset(&state)
  }

  /// Takes bytes from the front of `input` and puts what they stand for at the front of `output`.
  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> (consumed: Int, produced: Int, progress: Progress) {
    guard isReady else { return (0, 0, .broken) }
    let most = Int(UInt32.max)
    state.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    state.avail_in = UInt32(min(input.count, most))
    state.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.avail_out = UInt32(min(output.count, most))
    let (inBefore, outBefore) = (state.avail_in, state.avail_out)
    let result = CZlib.inflate(&state, Z_NO_FLUSH)
    let consumed = Int(inBefore - state.avail_in)
    let produced = Int(outBefore - state.avail_out)
    return switch result {
    case Z_STREAM_END: (consumed, produced, .ended)
    case Z_OK, Z_BUF_ERROR: (consumed, produced, .more)
    default: (consumed, produced, .broken)
    }
  }
}
