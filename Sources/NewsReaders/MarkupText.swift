/// A text out of a feed or a record that may be HTML, with the pictures in it.
struct MarkupText {
  private static let mostImages = 50

  private(set) var text: String
  private(set) var images: [String] = []

  /// Some editors leave it to their site to make paragraphs of empty lines: HTML with such lines and without any
  /// paragraph of its own gets them here.
  private static func withParagraphs(_ html: String) -> String {
    guard html.firstRange(of: "\n\n") != nil || html.firstRange(of: "\r\n\r\n") != nil else { return html }
    let lower = html.lowercased()
    let blocks = ["<p>", "<p ", "<br", "<div", "<li", "<td", "<section", "<article", "<pre"]
    guard !blocks.contains(where: { lower.firstRange(of: $0) != nil }) else { return html }
    return html.split(separator: "\n", omittingEmptySubsequences: false).map { $0 == "" || $0 == "\r" ? "<p>" : $0 }
      .joined(separator: "\n")
  }

  init(text: String, images: [String]) {
    self.text = text
    self.images = images
  }

  /// What is known to be HTML.
  init(html: String) {
    let document = HTMLFragment.document(Self.withParagraphs(html))
    guard let document else {
      text = html
      return
    }
    let captions = document.nodes.indices.filter { document.nodes[$0].tag == .figcaption }
    text = TextBlocks(document, leavingOut: Set(captions)).joined
    // Of a picture alone the caption is the text.
    if text.isEmpty, !captions.isEmpty { text = TextBlocks(document).joined }
    for (index, node) in document.nodes.enumerated() where node.tag == .img {
      guard let address = document.attribute(.dataSource, of: index) ?? document.attribute(.src, of: index),
        !address.hasPrefix("data:")
      else { continue }
      images.append(address)
      if images.count == Self.mostImages { break }
    }
  }

  /// What is HTML or plain text: tags or entities tell.
  init(guessing text: String) {
    if HTMLFragment.looksLikeMarkup(text) {
      self.init(html: text)
    } else {
      // Entities alone leave the lines as they are.
      let hasEntity = HTMLFragment.hasEntity(text)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let plain =
        hasEntity
        ? lines.map { HTMLFragment.hasEntity($0) ? HTMLFragment.text(of: $0) : $0 }.joined(separator: "\n") : text
      self.init(text: ArticleRecord.plain(plain), images: [])
    }
  }

  /// A headline or name without markup and entities; nil where nothing is left.
  static func line(_ text: String?) -> String? {
    guard let text else { return nil }
    let isMarkup = HTMLFragment.looksLikeMarkup(text) || HTMLFragment.hasEntity(text)
    return CleanText.line(isMarkup ? HTMLFragment.text(of: text) : text)
  }
}
