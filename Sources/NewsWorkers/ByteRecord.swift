/// Puts values one behind the other, as ``RecordReader`` takes them apart.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(bytes.count + count)
  }

  mutating func add(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ value: [UInt8]) {
    add(UInt32(value.count))
    bytes.append(contentsOf: value)
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      add(UInt32(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func add(_ text: String?) {
    guard let text else { return add(UInt8(0)) }
    add(UInt8(1))
    add(text)
  }

  mutating func add(_ texts: [String]) {
    add(UInt32(texts.count))
    for text in texts { add(text) }
  }

  // MARK: Frames

  /// Adds a frame: what it is, how long it is, and what `body` puts into it.
  mutating func frame(_ kind: Frame.Kind, _ body: (inout RecordWriter) -> Void) {
    let start = bytes.count
    add(UInt32(0))
    add(kind.rawValue)
    body(&self)
    let length = UInt32(bytes.count - start - Frame.headLength)
    withUnsafeBytes(of: length) { length in
      for (place, byte) in length.enumerated() { bytes[start + place] = byte }
    }
  }
}

/// A piece of what goes through a channel: four bytes for its length, one for its kind, then its body.
enum Frame {
  enum Kind: UInt8 {
    // To the process that reads.
    case setup = 1
    case jobs
    // From it.
    case hello = 17
    case article, failure, read, refused, done
  }

  static let headLength = 5
}

/// What was sent is not what may be sent.
struct BrokenRecord: Error {}

/// Takes values from bytes that may be anybody's.
struct RecordReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { place == bytes.count }

  mutating func integer<Value: FixedWidthInteger>(_: Value.Type) throws(BrokenRecord) -> Value {
    let piece = try take(MemoryLayout<Value>.size)
    return piece.loadUnaligned(as: Value.self)
  }

  mutating func text() throws(BrokenRecord) -> String {
    let piece = try take(Int(try integer(UInt32.self)))
    let text = piece.withMemoryRebound(to: UInt8.self) { String(validating: $0, as: UTF8.self) }
    guard let text else { throw BrokenRecord() }
    return text
  }

  mutating func textOrNone() throws(BrokenRecord) -> String? {
    switch try integer(UInt8.self) {
    case 0: return nil
    case 1: return try text()
    default: throw BrokenRecord()
    }
  }

  mutating func texts() throws(BrokenRecord) -> [String] {
    let count = Int(try integer(UInt32.self))
    // Each takes four bytes at least: who claims more than there are lies.
    guard count <= (bytes.count - place) / 4 else { throw BrokenRecord() }
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(try text()) }
    return texts
  }

  mutating func array() throws(BrokenRecord) -> [UInt8] {
    Array(try take(Int(try integer(UInt32.self))))
  }

  private mutating func take(_ count: Int) throws(BrokenRecord) -> UnsafeRawBufferPointer {
    guard count <= bytes.count - place else { throw BrokenRecord() }
    defer { place += count }
    return UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
  }
}
