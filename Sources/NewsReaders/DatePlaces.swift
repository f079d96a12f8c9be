/// Where on a page a date stands: what the elements around it say, and how far the headline and the text are.
struct DatePlaces {
  struct Traits: OptionSet {
    let rawValue: Int
    static let time = Traits(rawValue: 1)
    /// A class or id that speaks of dates.
    static let dated = Traits(rawValue: 2)
    static let published = Traits(rawValue: 4)
    static let changed = Traits(rawValue: 8)
    static let link = Traits(rawValue: 16)
    /// Marked as the day of publication with schema.org's word.
    static let schema = Traits(rawValue: 32)
  }

  private let document: HTMLDocument
  /// The nodes of the page up to the end of the article's text, and a little more.
  let range: Range<Int>
  /// The nodes below these.
  var rest: Range<Int> { range.upperBound..<document.nodes.count }
  private let headline: Int
  private let text: ClosedRange<Int>
  /// The last node of the text's first paragraphs.
  private let beginning: Int
  private let element: Int?
  /// Whether the article's text is in a widget itself, as in pages made with a page builder, where everything is in one.
  private var isMadeOfWidgets = false

  init(_ document: HTMLDocument, _ main: MainText) {
    self.document = document
    element = main.element
    let blocks = main.blocks.blocks
    let first = main.chosen.first.map { blocks[$0].first } ?? 0
    let last = max(first, main.chosen.last.map { blocks[$0].last } ?? document.nodes.count - 1)
    text = first...last
    beginning = main.chosen.prefix(3).last.map { blocks[$0].last } ?? first + 6
    var headline: Int?
    for index in document.nodes.indices where document.nodes[index].tag == .h1 {
      if headline == nil || index <= first { headline = index }
      if index > first { break }
    }
    self.headline = headline ?? first
    let start = document.nodes.firstIndex { $0.tag == .body } ?? 0
    let end = element.map { Int(document.nodes[$0].end) } ?? document.nodes.count
    range = start..<max(start, min(document.nodes.count, max(last + 1, min(end, last + 200)) + 60))
    // A page of white space has no nodes at all.
    var place = min(first, document.nodes.count - 1)
    while place >= 0, !isMadeOfWidgets {
      isMadeOfWidgets = names(place).firstRange(of: "widget") != nil
      place = Int(document.nodes[place].parent)
    }
  }

  /// How near a node is to the headline and the text.
  func score(_ index: Int) -> Int {
    if index > text.upperBound { return -15 - min(40, (index - text.upperBound) / 8) }
    if index > max(text.lowerBound, headline) + 12 { return -10 - min(30, (index - text.lowerBound) / 30) }
    if index >= headline { return 30 - min(20, (index - headline) / 20) }
    // Right above the headline stands its section and day, far above it the page's own day.
    let distance = min(headline, text.lowerBound) - index
    return distance <= 16 ? 15 : -min(50, distance / 4)
  }

  /// Whether a node is in the first paragraphs of the text.
  func isTextBeginning(_ index: Int) -> Bool {
    index >= text.lowerBound - 2 && index <= beginning
  }

  /// Whether a node stands above headline and text, by more than so many nodes.
  func isAbove(_ index: Int, by distance: Int = 0) -> Bool {
    index < min(headline, text.lowerBound) - distance
  }

  // MARK: What elements are

  func names(_ index: Int) -> String {
    let names = [HTMLAttribute.class, .id].compactMap { document.attribute($0, of: index) }.joined(separator: " ")
    return names.utf8.count < 200 ? names.lowercased() : ""
  }

  /// What the node and the two elements around it say of a date in them.
  func traits(_ index: Int) -> Traits {
    var traits: Traits = []
    var place = index
    var steps = 0
    while place >= 0, steps < 5 {
      let node = document.nodes[place]
      if node.tag == .a { traits.insert(.link) }
      if node.tag == .time, steps < 3 { traits.insert(.time) }
      if node.tag != .text, node.start < node.stop, steps < 3 || node.end - Int32(place) < 12 {
        insert(place, into: &traits)
      }
      place = Int(node.parent)
      steps += 1
    }
    return traits
  }

  private func insert(_ place: Int, into traits: inout Traits) {
    if document.attribute(.pubdate, of: place) != nil { traits.insert(.published) }
    if let property = document.attribute(.itemprop, of: place)?.lowercased() {
      if property == "datepublished" { traits.insert([.published, .schema]) }
      if property == "datemodified" { traits.insert(.changed) }
    }
    let names = names(place)
    guard !names.isEmpty else { return }
    // `updated` by itself is a word of the hAtom format, which many put on the one date they show.
    let isFormat =
      names.hasSuffix(" updated") || names.hasPrefix("updated ") || names.firstRange(of: " updated ") != nil
    if isFormat, ["date ", " date", "-date"].contains(where: { names.firstRange(of: $0) != nil }) {
      traits.insert(.dated)
    } else if Self.changed.contains(where: { names.firstRange(of: $0) != nil }) {
      traits.insert(.changed)
      if names.firstRange(of: "entry-date") != nil || names.firstRange(of: "post-date") != nil { traits.insert(.dated) }
    } else if Self.published.contains(where: { names.firstRange(of: $0) != nil }) {
      traits.insert([.published, .dated])
    } else if Self.dated.contains(where: { names.firstRange(of: $0) != nil }) {
      traits.insert(.dated)
    }
  }

