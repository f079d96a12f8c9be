/// The text of a message: which of its parts hold it, and what stands in them.
struct MailText {
  let parts: [MailMessage.Part]
  /// The texts, in the order of the message.
  private(set) var texts: [String] = []
  private(set) var images: [String] = []
  /// Where the letter can be read on the web.
  private(set) var online: String?
  private let title: String?

  init(_ message: MailMessage) {
    parts = message.parts
    title = message.subject
    if !parts.isEmpty { take(0) }
  }

  var text: String { texts.filter { !$0.isEmpty }.joined(separator: "\n\n") }

  /// The parts that a part is made of.
  private func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var place = index + 1
    while place < parts[index].end {
      children.append(place)
      place = max(parts[place].end, place + 1)
    }
    return children
  }

  /// Takes a part's text. Parts nest no deeper than the parser lets them.
  private mutating func take(_ index: Int) {
    let part = parts[index]
    switch part.type {
    case "multipart/alternative": takeBest(of: children(of: index))
    case "multipart/related":
      // What stands first is the letter; the rest are its pictures.
      for (place, child) in children(of: index).enumerated() {
        if place == 0 { take(child) } else if parts[child].isA("image/") { takeImage(parts[child]) }
      }
    case "multipart/signed":
      if let first = children(of: index).first { take(first) }
    case "multipart/encrypted", "multipart/report":
      if part.type == "multipart/report", let first = children(of: index).first { take(first) }
    case "message/rfc822", "message/global":
      if let subject = part.fileName { texts.append(subject) }
      children(of: index).forEach { take($0) }
    case _ where part.isA("multipart/"): children(of: index).forEach { take($0) }
    case _ where part.isA("image/"): takeImage(part)
    case _ where part.isAttachment && index > 0: break
    default: if let text = text(of: part) { texts.append(text) }
    }
  }

  /// Of several forms of one letter the one with markup, unless it says much less: some only say that they cannot be
  /// shown.
  private mutating func takeBest(of choices: [Int]) {
    var best: (letter: MailText, length: Int, isMarkup: Bool)?
    for choice in choices {
      var letter = self
      letter.texts = []
      letter.take(choice)
      let isMarkup = holdsMarkup(choice)
      let length = letter.text.unicodeScalars.count { $0.properties.isAlphabetic }
      if let known = best {
        let isBetter =
          isMarkup == known.isMarkup
          ? length > known.length
          : isMarkup ? length * 2 >= known.length : length > known.length * 2
        if !isBetter { continue }
      }
      best = (letter, length, isMarkup)
    }
    guard let best else { return }
    texts += best.letter.texts
    images = best.letter.images
    online = best.letter.online ?? online
  }

  private func holdsMarkup(_ index: Int) -> Bool {
    parts[index..<max(parts[index].end, index + 1)].contains { $0.type == "text/html" }
  }

  private mutating func takeImage(_ part: MailMessage.Part) {
    if let name = part.fileName { images.append(name) }
  }

  private mutating func text(of part: MailMessage.Part) -> String? {
    switch part.type {
    case "text/html", "application/xhtml+xml":
      var letter = LetterPage(MailCharset.utf8(part, isMarkup: true), title: title)
      letter.read()
      images += letter.images
      if online == nil { online = letter.online }
      return letter.text
    case "text/plain", "text/markdown", "text/enriched", "text/richtext":
      let text = String(decoding: MailCharset.utf8(part, isMarkup: false), as: UTF8.self)
      if part.isFlowed { return LetterText.plain(FlowedText.joined(text, deletingSpace: part.joinsFlowedWords)) }
      if part.type == "text/plain" || part.type == "text/markdown", !HTMLFragment.looksLikeMarkup(text) {
        return LetterText.plain(text)
      }
      return HTMLFragment.text(of: text)
    default: return nil
    }
  }
}

/// The bytes of a part's text as UTF-8.
enum MailCharset {
  /// Labels that programs write without looking: what is valid UTF-8 with letters beyond ASCII is UTF-8 under them.
  private static let unreliable: Set = [
    "", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "unknown-8bit", "x-unknown", "utf-8", "utf8",
  ]

  static func utf8(_ part: MailMessage.Part, isMarkup: Bool) -> [UInt8] {
    let charset = part.charset ?? ""
    let isPlainLabel = unreliable.contains(charset)
    if isPlainLabel, String(validating: part.bytes, as: UTF8.self) != nil { return part.bytes }
    if !charset.isEmpty, charset != "utf-8", charset != "utf8", !charset.contains("ascii"),
      let text = Iconv.utf8(part.bytes, from: charset)
    {
      return text
    }
    if isMarkup, let text = try? HTMLEncoding.utf8(part.bytes, name: "") { return text }
    return Array((TextDecoding.utf16(part.bytes) ?? TextDecoding.utf8OrWindows1252(part.bytes)).utf8)
  }
}
