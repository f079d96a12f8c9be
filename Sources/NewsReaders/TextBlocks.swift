/// The text of a page cut into blocks: what stands between the edges of paragraphs, cells, headings and the like.
struct TextBlocks {
  struct Block {
    /// The innermost block element around it.
    var element: Int
    /// Its range in `text`.
    var range: Range<Int>
    /// Characters but white space; a letter of a script without spaces counts as three.
    var length = 0
    /// Characters of these in links.
    var linkLength = 0
    /// Commas and full stops of any script, which menus do not have.
    var stops = 0
    /// Whether it ends as a sentence does.
    var endsSentence = false
    /// Whether a paragraph or something like one is around it.
    var kind: Kind
    /// Whether it stands in furniture.
    var isFurniture = false
    /// The nodes it was made of.
    var first: Int
    var last: Int

    var linkDensity: Double { length == 0 ? 0 : Double(linkLength) / Double(length) }
  }

  enum Kind { case paragraph, heading, item, cell, pre, loose }

  private let document: HTMLDocument
  /// The blocks' bytes, one block after the other.
  private(set) var text: [UInt8] = []
  private(set) var blocks: [Block] = []

  /// - Parameter furniture: Elements of furniture, none in another. Blocks in them are marked so; what they are
  ///   within a line of text is passed over.
  init(_ document: HTMLDocument, furniture: Set<Int> = []) {
    self.document = document
    text.reserveCapacity(document.text.count / 2)
    collect(furniture)
  }

  /// The blocks outside of some elements.
  init(_ document: HTMLDocument, leavingOut elements: Set<Int>) {
    self.init(document, furniture: elements)
    blocks.removeAll(where: \.isFurniture)
  }

  /// The text of one block.
  func string(_ index: Int) -> String {
    String(decoding: text[blocks[index].range], as: UTF8.self)
  }

