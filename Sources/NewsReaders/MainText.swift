/// Finds an article's own text on a page.
///
/// Every block of text gets a worth: what looks like sentences adds, what looks like a menu takes away. The element
/// whose blocks are worth most in sum is the article: one further out takes in menus, one further in leaves out
/// paragraphs. In it, the blocks are chosen one by one.
struct MainText {
  let document: HTMLDocument
  let blocks: TextBlocks
  /// The blocks of the article, in their order.
  private(set) var chosen: [Int] = []
  /// The element that holds them, or nil where the page has no text.
  private(set) var element: Int?

  /// - Parameters:
  ///   - title: The headline, by which the text's beginning is known.
  ///   - description: What the page's head says the article is about: often its first paragraph.
  init(_ document: HTMLDocument, title: String?, description: String? = nil) {
    self.document = document
    let furniture = PageFurniture(document: document, names: ElementNames(document))
    blocks = TextBlocks(document, furniture: furniture.elements())
    element = bestElement(furniture)
    guard let element else { return }
    let title = title.map(FoldedText.init)
    let body = BlockChoice(blocks: blocks, document: document, element: element, title: title).chosen
    let lead = LeadBlocks(
      blocks: blocks, furniture: furniture, title: title, description: description.map(FoldedText.init))
    chosen = BlockEnds(blocks: blocks, document: document, title: title).trimmed(lead.added(to: body))
  }

  var text: String { blocks.joined(chosen) }

  /// The blocks in the article's element that are not of its text, joined.
  var leftOut: String {
    guard let element else { return "" }
    let end = Int(document.nodes[element].end)
    let taken = Set(chosen)
    return blocks.joined(
      blocks.blocks.indices.filter {
        !taken.contains($0) && blocks.blocks[$0].first >= element && blocks.blocks[$0].first < end
      })
  }

  // MARK: The article's element

  /// How much a block speaks for, or against, being among the article's text.
  static func worth(_ block: TextBlocks.Block) -> Double {
    if block.isFurniture { return 0 }
    let length = Double(min(block.length, 700))
    if block.kind == .heading { return block.linkDensity > 0.5 ? -15 : 0 }
    if block.linkDensity > 0.5 { return -20 - length / 3 }
    if block.length >= 80, block.stops > 0 { return length * (1 - block.linkDensity) }
    if block.length >= 30, block.endsSentence { return length * (1 - block.linkDensity) }
    if block.kind == .paragraph, block.length >= 40 { return length / 4 }
    return block.kind == .item ? -12 : -8
  }

  private func bestElement(_ furniture: PageFurniture) -> Int? {
    guard blocks.blocks.contains(where: { !$0.isFurniture }) else { return nil }
    var sums: [Double] = [0]
    for block in blocks.blocks { sums.append(sums.last! + Self.worth(block)) }
    let firsts = blocks.blocks.map(\.first)
    var best: (element: Int, worth: Double)?
    for (index, node) in document.nodes.enumerated() where node.tag.isBlock || node.tag == .other {
      let start = lowerBound(firsts, index)
      let end = lowerBound(firsts, Int(node.end))
      guard end > start else { continue }
      var worth = sums[end] - sums[start]
      guard worth > 0 else { continue }
      if node.tag == .article { worth *= 1.15 }
      if node.tag == .main { worth *= 1.05 }
      if furniture.isArticleText(index) { worth *= 1.3 }
      // Of elements around the very same blocks the innermost is the one.
      if worth >= best?.worth ?? 0 { best = (index, worth) }
    }
    // A page of a few words, none of them in a sentence of any length: all that is there.
    return best?.element ?? 0
  }

  /// The first place whose value is not below another.
  private func lowerBound(_ values: [Int], _ value: Int) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
