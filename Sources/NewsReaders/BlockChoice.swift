/// Chooses the article's blocks among those of its element.
struct BlockChoice {
  let blocks: TextBlocks
  let document: HTMLDocument
  let element: Int
  private(set) var chosen: [Int] = []

  private enum Mark {
    /// Sentences: text by itself.
    case good
    /// Text where good blocks are on both sides of it.
    case near
    /// A heading: text where good text follows.
    case heading
    case no
  }

  init(blocks: TextBlocks, document: HTMLDocument, element: Int, title: FoldedText?) {
    self.blocks = blocks
    self.document = document
    self.element = element
    let end = Int(document.nodes[element].end)
    let inside = blocks.blocks.indices.filter {
      blocks.blocks[$0].first >= element && blocks.blocks[$0].first < end
    }
    let marks = inside.map { blocks.blocks[$0].isFurniture ? .no : mark($0, title: title) }
    choose(inside, marks)
  }

  private func mark(_ index: Int, title: FoldedText?) -> Mark {
    let block = blocks.blocks[index]
    if block.range.count <= CaptionLine.longest {
      let line = blocks.string(index)
      if BoilerplateLine.matches(line) || (block.kind != .heading && CaptionLine.matches(line)) { return .no }
    }
    if block.length == 1, block.endsSentence { return .no }
    if let title, block.length < 300, FoldedText(blocks.bytes(index)) == title { return .no }
    if StrayData.matches(blocks.bytes(index)) { return .no }
    if block.kind == .heading { return block.linkDensity > 0.5 || block.length > 200 ? .no : .heading }
    if block.linkDensity > 0.6 { return .no }
    switch block.kind {
    case .paragraph, .pre:
      if block.length >= 60 || block.endsSentence { return block.linkDensity > 0.5 ? .near : .good }
      return .near
    case .item:
      if block.length >= 80, block.stops > 0 { return .good }
      return block.linkDensity > 0.3 && block.length < 60 ? .no : .near
    case .cell, .loose:
      if block.length >= 80, block.stops > 0, block.linkDensity < 0.4 { return .good }
      if block.endsSentence, block.length >= 25 { return .good }
      return block.kind == .cell && block.linkDensity < 0.2 ? .near : .no
    case .heading: return .heading
    }
  }

  private mutating func choose(_ inside: [Int], _ marks: [Mark]) {
    guard let first = marks.firstIndex(of: .good), let last = marks.lastIndex(of: .good) else {
      // A page of a few words: what there is.
      chosen = zip(inside, marks).filter { $0.1 == .near }.map(\.0)
      return
    }
    // Headings right above the first paragraph belong to it, unless they are the page's title.
    for place in first...last {
      switch marks[place] {
      case .good, .near: chosen.append(inside[place])
      case .heading:
        let next = marks[(place + 1)...].first { $0 != .no }
        if next == .good || next == .near { chosen.append(inside[place]) }
      case .no: break
      }
    }
    var place = last + 1
    if let list = closingList(inside, marks, behind: last) {
      chosen += inside[(last + 1)..<list]
      place = list
    }
    // A list goes on behind the last sentence.
    while place < inside.count, marks[place] == .near, blocks.blocks[inside[place]].kind == .item,
      blocks.blocks[inside[place - 1]].kind == .item
    {
      chosen.append(inside[place])
      place += 1
    }
  }

  /// The place behind a list that ends the text, perhaps below a heading of its own, in the element of the last sentence.
  private func closingList(_ inside: [Int], _ marks: [Mark], behind last: Int) -> Int? {
    var place = last + 1
    while place < inside.count, place <= last + 2, opensList(inside[place], marks[place]) { place += 1 }
    let start = place
    while place < inside.count, blocks.blocks[inside[place]].kind == .item, marks[place] == .near,
      blocks.blocks[inside[place]].linkLength == 0
    { place += 1 }
    guard place - start >= 2 else { return nil }
    let list = Int(document.nodes[blocks.blocks[inside[start]].element].parent)
    guard list > 0 else { return nil }
    return document.nodes[list].parent == document.nodes[blocks.blocks[inside[last]].element].parent ? place : nil
  }

  private func opensList(_ index: Int, _ mark: Mark) -> Bool {
    mark == .heading || (mark == .near && blocks.blocks[index].kind == .paragraph)
  }

  static func folded(_ text: String) -> [Unicode.Scalar] {
    text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
  }
}
