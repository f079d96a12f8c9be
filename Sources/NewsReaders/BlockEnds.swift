/// Takes off the chosen blocks what is above the headline, below the article, or there twice.
struct BlockEnds {
  let blocks: TextBlocks
  let document: HTMLDocument
  let title: FoldedText?

  /// Blocks left out in a row behind which another text may begin.
  private static let gap = 4
  /// Characters that stand above a heading of comments; it may be a link at the top as well.
  private static let shortest = 300
  /// What stands above it is at least this part of all. Comments are seldom longer; what is, is a word of the article.
  private static let smallestPart = 0.12
  /// Blocks at the end that may be the site's own lines.
  private static let closing = 4

  func trimmed(_ chosen: [Int]) -> [Int] {
    belowTitle(withoutClosing(withoutRepeats(upToTeasers(upToGap(upToComments(chosen))))))
  }

  private func length(_ chosen: some Sequence<Int>) -> Int {
    chosen.reduce(0) { $0 + blocks.blocks[$1].length }
  }

  /// Ends the text above the heading of the readers' comments. Where the paragraphs go on behind a box of comments, or
  /// a link to them, the box alone is left out.
  private func upToComments(_ chosen: [Int]) -> [Int] {
    guard var index = chosen.first else { return chosen }
    let least = max(Self.shortest, Int(Double(length(chosen)) * Self.smallestPart))
    var kept: [Int] = []
    var length = 0
    var place = 0
    while place < chosen.count {
      let block = blocks.blocks[index]
      if length >= least, block.length < 60,
        CommentsHeading.matches(blocks.bytes(index), isLink: block.linkLength == block.length)
      {
        guard let next = goesOn(behind: index, kept, chosen[place...]) else { return kept }
        place = next
        index = chosen[next]
      }
      if chosen[place] == index {
        kept.append(index)
        length += blocks.blocks[index].length
        place += 1
      }
      index += 1
    }
    return kept
  }

  /// The place among the rest of the chosen where the text goes on in the element of the text before: behind a box, or
  /// right behind a link. Where all stand in one element behind a heading, they are the comments.
  private func goesOn(behind heading: Int, _ before: [Int], _ rest: ArraySlice<Int>) -> Int? {
    let parents = Set(before.map(parent))
    let own = rest.indices.filter { parents.contains(parent(rest[$0])) }
    guard let next = own.first(where: { blocks.blocks[rest[$0]].length >= 60 }),
      next > rest.startIndex || blocks.blocks[heading].linkLength > 0 || blocks.blocks[heading].isFurniture
    else { return nil }
    return length(own.map { rest[$0] }) * 2 > length(rest[next...]) ? next : nil
  }

  private func parent(_ index: Int) -> Int32 {
    document.nodes[blocks.blocks[index].element].parent
  }

  /// Ends the text where, after most of it, several blocks in a row were left out: what follows are teasers.
  private func upToGap(_ chosen: [Int]) -> [Int] {
    let total = length(chosen)
    var length = 0
    for place in chosen.indices {
      if place > 0, endsAtGap(of: chosen[place] - chosen[place - 1], part: Double(length) / Double(max(1, total))),
        !goesOn(chosen[place], behind: chosen[place - 1])
      {
        return Array(chosen[..<place])
      }
      length += blocks.blocks[chosen[place]].length
    }
    return chosen
  }

  /// Whether so many blocks left out in a row are the text's end, behind such a part of all that was chosen. Comments,
  /// rules for comments and the like may be as long as the text; then much stands between.
  private func endsAtGap(of blocks: Int, part: Double) -> Bool {
    return blocks > 40 && part >= 0.4 || blocks > Self.gap && part >= 0.8
  }

  /// Whether a block is a paragraph beside the one before: a box was left out between them.
  private func goesOn(_ index: Int, behind last: Int) -> Bool {
    let block = blocks.blocks[index]
    return block.kind == .paragraph && block.length >= 80 && parent(index) == parent(last)
  }

  /// Ends the text where only summaries of other articles follow, each below its headline, which is a link.
  private func upToTeasers(_ all: [Int]) -> [Int] {
    let chosen = all.filter { blocks.blocks[$0].length > 1 }
    let taken = Set(chosen)
    var place = chosen.count
    while place > 0, isSummary(chosen[place - 1], taken) { place -= 1 }
    guard chosen.count - place >= 3, place > 0 else { return all }
    let text = chosen[..<place]
    let parents = Set(text.map(parent))
    // In the text's own element they are what it lists, or links between paragraphs.
    guard !chosen[place...].contains(where: { parents.contains(parent($0)) && blocks.blocks[$0].kind == .paragraph }),
      length(text) >= Self.shortest
    else { return all }
    return Array(text)
  }

  private func isSummary(_ index: Int, _ taken: Set<Int>) -> Bool {
    let block = blocks.blocks[index]
    if block.kind == .item, block.linkLength >= 4, block.linkLength * 2 < block.length { return true }
    var above = index - 1
    while above >= 0, blocks.blocks[above].length <= 1 { above -= 1 }
    guard above >= 0, !taken.contains(above) else { return false }
    let headline = blocks.blocks[above]
    return headline.linkDensity > 0.6 && headline.length >= 12
  }

  /// Tables and lists may say the same in several rows.
  private func withoutRepeats(_ chosen: [Int]) -> [Int] {
    var seen: Set<ArraySlice<UInt8>> = []
    return chosen.filter {
      let block = blocks.blocks[$0]
      guard block.length > 40, block.kind == .paragraph || block.kind == .loose else { return true }
      return seen.insert(blocks.bytes($0)).inserted
    }
  }

  private func withoutClosing(_ chosen: [Int]) -> [Int] {
    guard chosen.count > Self.closing else { return chosen }
    let last = chosen.suffix(Self.closing).filter {
      blocks.blocks[$0].length > 320
        || !(BoilerplateLine.closes(blocks.string($0)) || ContactLine.matches(blocks.bytes($0)))
    }
    return chosen.dropLast(Self.closing) + last
  }

  /// What little stands above the headline is not the article's.
  private func belowTitle(_ chosen: [Int]) -> [Int] {
    guard let title, !title.isEmpty, let first = chosen.first, let last = chosen.last else { return chosen }
    let most = length(chosen) / 5
    var length = 0
    var place = 0
    var headline: Int?
    for index in first...last where length <= most {
      let block = blocks.blocks[index]
      if block.kind == .heading, block.length < 300, FoldedText(blocks.bytes(index)) == title { headline = index }
      if chosen[place] == index {
        length += block.length
        place += 1
      }
    }
    guard let headline else { return chosen }
    return chosen.filter { $0 > headline }
  }
}
