import NewsModel

/// The text inside of an item of NewsML: NITF, XHTML, or plain.
struct NewsMLText {
  private(set) var body = ""
  private(set) var title: String?
  private(set) var authors: [String] = []
  private(set) var language: String?
  private(set) var images: [String] = []

  private let document: XMLDocument

  /// - Parameters:
  ///   - contents: The elements around the same text in one form or several; the first that has one is taken.
  ///   - headline: As the item states it: the text does not repeat it.
  init(_ document: XMLDocument, contents: [Int], headline: String?) {
    self.document = document
    for content in contents where body.isEmpty {
      if let nitf = document.element(content, "nitf") {
        take(NITFArticle(document, nitf))
      } else if document.hasElements(content) {
        takeXHTML(content, headline)
      } else if document.attribute("encoding", of: content) == nil {
        let text = MarkupText(guessing: document.text(of: content))
        (body, images) = (text.text, text.images)
      }
      language = language ?? document.attribute("lang", .xml, of: content)
    }
  }

  private mutating func take(_ nitf: NITFArticle) {
    body = nitf.body
    title = nitf.title
    authors = nitf.authors
    language = nitf.language
    images = nitf.images
  }

  private mutating func takeXHTML(_ content: Int, _ headline: String?) {
    title =
      document.line(of: document.elements(anywhereIn: content, "h1").first)
      ?? document.line(of: document.elements(anywhereIn: content, "title").first)
    authors = bylines(content).flatMap(AuthorNames.people).unique
    images = document.pictures(in: content)
    var markedEnd = content
    let marked = (content..<Int(document.nodes[content].end)).filter { place in
      guard place >= markedEnd, property(place, "articleBody") else { return false }
      markedEnd = Int(document.nodes[place].end)
      return true
    }
    if !marked.isEmpty {
      body = marked.map { document.paragraphs(of: $0) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
    if body.isEmpty { body = document.paragraphs(of: content, leavingOut: furniture(content, headline ?? title)) }
  }

  /// What the page form of a text adds to it: the headline again, the lists and times of its header, pictures.
  private func furniture(_ content: Int, _ headline: String?) -> Set<Int> {
    var found: Set<Int> = []
    var headerEnd = content
    let wanted = headline.map(Self.letters)
    for place in content + 1..<Int(document.nodes[content].end) where !document.nodes[place].isText {
      let name = document.name(of: place).local.lowercased()
      switch name {
      case "header": headerEnd = Int(document.nodes[place].end)
      case "figure": found.insert(place)
      case "h1", "h2", "h3", "h4":
        let isHeadline = document.isSmall(place) && Self.letters(document.text(of: place)) == wanted
        if place < headerEnd || isHeadline { found.insert(place) }
      case "ul", "ol", "time", "nav": if place < headerEnd { found.insert(place) }
      default: break
      }
    }
    return found
  }

  private func bylines(_ content: Int) -> [String] {
    var lines: [String] = []
    for place in content + 1..<Int(document.nodes[content].end)
    where !document.nodes[place].isText && document.isSmall(place) {
      let classes = document.attribute("class", of: place)?.lowercased().split(separator: " ") ?? []
      guard classes.contains("byline") || property(place, "author") else { continue }
      if let line = document.line(of: place) { lines.append(line) }
    }
    return lines
  }

  private func property(_ index: Int, _ name: String) -> Bool {
    guard !document.nodes[index].isText else { return false }
    return document.attribute("itemprop", of: index)?.split(separator: " ").contains { $0 == name } ?? false
  }

  private static func letters(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
