/// Parts of an XML file that are written in HTML's elements or like them.
extension XMLDocument {
  /// The elements of NITF that are other ones of HTML.
  private static let ofNITF: [String: HTMLTag] = [
    "body.content": .div, "block": .div, "bq": .blockquote, "hl1": .h2, "hl2": .h3, "media": .figure,
    "media-caption": .figcaption, "note": .div, "fn": .p, "lede": .p, "abstract": .div, "tagline": .p,
    "body.head": .div, "hedline": .div, "body.end": .div, "credit": .p, "custom-table": .div, "para": .p,
    "paragraph": .p, "keyword": .other, "nitf-table": .div,
  ]

  /// An element as HTML; a node's index there is its index here less the element's.
  func html(of index: Int) -> HTMLDocument {
    var html = HTMLDocument()
    let first = Int32(index)
    let end = nodes[index].end
    html.nodes.reserveCapacity(Int(end) - index)
    var tags = [HTMLTag?](repeating: nil, count: names.count)
    for place in index..<Int(end) {
      let node = nodes[place]
      var copy = HTMLDocument.Node(
        tag: .text, parent: place == index ? -1 : node.parent - first, end: node.end - first, start: 0, stop: 0)
      if node.isText {
        copy.start = Int32(html.text.count)
        html.text.append(contentsOf: text[Int(node.start)..<Int(node.stop)])
        copy.stop = Int32(html.text.count)
      } else {
        let name = Int(node.name)
        let tag = tags[name] ?? tag(of: names[name])
        tags[name] = tag
        copy.tag = place == index ? .div : tag
      }
      html.nodes.append(copy)
    }
    return html
  }

  private func tag(of name: XMLName) -> HTMLTag {
    let local = name.local.lowercased()
    if let tag = Self.ofNITF[local] { return tag }
    guard let tag = HTMLTag(rawValue: local), tag != .text, tag != .other else { return .other }
    return tag
  }

  /// The text of an element written in HTML, paragraphs apart by an empty line.
  /// - Parameter leavingOut: Indices of elements whose text is none of it.
  func paragraphs(of index: Int, leavingOut: Set<Int> = []) -> String {
    let blocks = TextBlocks(html(of: index), leavingOut: Set(leavingOut.map { $0 - index }))
    return Self.withoutEmbeds(blocks.joined)
  }

  /// The text without paragraphs that are markup once more: the code of maps and players.
  private static func withoutEmbeds(_ text: String) -> String {
    guard HTMLFragment.looksLikeMarkup(text) else { return text }
    var paragraphs: [String] = []
    for paragraph in text.split(separator: "\n\n").map(String.init) {
      let isCode = paragraph.hasPrefix("<") && HTMLFragment.looksLikeMarkup(paragraph)
      let kept = isCode ? HTMLFragment.text(of: paragraph) : paragraph
      if !kept.isEmpty { paragraphs.append(kept) }
    }
    return paragraphs.joined(separator: "\n\n")
  }

  /// The text of an element written in HTML, with its pictures.
  func markup(of index: Int) -> MarkupText {
    MarkupText(text: paragraphs(of: index), images: pictures(in: index))
  }

  /// All text in an element, with a space where an element begins or ends.
  /// - Parameter breakingLines: Whether a `br` ends a line; the file's own line ends never do.
  func spacedText(of index: Int, leavingOut: Set<Int> = [], breakingLines: Bool = false) -> String {
    var bytes: [UInt8] = []
    var place = index + 1
    while place < Int(nodes[index].end) {
      let node = nodes[place]
      if leavingOut.contains(place) {
        place = Int(node.end)
        continue
      }
      if node.isText {
        // Marks belong to the word before them.
        if let first = text[Int(node.start)..<Int(node.stop)].first,
          first == UInt8(ascii: ",") || first == UInt8(ascii: "."),
          bytes.last == 0x20
        {
          bytes.removeLast()
        }
        bytes.append(contentsOf: text[Int(node.start)..<Int(node.stop)].lazy.map { $0 <= 0x20 ? 0x20 : $0 })
      }
      let isBreak = breakingLines && !node.isText && names[Int(node.name)].local == "br"
      bytes.append(isBreak ? 0x0A : 0x20)
      place += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether an element has others in it.
  func hasElements(_ index: Int) -> Bool {
    (index + 1..<Int(nodes[index].end)).contains { !nodes[$0].isText }
  }

  /// The addresses of the pictures in an element written in HTML.
  func pictures(in index: Int) -> [String] {
    (index..<Int(nodes[index].end)).compactMap { place in
      guard !nodes[place].isText, names[Int(nodes[place].name)].local.lowercased() == "img" else { return nil }
      return attribute("src", of: place)
    }
  }
}
