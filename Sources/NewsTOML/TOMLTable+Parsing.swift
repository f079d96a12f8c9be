internal import CTOML

extension TOMLTable {
  /// Reads a document of TOML 1.0, as toml++ does: arrays and inline tables may be nested 256 deep.
  ///
  /// - Throws: Also where the document would take too much of the stack or of memory, see ``TOMLCost``.
  package static func parse(_ text: String) throws(TOMLError) -> TOMLTable {
    var text = text
    let result = text.withUTF8 { bytes in
      Result { () throws(TOMLError) in try parse(bytes) }
    }
    return try result.get()
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(TOMLError) -> TOMLTable {
    if let excess = TOMLCost.excess(of: bytes) { throw excess }
    var error = ctoml_error()
    let document = bytes.withMemoryRebound(to: CChar.self) { text in
      // An empty buffer has no address.
      "".withCString { nothing in ctoml_parse(text.baseAddress ?? nothing, text.count, &error) }
    }
    guard let document else { throw TOMLError(error) }
    defer { ctoml_free(document) }
    return TOMLTable(ctoml_root(document))
  }

  fileprivate init(_ table: ctoml_value) {
    self.init(members: table.members.map { Member(key: $0.key, value: $0.value) })
  }
}

extension TOMLValue {
  fileprivate init(_ value: ctoml_value) {
    switch value.kind {
    case CTOML_TABLE: self = .table(TOMLTable(value))
    case CTOML_ARRAY: self = .array(value.members.map(\.value))
    case CTOML_STRING:
      self = .string(String(decoding: UnsafeRawBufferPointer(start: value.text, count: value.length), as: UTF8.self))
    case CTOML_INTEGER: self = .integer(value.integer)
    case CTOML_NUMBER: self = .number(value.number)
    case CTOML_BOOL: self = .bool(value.truth)
    default: self = .time(withUnsafeBytes(of: value.time, text(endedByNUL:)))
    }
  }
}

extension ctoml_value {
  fileprivate typealias Members = [(key: String, value: TOMLValue)]

  /// What a table or array holds; the keys of an array's elements are empty.
  fileprivate var members: Members {
    var members: Members = []
    withUnsafePointer(to: self) { container in
      withUnsafeMutablePointer(to: &members) { members in
        ctoml_each(container, members) { members, key, length, value in
          guard let members, let value else { return }
          let key = String(decoding: UnsafeRawBufferPointer(start: key, count: length), as: UTF8.self)
          members.assumingMemoryBound(to: Members.self).pointee.append((key, TOMLValue(value.pointee)))
        }
      }
    }
    return members
  }
}

extension TOMLError {
  fileprivate init(_ error: ctoml_error) {
    self.init(
      line: error.line, column: error.column,
      description: withUnsafeBytes(of: error.description, text(endedByNUL:)))
  }
}

private func text(endedByNUL bytes: UnsafeRawBufferPointer) -> String {
  String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
}
