internal import CBrotli
import NewsModel

/// A web server's answer as a crawl keeps it.
struct HTTPResponse {
  let status: Int
  let fields: HeaderFields
  private let body: [UInt8]

  /// Nil for what is no HTTP.
  init?(_ bytes: [UInt8]) throws(Failure) {
    let stream = ByteStream(bytes)
    guard try stream.isNext(Array("HTTP/".utf8)), let line = try stream.line(limit: 4_096), !line.isCut,
      let status = String(decoding: line.bytes, as: UTF8.self).split(separator: " ").dropFirst().first,
      let number = Int(CleanText.trimmed(String(status))), let fields = try HeaderFields(stream, limit: 256 << 10)
    else { return nil }
    self.status = number
    self.fields = fields
    body = try stream.all(limit: .max, subject: "")
  }

  /// What the server sent, without what was done to it on the way. Crawlers that undo that themselves often leave the
  /// header as it was: then the bytes are taken as they are.
  func content(_ context: ReadingContext, subject: String) throws(Failure) -> [UInt8] {
    var bytes = body
    if fields["transfer-encoding"]?.lowercased().contains("chunked") == true { bytes = Self.unchunked(bytes) ?? bytes }
    let codings = (fields["content-encoding"] ?? "").lowercased().split(separator: ",").prefix(4)
    for coding in codings.reversed() {
      bytes = try Self.decoded(bytes, CleanText.trimmed(String(coding)), context, subject: subject)
    }
    return bytes
  }

  /// The page in UTF-8 where the server names another encoding that it is right about.
  func inUTF8(_ bytes: [UInt8]) -> [UInt8] {
    guard let type = fields["content-type"]?.lowercased(), let place = type.firstRange(of: "charset=") else {
      return bytes
    }
    let name = type[place.upperBound...].drop { $0 == "\"" || $0 == "'" }
      .prefix { $0.isLetter || $0.isNumber || "-_:".contains($0) }
    if name.isEmpty || name.utf8.count > 24 || ["utf-8", "utf8"].contains(String(name)) { return bytes }
    // Bytes that are UTF-8, or say by a mark what they are, need no telling.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return bytes }
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    return Iconv.utf8(bytes, from: String(name)) ?? bytes
  }

  /// The chunks put together (RFC 9112, 7.1); nil where there are none. What is cut off keeps what is there.
  static func unchunked(_ bytes: [UInt8]) -> [UInt8]? {
    var whole: [UInt8] = []
    whole.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      var size = 0
      var digits = 0
      while place < bytes.count, let digit = hexValue(bytes[place]), digits < 15 {
        size = size << 4 | digit
        digits += 1
        place += 1
      }
      guard digits > 0, let end = bytes[place...].firstIndex(of: 0x0A), end - place < 1_024 else {
        return whole.isEmpty ? nil : whole
      }
      place = end + 1
      if size == 0 { break }
      let stop = size > bytes.count - place ? bytes.count : place + size
      whole += bytes[place..<stop]
      place = stop
      while place < bytes.count, bytes[place] == 0x0D || bytes[place] == 0x0A { place += 1 }
    }
    return whole
  }

  private static func hexValue(_ byte: UInt8) -> Int? {
    switch byte {
    case 48...57: Int(byte) - 48
    case 65...70: Int(byte) - 55
    case 97...102: Int(byte) - 87
    default: nil
    }
  }

  // MARK: Codings

  private static func decoded(
    _ bytes: [UInt8], _ coding: String, _ context: ReadingContext, subject: String
  ) throws(Failure) -> [UInt8] {
    switch coding {
    case "gzip", "x-gzip":
      guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
      return try inflated(bytes, .gzip, context, subject: subject) ?? bytes
    case "deflate":
      // Zlib's wrapping, as the standard says, or none, as some servers have it.
      let zlib = bytes.count > 2 && bytes[0] & 0x0F == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
      return try inflated(bytes, zlib ? .zlib : .none, context, subject: subject) ?? bytes
    case "br":
      let decoder = BrotliDecoder()
      return try unpacked(bytes, context, subject: subject) { decoder.decode($0, into: $1) } ?? bytes
    default: return bytes
    }
  }

  private static func inflated(
    _ bytes: [UInt8], _ wrapping: Inflater.Wrapping, _ context: ReadingContext, subject: String
  ) throws(Failure) -> [UInt8]? {
    let inflater = Inflater(wrapping)
    return try unpacked(bytes, context, subject: subject) { inflater.inflate($0, into: $1) }
  }

  /// What a decoder makes of the bytes: of damaged ones as much as can be had, nil where that is nothing.
  private static func unpacked(
    _ bytes: [UInt8], _ context: ReadingContext, subject: String,
    by decode: (UnsafeRawBufferPointer, UnsafeMutableRawBufferPointer) -> (
      consumed: Int, produced: Int, progress: Inflater.Progress
    )
  ) throws(Failure) -> [UInt8]? {
    var whole: [UInt8] = []
    var meter = ArchiveMeter()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { piece.deallocate() }
    var place = 0
    while true {
      let step = bytes.withUnsafeBytes { decode(UnsafeRawBufferPointer(rebasing: $0[place...]), piece) }
      place += step.consumed
      whole += UnsafeRawBufferPointer(rebasing: piece[..<step.produced])
      try meter.count(out: step.produced, in: step.consumed, context, subject: subject)
      guard whole.count <= context.limits.fileBytes else {
        throw .tooLarge(subject, bytes: nil, limit: context.limits.fileBytes)
      }
      if step.progress != .more || (step.consumed == 0 && step.produced == 0) { break }
    }
    return whole.isEmpty ? nil : whole
  }
}

/// Brotli, by its own library: the one place that knows it.
private final class BrotliDecoder {
  private let state = BrotliDecoderCreateInstance(nil, nil, nil)

  deinit {
    BrotliDecoderDestroyInstance(state)
  }

  func decode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> (consumed: Int, produced: Int, progress: Inflater.Progress) {
    var left = input.count
    var room = output.count
    var next = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    var target = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let result = BrotliDecoderDecompressStream(state, &left, &next, &room, &target, nil)
    let (consumed, produced) = (input.count - left, output.count - room)
    return switch result {
    case BROTLI_DECODER_RESULT_SUCCESS: (consumed, produced, .ended)
    case BROTLI_DECODER_RESULT_ERROR: (consumed, produced, .broken)
    default: (consumed, produced, .more)
    }
  }
}
