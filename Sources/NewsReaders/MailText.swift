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
      let length = Self.wordBytes(of: letter.text)
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

  /// How much a text says: its bytes but for white space and addresses, which plain letters are full of.
  private static func wordBytes(of text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var sum = 0
      var word = 0
      var isAddress = false
      for place in bytes.indices {
        if bytes[place] <= 0x20 {
          if !isAddress { sum += word }
          (word, isAddress) = (0, false)
        } else {
          word += 1
          if bytes[place] == UInt8(ascii: ":"), bytes[place...].starts(with: "://".utf8) { isAddress = true }
        }
      }
      return isAddress ? sum : sum + word
    }
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