  /// The bytes of one block.
  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    text[blocks[index].range]
  }

  /// All blocks as a text.
  var joined: String { joined(Array(blocks.indices)) }

  /// Blocks as a text: an empty line between paragraphs, none between the items of a list and the rows of a table.
  func joined(_ chosen: [Int]) -> String {
    var bytes: [UInt8] = []
    var before: Int?
    for index in chosen {
      if let before {
        let isTight = blocks[index].kind == .item && blocks[before].kind == .item && index == before + 1
        let isRow = blocks[index].kind == .cell && blocks[before].kind == .cell && sameRow(before, index)
        bytes.append(contentsOf: isRow ? [0x20] : isTight ? [0x0A] : [0x0A, 0x0A])
      }
      bytes.append(contentsOf: text[blocks[index].range])
      before = index
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether blocks are cells side by side. In tables for layout one cell holds many paragraphs.
  private func sameRow(_ a: Int, _ b: Int) -> Bool {
    blocks[a].element != blocks[b].element
      && document.nodes[blocks[a].element].parent == document.nodes[blocks[b].element].parent
  }

  // MARK: Collecting

  private mutating func collect(_ furniture: Set<Int>) {
    var open: [Int] = []
    var current: Block?
    var gap = false
    var breaks = 0
    var linkEnd = 0
    var preEnd = 0
    var furnitureEnd = 0
    var index = 0
    let nodes = document.nodes
    while index < nodes.count {
      while let last = open.last, Int(nodes[last].end) <= index {
        open.removeLast()
        close(&current)
      }
      if index >= furnitureEnd, current?.isFurniture == true { close(&current) }
      let node = nodes[index]
      let isFurniture = node.tag != .text && furniture.contains(index)
      if node.tag.isNoText || (isFurniture && !node.tag.isBlock && current != nil) {
        if node.tag.isBlock { close(&current) }
        index = Int(node.end)
        continue
      }
      if isFurniture { furnitureEnd = max(furnitureEnd, Int(node.end)) }
      switch node.tag {
      case .text:
        if current == nil {
          current = Block(
            element: open.last ?? 0, range: text.count..<text.count, kind: kind(open.last, nodes),
            isFurniture: index < furnitureEnd, first: index, last: index)
          gap = false
        }
        append(node, to: &current, &gap, isLink: index < linkEnd, isPre: index < preEnd)
        if current?.range.isEmpty == false { breaks = 0 }
        current?.last = index
      case .br:
        breaks += 1
        if breaks > 1 { close(&current) } else { newline(&current, &gap) }
      case .a:
        linkEnd = max(linkEnd, Int(node.end))
      default:
        guard node.tag.isBlock else { break }
        close(&current)
        breaks = 0
        if node.tag == .pre { preEnd = Int(node.end) }
        if node.end > index + 1 { open.append(index) }
      }
      index += 1
    }
    close(&current)
  }

  private func kind(_ element: Int?, _ nodes: [HTMLDocument.Node]) -> Kind {
    guard let element else { return .loose }
    switch nodes[element].tag {
    case .p, .blockquote: break
    case .h1, .h2, .h3, .h4, .h5, .h6: return .heading
    case .li, .dt, .dd: return .item
    case .td, .th: return .cell
    case .pre: return .pre
    default: return .loose
    }
    // A paragraph that fills an item or a cell is that.
    let parent = Int(nodes[element].parent)
    return parent >= 0 && [.li, .dd].contains(nodes[parent].tag) ? .item : .paragraph
  }

  private mutating func append(
    _ node: HTMLDocument.Node, to current: inout Block?, _ gap: inout Bool, isLink: Bool, isPre: Bool
  ) {
    guard var block = current else { return }
    let bytes = document.text[Int(node.start)..<Int(node.stop)]
    if isPre { return current = appendedPre(bytes, block) }
    var counted = 0
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place]
      if byte <= 0x20 {
        gap = true
        place += 1
        continue
      }
      if byte == 0xC2, place + 1 < bytes.endIndex, bytes[place + 1] == 0xA0 {
        gap = true
        place += 2
        continue
      }
      if gap, text.count > block.range.lowerBound, text.last != 0x0A { text.append(0x20) }
      gap = false
      text.append(byte)
      place += 1
      if byte & 0xC0 != 0x80 { counted += byte >= 0xE3 && byte < 0xF0 ? 3 : 1 }
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") { block.stops += 1 }
      // 、 。 and ， share their lead bytes with other marks, which is near enough.
      if byte == 0xE3 || byte == 0xEF, place < bytes.endIndex, bytes[place] == 0x80 || bytes[place] == 0xBC {
        block.stops += 1
      }
    }
    block.length += counted
    if isLink { block.linkLength += counted }
    block.range = block.range.lowerBound..<text.count
    current = block
  }

  /// Code and poems keep their lines.
  private mutating func appendedPre(_ bytes: ArraySlice<UInt8>, _ block: Block) -> Block {
    var block = block
    text.append(contentsOf: bytes)
    block.length += bytes.count { $0 > 0x20 && $0 & 0xC0 != 0x80 }
    block.stops += bytes.count { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    block.range = block.range.lowerBound..<text.count
    return block
  }

  private mutating func newline(_ current: inout Block?, _ gap: inout Bool) {
    guard let block = current, text.count > block.range.lowerBound else { return }
    if text.last != 0x0A { text.append(0x0A) }
    gap = false
    current?.range = block.range.lowerBound..<text.count
  }

  private mutating func close(_ current: inout Block?) {
    guard var block = current else { return }
    current = nil
    var end = block.range.upperBound
    while end > block.range.lowerBound, text[end - 1] <= 0x20 { end -= 1 }
    text.removeSubrange(end..<text.count)
    guard end > block.range.lowerBound, block.length > 0 else { return }
    block.range = block.range.lowerBound..<end
    block.endsSentence = Self.endsSentence(text[block.range])
    blocks.append(block)
  }

  /// Whether the last characters, brackets and quotation marks aside, end a sentence.
  private static func endsSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
    for scalar in String(decoding: bytes.suffix(16), as: UTF8.self).unicodeScalars.reversed() {
      switch scalar {
      case "\"", "'", "”", "’", "»", "“", ")", "]", "」", "』", " ", "\n": continue
      case ".", "!", "?", ":", "…", "。", "！", "？", "।", "؟": return true
      default: return false
      }
    }
    return false
  }
}
