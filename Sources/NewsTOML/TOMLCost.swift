/// What a document would take of stack and memory, told before toml++ reads it.
///
/// The library limits how deep brackets are nested, but not what dotted keys nest: the 100,000 tables of one line
/// `a.a.a.a` overflow the stack when they are freed, also where the document is refused.
struct TOMLCost {
  /// How deep keys may nest tables.
  static let deepest = 256
  /// Bytes that the values may take; a table or array takes some 250, another value some 100.
  static let most = 256 << 20

  /// What is too much about a document, or nil. What is no TOML is told up to where it ceases to be TOML.
  static func excess(of bytes: UnsafeBufferPointer<UInt8>) -> TOMLError? {
    var cost = TOMLCost(bytes: bytes)
    while cost.place < bytes.count {
      cost.skip()
      if cost.reached > deepest {
        return TOMLError(line: cost.line, column: 1, description: "Keys nest tables deeper than \(deepest) levels")
      }
      if cost.size > most {
        return TOMLError(line: cost.line, column: 1, description: "The document has more values than fit into memory")
      }
    }
    return nil
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var line = 1
  /// The bytes that the values up to here take.
  private var size = 0

  /// Whether nothing but a key or a header can begin here.
  private var isStart = true
  private var isHeader = false
  /// The dots since the last sign: those of a key, if an equals sign or the end of a header follows.
  private var dots = 0
  /// How deep the last header led.
  private var header = 0
  /// How deep header and keys have led up to here.
  private var reached = 0
  /// The same for the place in which each open bracket stands.
  private var outer: [Int] = []

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Goes beyond the next sign, string or comment.
  private mutating func skip() {
    let byte = bytes[place]
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(byte)
    case UInt8(ascii: "#"):
      while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
    default:
      take(byte)
      place += 1
    }
  }

  private mutating func take(_ sign: UInt8) {
    switch sign {
    case UInt8(ascii: "."):
      dots += 1
      return
    case UInt8(ascii: "\n"):
      line += 1
      if outer.isEmpty { (isStart, isHeader, reached) = (true, false, header) }
    case UInt8(ascii: "="):
      isStart = false
      reached += dots
      size += 100
    case UInt8(ascii: ","):
      reached = outer.last ?? reached
      size += 100
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      size += 250
      if isStart { isHeader = true } else { outer.append(reached) }
    case UInt8(ascii: "]") where isHeader:
      (isStart, isHeader, header, reached) = (false, false, dots, dots)
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      reached = outer.popLast() ?? reached
    default:
      return
    }
    dots = 0
  }

  private mutating func skipString(_ quote: UInt8) {
    let isLong = begins(with: quote, count: 3)
    place += isLong ? 3 : 1
    while place < bytes.count {
      if bytes[place] == quote, !isLong || begins(with: quote, count: 3) { break }
      if bytes[place] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { place += 1 }
      if place < bytes.count, bytes[place] == UInt8(ascii: "\n") {
        // What is not closed on its line is no TOML.
        if !isLong { return }
        line += 1
      }
      place += 1
    }
    // The last of up to five quotes ends a long string: two of them may be its own.
    var quotes = isLong ? 5 : 1
    while quotes > 0, place < bytes.count, bytes[place] == quote { (place, quotes) = (place + 1, quotes - 1) }
  }

  private func begins(with quote: UInt8, count: Int) -> Bool {
    place + count <= bytes.count && bytes[place..<place + count].allSatisfy { $0 == quote }
  }
}
