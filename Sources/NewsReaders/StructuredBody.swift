/// The text that a page's structured data gives (`articleBody`), to check the text found on the page by.
///
/// It has every word but seldom the paragraphs, and it may be cut short; so it chooses among the page's blocks, and
/// takes their place only where they are not on the page.
struct StructuredBody {
  /// Shorter ones are summaries.
  private static let shortest = 400

  private let text: String
  /// Its letters and digits alone.
  private let letters: [UInt8]

  init?(_ text: String?) {
    guard let text, text.utf8.count >= Self.shortest else { return nil }
    self.text = ArticleRecord.plain(text)
    letters = Self.letters(self.text)
    guard letters.count >= Self.shortest / 2 else { return nil }
  }

  /// The text to take for a page whose blocks were chosen, or nil where the choice stands.
  func better(than blocks: TextBlocks, _ chosen: [Int]) -> String? {
    var known: [Int] = []
    var knownLength = 0
    var length = 0
    for index in chosen {
      let own = Self.letters(blocks.string(index))
      length += own.count
      // Of a word or two it says nothing.
      guard own.count < 12 || holds(own) else { continue }
      known.append(index)
      knownLength += own.count
    }
    // A page that shows less than half of it keeps the rest for its scripts.
    if length * 2 < letters.count { return text }
    // Nearly all of it was found, so what it does not have is not the article's.
    guard knownLength * 20 >= letters.count * 19, length > knownLength else { return nil }
    // Where the page shows several times as much, it is the data that was cut.
    guard knownLength * 5 >= length else { return nil }
    return blocks.joined(known)
  }

  private func holds(_ needle: [UInt8]) -> Bool {
    letters.withUnsafeBufferPointer { $0.holds(needle) }
  }

  private static func letters(_ text: String) -> [UInt8] {
    text.utf8.compactMap { byte in
      switch byte {
      case 65...90: byte | 0x20
      case 48...57, 97...122: byte
      // Quotation marks and dashes have this lead byte; sites change their shape.
      case 0x80...0xFF: byte
      default: nil
      }
    }
  }
}
