/// The messages of a mailbox, one after the other (RFC 4155 and the older forms of it).
///
/// Each begins with a line `From sender date` behind an empty line. Lines of a text that look like it were given a `>`,
/// which is taken off again; where a message says how long it is (`Content-Length`), nothing in it was changed.
struct MboxMessages {
  struct Message {
    /// The message without its first line.
    var content: Range<Int>
    /// Whether lines in it were given a `>`.
    var isQuoted: Bool
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    while place < bytes.count, bytes[place] <= 0x20 || [0xEF, 0xBB, 0xBF].contains(bytes[place]) { place += 1 }
  }

  /// Whether the first message is one without doubt: a field follows its first line.
  var beginsWithMessage: Bool {
    guard isFrom(place), let end = bytes.firstPlace(of: 0x0A, from: place) else { return false }
    return isField(at: end + 1)
  }

  /// The next message, or nil at the end.
  mutating func next() -> Message? {
    guard place < bytes.count else { return nil }
    // What stands in front of the first such line is a message that lost its own.
    let start = isFrom(place) ? (bytes.firstPlace(of: 0x0A, from: place) ?? bytes.count - 1) + 1 : place
    if let end = declaredEnd(of: start) {
      place = afterGap(end)
      return Message(content: start..<end, isQuoted: false)
    }
    var isQuoted = false
    var line = start
    var afterEmpty = false
    while line < bytes.count {
      let end = bytes.firstPlace(of: 0x0A, from: line) ?? bytes.count
      if afterEmpty, isSeparator(line) { break }
      if !isQuoted, bytes[line] == UInt8(ascii: ">"), isQuotedFrom(line) { isQuoted = true }
      afterEmpty = end == line || (end == line + 1 && bytes[line] == 0x0D)
      line = end + 1
    }
    let end = min(line, bytes.count)
    place = end
    return Message(content: start..<end, isQuoted: isQuoted)
  }

  /// The message with the `>` taken off before `From `, however many there are: each hand adds one.
  static func unquoted(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let messages = MboxMessages(content)
    var output: [UInt8] = []
    output.reserveCapacity(content.count)
    var line = 0
    while line < content.count {
      let end = min((content.firstPlace(of: 0x0A, from: line) ?? content.count) + 1, content.count)
      let isQuoted = content[line] == UInt8(ascii: ">") && messages.isQuotedFrom(line)
      output.append(contentsOf: content[(isQuoted ? line + 1 : line)..<end])
      line = end
    }
    return output
  }

  // MARK: Lines

  private func isFrom(_ place: Int) -> Bool {
    place + 5 < bytes.count && bytes[place..<place + 5].elementsEqual("From ".utf8)
  }

  private func isQuotedFrom(_ place: Int) -> Bool {
    var place = place
    while place < bytes.count, bytes[place] == UInt8(ascii: ">") { place += 1 }
    return isFrom(place)
  }

  /// Whether a line begins a message: `From ` with a time of day in it, or with a field in the line after it. A sentence
  /// that begins so has neither.
  private func isSeparator(_ place: Int) -> Bool {
    guard isFrom(place) else { return false }
    let end = bytes.firstPlace(of: 0x0A, from: place) ?? bytes.count
    return isField(at: end + 1) || hasTime(bytes[place..<min(end, place + 200)])
  }

  private func isField(at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    let end = bytes.firstPlace(of: 0x0A, from: place) ?? bytes.count
    // `>From ` here is the line of another mailbox that the message came from.
    return isQuotedFrom(place) && bytes[place] == UInt8(ascii: ">") || MailHeader.fieldName(bytes[place..<end]) != nil
  }

  /// `12:34:56 2024` or `12:34 2024`, with a zone between them at most.
  private func hasTime(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let words = line.split { $0 <= 0x20 }
    let isTime = { (word: Slice<UnsafeBufferPointer<UInt8>>) in
      (4...8).contains(word.count) && word.contains(UInt8(ascii: ":"))
        && word.allSatisfy { (48...58).contains($0) }
    }
    let isYear = { (word: Slice<UnsafeBufferPointer<UInt8>>) in
      word.count == 4 && word.allSatisfy { (48...57).contains($0) }
    }
    return words.contains(where: isTime) && words.contains(where: isYear)
  }

  // MARK: Content-Length

  /// Where a message ends by its own word, if a message or the end of the file stands there.
  private func declaredEnd(of start: Int) -> Int? {
    var line = start
    var length: Int?
    while line < bytes.count, line - start < 65_536 {
      let end = bytes.firstPlace(of: 0x0A, from: line) ?? bytes.count
      let field = bytes[line..<end]
      line = end + 1
      if field.isEmpty || field.elementsEqual([0x0D]) { break }
      if MailHeader.fieldName(field) == "content-length" {
        let value = field.drop { $0 != UInt8(ascii: ":") }.dropFirst().filter { (48...57).contains($0) }
        length = value.count <= 12 ? Int(String(decoding: value, as: UTF8.self)) : nil
      }
    }
    guard let length, line <= bytes.count, length <= bytes.count - line else { return nil }
    let end = line + length
    let next = afterGap(end)
    return next == bytes.count || isSeparator(next) ? end : nil
  }

  private func afterGap(_ place: Int) -> Int {
    var place = place
    while place < bytes.count, bytes[place] == 0x0A || bytes[place] == 0x0D { place += 1 }
    return place
  }
}
