package import NewsReaders

/// A bundle to be read, as it goes to the process that reads it.
package enum ReadingJob {
  case file(name: String, bytes: [UInt8])
  /// A large file, which stays open: its descriptor is passed along. It goes by itself.
  case open(name: String, descriptor: Int32, count: Int)
  case directory(name: String, parts: [Part])
  /// What a program of the user's made of a file: it is as strange as the file.
  case answer(name: String, bytes: [UInt8], format: String)

  var name: String {
    switch self {
    case .file(let name, _), .open(let name, _, _), .directory(let name, _), .answer(let name, _, _): name
    }
  }

  /// Bytes that are sent for it.
  package var size: Int {
    switch self {
    case .file(_, let bytes), .answer(_, let bytes, _): bytes.count
    case .open: 0
    case .directory(_, let parts): parts.reduce(0) { $0 + ($1.bytes?.count ?? 0) }
    }
  }

  /// Bytes of the bundle.
  var bundleSize: Int {
    if case .open(_, _, let count) = self { count } else { size }
  }

  func write(to record: inout RecordWriter) {
    record.reserve(size + 256)
    switch self {
    case .file(let name, let bytes):
      record.add(UInt8(1))
      record.add(name)
      record.add(bytes)
    case .open(let name, _, let count):
      record.add(UInt8(2))
      record.add(name)
      record.add(Int64(count))
    case .directory(let name, let parts):
      record.add(UInt8(3))
      record.add(name)
      record.add(UInt32(parts.count))
      for part in parts {
        record.add(part.name)
        record.add(UInt8(part.bytes == nil ? 0 : 1))
        if let bytes = part.bytes { record.add(bytes) }
      }
    case .answer(let name, let bytes, let format):
      record.add(UInt8(4))
      record.add(name)
      record.add(bytes)
      record.add(format)
    }
  }

  init(from record: inout RecordReader, file: Int32?) throws(BrokenRecord) {
    let kind = try record.integer(UInt8.self)
    let name = try record.text()
    switch kind {
    case 1: self = .file(name: name, bytes: try record.array())
    case 2:
      guard let file else { throw BrokenRecord() }
      self = .open(name: name, descriptor: file, count: Int(try record.integer(Int64.self)))
    case 3:
      var parts: [Part] = []
      for _ in 0..<(try record.integer(UInt32.self)) {
        let part = try record.text()
        parts.append(Part(name: part, bytes: try record.integer(UInt8.self) == 0 ? nil : try record.array()))
      }
      self = .directory(name: name, parts: parts)
    case 4: self = .answer(name: name, bytes: try record.array(), format: try record.text())
    default: throw BrokenRecord()
    }
  }
}
