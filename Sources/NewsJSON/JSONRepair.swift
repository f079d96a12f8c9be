/// Makes JSON of what is meant as JSON: numbers too large for any machine type, halves of surrogate pairs,
/// Python's `NaN`; and, on request, the flaws of data embedded in pages.
enum JSONRepair {
  /// The repaired bytes, or nil where there was nothing to repair.
  static func repaired(_ bytes: UnsafeBufferPointer<UInt8>, lenient: Bool) -> [UInt8]? {
    var repair = Repair(bytes: bytes, lenient: lenient)
    return repair.run()
  }

  private struct Repair {
    let bytes: UnsafeBufferPointer<UInt8>
    let lenient: Bool
    var output: [UInt8] = []
    var changed = false
    var place = 0

    mutating func run() -> [UInt8]? {
      output.reserveCapacity(bytes.count + 64)
      while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "\""): string()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "N"), UInt8(ascii: "I"): token()
        case UInt8(ascii: ",") where lenient && closesNext(after: place):
          changed = true
          place += 1
        default:
          output.append(bytes[place])
          place += 1
        }
      }
      return changed ? output : nil
    }

    /// Copies a string, from its opening to its closing quote.
    mutating func string() {
      output.append(bytes[place])
      place += 1
      while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
        if bytes[place] == UInt8(ascii: "\\") {
          escape()
        } else if bytes[place] < 0x20, lenient {
          output.append(UInt8(ascii: " "))
          changed = true
          place += 1
        } else {
          output.append(bytes[place])
          place += 1
        }
      }
      if place < bytes.count {
        output.append(bytes[place])
        place += 1
      }
    }

    /// Copies an escape; half a surrogate pair becomes U+FFFD.
    mutating func escape() {
      guard let unit = unicodeEscape(at: place), (0xD800...0xDFFF).contains(unit) else {
        let end = min(place + 2, bytes.count)
        output.append(contentsOf: bytes[place..<end])
        place = end
        return
      }
      if unit < 0xDC00, let next = unicodeEscape(at: place + 6), (0xDC00...0xDFFF).contains(next) {
        output.append(contentsOf: bytes[place..<place + 12])
        place += 12
      } else {
        output.append(contentsOf: #"\ufffd"#.utf8)
        changed = true
        place += 6
      }
    }

    /// The code unit of `\uXXXX` at a place.
    func unicodeEscape(at place: Int) -> UInt16? {
      guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u")
      else { return nil }
      return UInt16(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
    }

    /// Copies a number; one beyond 64 bits or a double's range becomes a string, what is no number null.
    mutating func token() {
      var end = place
      while end < bytes.count, isTokenByte(bytes[end]) { end += 1 }
      let text = String(decoding: bytes[place..<end], as: UTF8.self)
      if ["NaN", "Infinity", "-Infinity", "-NaN"].contains(text) {
        output.append(contentsOf: "null".utf8)
        changed = true
      } else if isNumber(text), !fits(text) {
        output.append(contentsOf: "\"\(text)\"".utf8)
        changed = true
      } else {
        output.append(contentsOf: bytes[place..<end])
      }
      place = end
    }

    func isTokenByte(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }

    func isNumber(_ text: String) -> Bool {
      text.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        && text.utf8.allSatisfy { !isTokenByte($0) || !isLetter($0) || $0 | 0x20 == UInt8(ascii: "e") }
    }

    func isLetter(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    func fits(_ text: String) -> Bool {
      if text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) {
        return Double(text).map(\.isFinite) ?? true
      }
      return Int64(text) != nil
    }

    /// Whether nothing but white space stands between a comma and a closing bracket.
    func closesNext(after comma: Int) -> Bool {
      var next = comma + 1
      while next < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[next]) { next += 1 }
      return next < bytes.count && (bytes[next] == UInt8(ascii: "]") || bytes[next] == UInt8(ascii: "}"))
    }
  }
}