  private static let dated = [
    "date", "time", "posted", "submitted", "datum", "fecha", "data", "byline", "meta", "info", "details", "subline",
    "calendar", "clock", "parution", "tarih", "credit",
  ]
  private static let published = ["publish", "pubdate", "pub-date", "pub_date", "publication", "pubtime"]
  private static let changed = ["updat", "modif", "lastmod", "revised"]

  /// Whether the article's text is in an element, or its headline; its names then tell of what else is in it.
  private func isAroundText(_ index: Int) -> Bool {
    let end = document.nodes[index].end
    return index <= text.lowerBound && text.lowerBound < end || index <= headline && headline < end
  }

  /// Whether a node stands right below the headline, before the text.
  func isBelowHeadline(_ index: Int) -> Bool {
    index > headline && index < min(text.lowerBound, headline + 60)
  }

  /// Furniture with dates of its own.
  enum Furniture {
    case none
    /// Boxes beside the text, which may hold what belongs to the article too.
    case box
    /// Comments, teasers and menus, whose dates are never the article's.
    case other
  }

  /// What kind of furniture a node is in that has no part of the article's text.
  func furniture(_ index: Int) -> Furniture {
    var found = Furniture.none
    var place = Int(document.nodes[index].parent)
    var steps = 0
    while place >= 0, !isAroundText(place), steps < 40 {
      let node = document.nodes[place]
      switch node.tag {
      case .nav, .select, .option, .blockquote: return .other
      // An article beside the article's text is another one's teaser.
      case .article, .aside: if found == .none { found = .box }
      default: break
      }
      if node.start < node.stop {
        let names = names(place)
        if Self.others.contains(where: { names.firstRange(of: $0) != nil }) {
          found = isBelowHeadline(index) ? .box : .other
        }
        if found == .none, isBox(names) { found = .box }
        // What the names in an article's own line of date and author say is about that line's parts.
        if Self.heads.contains(where: { names.firstRange(of: $0) != nil }) { found = .none }
      }
      place = Int(node.parent)
      steps += 1
    }
    return found
  }

  /// Whether a node is in a box of the very article that the text is in: `<article><h1>…</h1><aside>12 February 2025…`.
  func isInArticle(_ index: Int) -> Bool {
    var place = Int(document.nodes[index].parent)
    while place >= 0 {
      if document.nodes[place].tag == .article { return isAroundText(place) }
      place = Int(document.nodes[place].parent)
    }
    return false
  }

  private static let others = [
    "teaser", "related", "comment", "recommend", "mostread", "most-read", "popular", "trending", "disqus", "archive",
    "upcoming", "headlines", "latest", "more-stories", "recirc", "carousel", "slider", "kommentar", "ticker",
    "wm-ipp",
  ]
  /// The names of the line below a headline.
  private static let heads = ["entry-meta", "post-meta", "article-meta", "entry-header", "article-header", "byline"]

  private func isBox(_ names: String) -> Bool {
    Self.boxes.contains { names.firstRange(of: $0) != nil && !($0 == "widget" && isMadeOfWidgets) }
  }

  private static let boxes = ["sidebar", "widget", "newsletter", "promo", "copyright"]

  /// Whether a node is in what shows nothing.
  func isSilent(_ index: Int) -> Bool {
    var place = Int(document.nodes[index].parent)
    var steps = 0
    while place >= 0, steps < 4 {
      switch document.nodes[place].tag {
      case .script, .style, .noscript, .template, .select, .option, .textarea, .svg, .head: return true
      default: break
      }
      place = Int(document.nodes[place].parent)
      steps += 1
    }
    return false
  }

  /// The text right before a node, where it is short and near: `<b>Published:</b> <time>…`.
  func textBefore(_ index: Int) -> String? {
    var place = index - 1
    while place > 0, place > index - 8 {
      let node = document.nodes[place]
      if node.tag == .text {
        let text = CleanText.line(String(decoding: document.text[Int(node.start)..<Int(node.stop)], as: UTF8.self))
        if let text { return text.utf8.count <= 60 ? text : nil }
      }
      place -= 1
    }
    return nil
  }

  /// Whether a node is part of running text: a date in a sentence, or a link in it.
  func isInParagraph(_ index: Int) -> Bool {
    var place = index
    while place >= 0, !document.nodes[place].tag.isBlock { place = Int(document.nodes[place].parent) }
    guard place >= 0 else { return false }
    let block = place
    var length = 0
    place = index
    while place > block, !isBreak(place) {
      length += textLength(place)
      place -= 1
    }
    place = index + 1
    while place < document.nodes[block].end, !isBreak(place), length <= 220 {
      length += textLength(place)
      place += 1
    }
    return length > 220
  }

  private func isBreak(_ index: Int) -> Bool {
    document.nodes[index].tag.isBlock || document.nodes[index].tag == .br
  }

  private func textLength(_ index: Int) -> Int {
    document.nodes[index].tag == .text ? Int(document.nodes[index].stop - document.nodes[index].start) : 0
  }
}
