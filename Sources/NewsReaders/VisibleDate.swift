import NewsModel

/// The date that a page shows its readers: above the article's text, or right below it. Further down are comments and
/// teasers, whose dates are not the article's.
struct VisibleDate {
  private let document: HTMLDocument
  private let main: MainText
  /// The nodes of the page up to the end of the article's text, and a little more.
  private let top: Range<Int>
  private let headline: Int

  init(_ document: HTMLDocument, _ main: MainText) {
    self.document = document
    self.main = main
    let blocks = main.blocks.blocks
    let end = main.chosen.last.map { blocks[$0].last } ?? document.nodes.count - 1
    let element = main.element.map { Int(document.nodes[$0].end) } ?? document.nodes.count
    top = 0..<max(min(document.nodes.count, end + 1), min(element, end + 60, document.nodes.count))
    headline = document.nodes.firstIndex { $0.tag == .h1 } ?? 0
  }

  /// A `<time>`, or what is marked as the day of publication.
  mutating func timeElement() -> PublishedDate? {
    var plain: PublishedDate?
    for index in top {
      let node = document.nodes[index]
      guard node.tag == .time || (node.tag != .text && node.start < node.stop) else { continue }
      let property = document.attribute(.itemprop, of: index)?.lowercased()
      let isMarked = property == "datepublished" || document.attribute(.pubdate, of: index) != nil
      guard node.tag == .time || isMarked, property != "datemodified", !isChange(index) else { continue }
      let value =
        document.attribute(.datetime, of: index) ?? document.attribute(.content, of: index)
        ?? document.plainText(of: index)
      guard let date = HTMLDates.day(value, .time) else { continue }
      if isMarked { return date }
      if plain == nil, !isInTeaser(index) { plain = date }
    }
    return plain
  }

  /// The text of a short element whose class or id speaks of a date.
  mutating func marked() -> PublishedDate? {
    var found: (date: PublishedDate, isBelow: Bool)?
    for index in top {
      let node = document.nodes[index]
      guard node.tag != .text, node.start < node.stop, node.end - Int32(index) < 40, isDated(index), !isChange(index),
        !isInTeaser(index)
      else { continue }
      let title = node.tag == .abbr || node.tag == .span ? document.attribute(.title, of: index) : nil
      let text = document.plainText(of: index)
      guard text.utf8.count <= 160, let date = HTMLDates.day(title, .text) ?? HTMLDates.day(text, .text)
      else { continue }
      // Below the headline is the article's; above it may be today's.
      let isBelow = index > headline
      if found == nil || (isBelow && found?.isBelow == false) { found = (date, isBelow) }
      if isBelow { break }
    }
    return found?.date
  }

  /// A short line with a date in it, nearest to the article: one that holds nothing else before any other.
  mutating func line() -> PublishedDate? {
    let all = TextBlocks(document)
    let first = main.chosen.first.map { main.blocks.blocks[$0].first } ?? document.nodes.count
    var best: (date: PublishedDate, distance: Int)?
    for (index, block) in all.blocks.enumerated() where top.contains(block.first) && block.length <= 90 {
      let text = all.string(index)
      guard text.utf8.contains(where: { (48...57).contains($0) }), !DateLine.isChange(text), !isInTeaser(block.first)
      else { continue }
      let alone = DateLine.date(of: text)
      guard let date = alone ?? (block.endsSentence ? nil : HTMLDates.day(text, .text)), date.precision != .month,
        date.precision != .year
      else { continue }
      // Far above the headline is the page's own day.
      let distance = abs(block.first - first) + (alone == nil ? 50 : 0) + (block.first < headline ? 200 : 0)
      if distance < best?.distance ?? Int.max { best = (date, distance) }
    }
    return best?.date
  }

  // MARK: What elements are

  private func names(_ index: Int) -> String {
    [HTMLAttribute.class, .id].compactMap { document.attribute($0, of: index)?.lowercased() }.joined(separator: " ")
  }

  private func isDated(_ index: Int) -> Bool {
    let names = names(index)
    guard !names.isEmpty, names.utf8.count < 200 else { return false }
    return ["date", "publish", "posted", "time", "submitted", "dateline", "datum", "fecha", "byline", "meta"].contains {
      names.firstRange(of: $0) != nil
    }
  }

  private func isChange(_ index: Int) -> Bool {
    let names = names(index)
    return ["lastupdate", "modified", "date-updated", "updated-date", "dateupdated", "updatetime"].contains {
      names.firstRange(of: $0) != nil
    }
  }

  /// Whether the article's text is in an element; its names then tell of what else is in it.
  private func isAroundText(_ index: Int) -> Bool {
    guard let element = main.element else { return false }
    return index <= element && element < document.nodes[index].end
  }

  /// Whether an element is in furniture that has no part of the article.
  private func isInTeaser(_ index: Int) -> Bool {
    var place = Int(document.nodes[index].parent)
    var steps = 0
    while place >= 0, !isAroundText(place), steps < 40 {
      switch document.nodes[place].tag {
      case .nav, .aside, .footer: return true
      default: break
      }
      let names = names(place)
      if names.utf8.count < 200,
        ["teaser", "related", "sidebar", "widget", "comment"].contains(where: { names.firstRange(of: $0) != nil }),
        !["body", "html"].contains(document.nodes[place].tag.rawValue)
      {
        return true
      }
      place = Int(document.nodes[place].parent)
      steps += 1
    }
    return false
  }
}
