import NewsModel

/// The messages of a mailbox, one after the other (RFC 4155 and the older forms of it), as its lines come.
///
/// Each begins with a line `From sender date` behind an empty line. Lines of a text that look like it were given a `>`,
/// which is taken off again; where a message says how long it is (`Content-Length`), nothing in it was changed.
struct MboxMessages {
  struct Message {
    /// The message without its first line.
    var bytes: [UInt8] = []
    /// Whether it was larger than a message may be: then the rest of it was left out.
    var isCut = false
  }

  typealias Line = [UInt8]

  private let limit: Int
  private let nextLine: () throws(Failure) -> Line?
  /// Lines that were read ahead, the next one last.
  private var ahead: [Line] = []
  /// Until one of them was wrong: to try them all would be to read everything many times.
  private var trustsLengths = true

  /// - Parameters:
  ///   - limit: Bytes that a message may have.
  ///   - nextLine: The mailbox's next line without its line feed, or nil at the end.
  init(limit: Int, nextLine: @escaping () throws(Failure) -> Line?) {
    self.limit = limit
    self.nextLine = nextLine
  }

  /// Whether bytes begin with a message without doubt: with its first line, and a field in the line after it.
  static func begin(_ bytes: [UInt8]) -> Bool {
    guard let start = bytes.firstIndex(where: { !isBlank($0) }), bytes[start] == UInt8(ascii: "F") else { return false }
    let lines = bytes[start...].prefix(4_096).split(separator: 0x0A, maxSplits: 2)
    return lines.count > 1 && isFrom(Line(lines[0])) && isField(Line(lines[1]))
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF: true
    default: false
    }
  }

  /// The next message, or nil at the end.
  mutating func next() throws(Failure) -> Message? {
    guard let first = try lineWithText() else { return nil }
    // What stands in front of the first such line is a message that lost its own.
    if !Self.isFrom(first) { ahead.append(first) }
    var message = Message()
    let length = try takeHeader(into: &message)
    if let length, try takeBody(of: length, into: &message) { return message }
    try takeBody(into: &message)
    return message
  }

  // MARK: Lines

  private mutating func line() throws(Failure) -> Line? {
    if let line = ahead.popLast() { return line }
    return try nextLine()
  }

  /// The next line that is not empty, without a byte order mark.
  private mutating func lineWithText() throws(Failure) -> Line? {
    while let line = try line() {
      if Self.isEmpty(line) { continue }
      return line.starts(with: [0xEF, 0xBB, 0xBF]) ? Line(line.dropFirst(3)) : line
    }
    return nil
  }

  private func add(_ line: Line, to message: inout Message) {
    guard message.bytes.count + line.count < limit else {
      message.isCut = true
      return
    }
    message.bytes += line
    message.bytes.append(0x0A)
  }

  private static func isEmpty(_ line: Line) -> Bool { line.isEmpty || line == [0x0D] }

  private static func isFrom(_ line: Line) -> Bool { line.starts(with: "From ".utf8) }

  private static func isQuotedFrom(_ line: Line) -> Bool {
    line.first == UInt8(ascii: ">") && line.drop { $0 == UInt8(ascii: ">") }.starts(with: "From ".utf8)
  }

  private static func isField(_ line: Line) -> Bool {
    // `>From ` here is the line of another mailbox that the message came from.
    isQuotedFrom(line) || line.withUnsafeBufferPointer { MailHeader.fieldName($0[...]) } != nil
  }

  /// Whether a line begins a message: `From ` with a time of day in it, or with a field in the line after it. A sentence
  /// that begins so has neither.
  private mutating func isSeparator(_ line: Line) throws(Failure) -> Bool {
    guard Self.isFrom(line) else { return false }
    if Self.hasTime(line) { return true }
    guard let next = try self.line() else { return false }
    ahead.append(next)
    return Self.isField(next)
  }

  /// `12:34:56 2024` or `12:34 2024`, with a zone between them at most.
  private static func hasTime(_ line: Line) -> Bool {
    let words = line.prefix(200).split { $0 <= 0x20 }
    let hasHour = words.contains { word in
      (4...8).contains(word.count) && word.contains(UInt8(ascii: ":")) && word.allSatisfy { (48...58).contains($0) }
    }
    return hasHour && words.contains { word in word.count == 4 && word.allSatisfy { (48...57).contains($0) } }
  }

  // MARK: Parts of a message

  /// Takes the fields and the empty line behind them; gives the length that they state for what follows.
  private mutating func takeHeader(into message: inout Message) throws(Failure) -> Int? {
    var length: Int?
    while let line = try line() {
      add(line, to: &message)
      if Self.isEmpty(line) { break }
      if line.count < 80, line.withUnsafeBufferPointer({ MailHeader.fieldName($0[...]) }) == "content-length" {
        let value = line.drop { $0 != UInt8(ascii: ":") }.filter { (48...57).contains($0) }
        length = value.count <= 12 ? Int(String(decoding: value, as: UTF8.self)) : nil
      }
    }
    return length
  }

  /// Takes a body of a stated length, if a message or the end stands behind it; else leaves the lines as they were.
  private mutating func takeBody(of length: Int, into message: inout Message) throws(Failure) -> Bool {
    guard trustsLengths, length < limit else { return false }
    var body: [Line] = []
    var count = 0
    while count < length, let line = try line() {
      body.append(line)
      count += line.count + 1
    }
    // The last line's end may not be counted, or not be there.
    var isRight = count == length || count == length + 1
    if isRight {
      var gap: [Line] = []
      while let line = try line() {
        if Self.isEmpty(line) {
          gap.append(line)
          continue
        }
        isRight = try isSeparator(line)
        ahead.append(line)
        break
      }
      ahead += gap.reversed()
    }
    guard isRight else {
      ahead += body.reversed()
      trustsLengths = false
      return false
    }
    for line in body { add(line, to: &message) }
    return true
  }

  /// Takes everything up to the next message, the `>` taken off before `From `: each hand adds one.
  private mutating func takeBody(into message: inout Message) throws(Failure) {
    var afterEmpty = true
    while let line = try line() {
      if afterEmpty, try isSeparator(line) {
        ahead.append(line)
        return
      }
      afterEmpty = Self.isEmpty(line)
      add(Self.isQuotedFrom(line) ? Line(line.dropFirst()) : line, to: &message)
    }
  }
}
