/// A newsletter in HTML. Its tables are its layout, and all that can be seen is the letter, but for the lines about the
/// letter itself.
struct LetterPage {
  private let content: [UInt8]
  private let title: String?
  private(set) var text = ""
  private(set) var images: [String] = []
  /// The address of the letter on the web.
  private(set) var online: String?

  private static let mostImages = 50

  /// - Parameters:
  ///   - content: The page in UTF-8.
  ///   - title: The message's subject, which many letters repeat.
  init(_ content: [UInt8], title: String?) {
    self.content = HTMLEncoding.withoutNUL(content)
    self.title = title
  }

  mutating func read() {
    // One that cannot be parsed has no text; another form of the letter may.
    guard let document = try? HTMLParser.document(content, subject: "") else { return }
    let blocks = TextBlocks(document, leavingOut: Self.hidden(in: document))
    var chosen: [Int] = []
    let folded = title.map(BlockChoice.folded)
    for index in blocks.blocks.indices {
      let block = blocks.blocks[index]
      let line = blocks.string(index)
      guard line.unicodeScalars.contains(where: { $0.properties.isAlphabetic || ("0"..."9").contains($0) }) else {
        continue
      }
      if LetterLine.isFurniture(line, isLinked: block.linkLength > 0) { continue }
      if chosen.isEmpty, block.length < 300, let folded, BlockChoice.folded(line) == folded { continue }
      chosen.append(index)
    }
    text = blocks.joined(chosen)
    takeImages(of: document)
    takeOnline(of: document)
  }

  /// What is not shown: the preview that only the list of messages shows, and what is for other programs.
  private static func hidden(in document: HTMLDocument) -> Set<Int> {
    var found: Set<Int> = []
    var end = 0
    for (index, node) in document.nodes.enumerated() where node.tag != .text && index >= end && node.start < node.stop {
      guard isHidden(index, in: document) else { continue }
      found.insert(index)
      end = Int(node.end)
    }
    return found
  }

  private static func isHidden(_ index: Int, in document: HTMLDocument) -> Bool {
    if document.nodes[index].tag == .body || document.nodes[index].tag == .html { return false }
    if document.attribute(.hidden, of: index) != nil { return true }
    if let style = document.attribute(.style, of: index), style.utf8.count < 2_000 {
      let plain = style.lowercased().filter { $0 != " " }
      if PageFurniture.hides(style) || plain.contains("mso-hide:all") || plain.contains("max-height:0")
        || plain.contains("opacity:0;") || plain.hasSuffix("opacity:0")
      {
        return true
      }
    }
    for name in [HTMLAttribute.class, .id] {
      guard let names = document.attribute(name, of: index)?.lowercased(), names.utf8.count < 400 else { continue }
      if names.contains("preheader") || names.contains("preview-text") || names.contains("previewtext") { return true }
    }
    return false
  }

  private mutating func takeImages(of document: HTMLDocument) {
    for index in document.nodes.indices where document.nodes[index].tag == .img {
      guard images.count < Self.mostImages else { return }
      guard let address = document.attribute(.src, of: index), address.hasPrefix("http"),
        !Self.isPixel(index, in: document)
      else { continue }
      images.append(address)
    }
    images = images.unique
  }

  /// A picture that nobody sees and that tells the sender who opened the letter.
  private static func isPixel(_ index: Int, in document: HTMLDocument) -> Bool {
    [HTMLAttribute.width, .height].contains { side in
      guard let value = document.attribute(side, of: index) else { return false }
      return ["0", "1", "0px", "1px", "2"].contains(CleanText.trimmed(value))
    } || document.attribute(.style, of: index).map(PageFurniture.hides) == true
  }

  private mutating func takeOnline(of document: HTMLDocument) {
    for index in document.nodes.indices where document.nodes[index].tag == .a {
      guard let address = document.attribute(.href, of: index), address.hasPrefix("http") else { continue }
      let label = document.plainText(of: index)
      if label.utf8.count <= 120, LetterLine.isOnline(label) {
        online = address
        return
      }
    }
  }
}
