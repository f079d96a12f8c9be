/// Finds what stands between the headline and the article's element: its first paragraph, or the line that sums it up.
///
/// Many templates set it apart, in a header or above the picture.
struct LeadBlocks {
  let blocks: TextBlocks
  let furniture: PageFurniture
  let title: FoldedText?
  let description: FoldedText?

  /// Blocks looked at above the text where no headline is found.
  private static let farthest = 12

  private static let never: NameWords = [.caption, .menu, .foot, .letter, .advert, .overlay, .comment, .related]

  /// The chosen blocks, with those of the lead before them.
  func added(to chosen: [Int]) -> [Int] {
    guard let first = chosen.first else { return chosen }
    let headline = headline(above: first)
    let start = headline.map { $0 + 1 } ?? max(0, first - Self.farthest)
    guard start < first else { return chosen }
    let known = chosen.prefix(4).map { FoldedText(blocks.bytes($0)) }
    let body = blocks.blocks[chosen[chosen.count / 2]].element
    return (start..<first).filter { isLead($0, headline: headline, known: known, body: body) } + chosen
  }

  /// The last block above the text that is the headline; a heading before any other.
  private func headline(above first: Int) -> Int? {
    guard let title, !title.isEmpty else { return nil }
    var found: Int?
    for index in 0...first where blocks.blocks[index].length < 300 {
      let isHeading = blocks.blocks[index].kind == .heading
      if let found, blocks.blocks[found].kind == .heading, !isHeading { continue }
      if FoldedText(blocks.bytes(index)) == title { found = index }
    }
    return found
  }

  private func isLead(_ index: Int, headline: Int?, known: [FoldedText], body: Int) -> Bool {
    let block = blocks.blocks[index]
    guard block.length >= 20, block.linkLength * 3 <= block.length else { return false }
    let text = FoldedText(blocks.bytes(index))
    guard text != title, !known.contains(where: { $0.holds(text) }) else { return false }
    let around = furniture.names(from: block.element, upTo: outer(block.element, body))
    guard !around.isOutside, around.names.isDisjoint(with: Self.never) else { return false }
    if let description, text.beginsLike(description) { return true }
    guard let headline else { return false }
    if block.kind == .heading, block.length >= 40, index - headline <= 3 { return true }
    guard around.names.isDisjoint(with: [.byline, .share]) else { return false }
    if around.names.contains(.lead), block.length >= 25 { return true }
    return block.endsSentence && block.length >= 40
  }

  /// The innermost element that is around both others.
  private func outer(_ element: Int, _ other: Int) -> Int {
    var place = element
    while place >= 0, !(place <= other && other < Int(furniture.document.nodes[place].end)) {
      place = Int(furniture.document.nodes[place].parent)
    }
    return place
  }
}
