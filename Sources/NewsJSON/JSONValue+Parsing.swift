internal import CJansson

extension JSONValue {
  /// How deep arrays and objects may be nested. News records need five or six levels; the limit keeps the
  /// walk over a hostile file's values within any thread's stack.
  package static let nestingLimit = 512

  /// Reads one JSON value of any kind, as jansson does (RFC 8259).
  ///
  /// Where a key occurs twice, the last value wins. A leading byte order mark is skipped. What crawlers write although
  /// it is not quite JSON does not make a file unreadable: an integer beyond 64 bits is given as a string of its digits,
  /// a number beyond a double's range likewise, `NaN` and `Infinity` are null, half a surrogate pair is U+FFFD.
  package static func parse(_ bytes: [UInt8], lenient: Bool = false) throws(JSONError) -> JSONValue {
    try parse(bytes[...], lenient: lenient)
  }

  package static func parse(_ bytes: ArraySlice<UInt8>, lenient: Bool = false) throws(JSONError) -> JSONValue {
    let result = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(JSONError) in try parse(buffer, lenient: lenient) }
    }
    return try result.get()
  }

  /// - Parameter lenient: Also takes raw control characters in strings and commas before a closing bracket, as pages'
  ///   embedded data have them.
  package static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, lenient: Bool = false
  ) throws(JSONError) -> JSONValue {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeBufferPointer(rebasing: bytes.dropFirst(3)) : bytes
    if JSONCost.isTooMuch(content) { throw JSONError(line: 1, column: 1, text: "more values than fit into memory") }
    do throws(JSONError) {
      return try load(content)
    } catch {
      // A second attempt costs only the few files that need it.
      guard let repaired = JSONRepair.repaired(content, lenient: lenient) else { throw error }
      let result = repaired.withUnsafeBufferPointer { buffer in
        Result { () throws(JSONError) in try load(buffer) }
      }
      return try result.get()
    }
  }

  private static func load(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSONValue {
    var error = json_error_t()
    let root = bytes.withMemoryRebound(to: CChar.self) { text in
      // An empty buffer has no address, and jansson refuses a null pointer with another message.
      "".withCString { nothing in
        json_loadb(text.baseAddress ?? nothing, text.count, Int(JSON_DECODE_ANY | JSON_ALLOW_NUL), &error)
      }
    }
    guard let root else { throw JSONError(error) }
    defer { json_decref(root) }
    guard let value = JSONValue(root, depth: 0) else {
      throw JSONError(line: 1, column: 1, text: "nested deeper than \(nestingLimit) levels")
    }
    return value
  }

  /// The Swift value of jansson's, or nil where it is nested too deeply.
  private init?(_ value: UnsafeMutablePointer<json_t>, depth: Int) {
    guard depth <= Self.nestingLimit else { return nil }
    switch value.pointee.type {
    case JSON_OBJECT:
      var members: [JSONObject.Member] = []
      members.reserveCapacity(json_object_size(value))
      var place = json_object_iter(value)
      while let here = place {
        guard let key = json_object_iter_key(here), let inner = json_object_iter_value(here),
          let member = JSONValue(inner, depth: depth + 1)
        else { return nil }
        let name = UnsafeRawBufferPointer(start: key, count: json_object_iter_key_len(here))
        members.append(JSONObject.Member(key: String(decoding: name, as: UTF8.self), value: member))
        place = json_object_iter_next(value, here)
      }
      self = .object(JSONObject(unique: members))
    case JSON_ARRAY:
      var values: [JSONValue] = []
      values.reserveCapacity(json_array_size(value))
      for index in 0..<json_array_size(value) {
        guard let inner = json_array_get(value, index), let element = JSONValue(inner, depth: depth + 1)
        else { return nil }
        values.append(element)
      }
      self = .array(values)
    case JSON_STRING:
      let text = UnsafeRawBufferPointer(start: json_string_value(value), count: json_string_length(value))
      self = .string(String(decoding: text, as: UTF8.self))
    case JSON_INTEGER: self = .integer(Int64(json_integer_value(value)))
    case JSON_REAL: self = .number(json_real_value(value))
    case JSON_TRUE: self = .bool(true)
    case JSON_FALSE: self = .bool(false)
    default: self = .null
    }
  }
}

extension JSONError {
  fileprivate init(_ error: json_error_t) {
    let words = withUnsafeBytes(of: error.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    // What jansson quotes from the file may hold anything; a message is one line of visible text.
    let visible = String(
      String.UnicodeScalarView(words.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 })
    )
    let text = visible.isEmpty ? "is no JSON" : visible
    self.init(line: max(1, Int(error.line)), column: max(1, Int(error.column)), text: text)
  }
}
