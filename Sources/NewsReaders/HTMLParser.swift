import NewsModel

/// Parses HTML with libxml2.
///
/// Its parser is used without its tree (SAX): that builds the flat document in one pass, and a depth that libxml2's tree
/// would stop at (256 elements, which pages with tags left open do reach) is read.
enum HTMLParser {
  /// Nodes that a page may have; real ones stay below a hundred thousand, and each takes up to a hundred bytes on its way
  /// to an article.
  static let mostNodes = 1_000_000

  /// - Parameter content: The page in UTF-8.
  static func document(_ content: [UInt8], subject: String) throws(Failure) -> HTMLDocument {
    guard content.count < Int32.max else {
      throw Failure(.tooLarge, subject: subject, cause: "is larger than 2 GB", remedy: "deliver it in parts")
    }
    guard !HTMLTagScan.hasEndlessTag(content) else {
      throw Failure(
        .tooLarge, subject: subject, cause: "has a tag with more than \(HTMLTagScan.mostAttributes) attributes",
        remedy: "keep the file out of the inbox; no news page is built like this")
    }
    let builder = HTMLBuilder()
    builder.document.text.reserveCapacity(content.count / 2)
    guard Libxml2.readHTML(content, builder) else {
      throw Failure(
        .notHTML, subject: subject, cause: "cannot be parsed: no memory", remedy: "free memory and try again")
    }
    if let failure = builder.failure(subject) { throw failure }
    builder.finish()
    return builder.document
  }
}

/// Takes the parser's events. Used by one parse on one thread.
private final class HTMLBuilder: MarkupEvents {
  var document = HTMLDocument()
  /// Why the page is not read to its end.
  enum End { case depth, size, time }
  private(set) var end: End? {
    didSet { mustStop = end != nil }
  }
  /// libxml2 looks through all open elements for each end tag that matches none, so that the depth is also what a
  /// hostile page's time grows with.
  private let allowance = Allowance.current
  private var nextLook = 1_024
  /// The open elements, as libxml2 counts them; a void one stands for the element around it.
  private var open: [Int32] = []
  /// The script or style that is open: their content, but for JSON, is not kept, as it is most of a page's bytes.
  private var silent: Int32?

  override func start(_ name: UnsafePointer<UInt8>, _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
    let tag = HTMLTag(name: name)
    let parent = open.last ?? -1
    let first = Int32(document.attributes.count)
    var isData = false
    if let values {
      var place = 0
      while let name = values[place] {
        if let attribute = HTMLAttribute(name: name) {
          let start = Int32(document.text.count)
          if let value = values[place + 1] {
            let bytes = UnsafeBufferPointer(start: value, count: utf8Length(value))
            document.text.append(contentsOf: bytes)
            if attribute == .type, tag == .script { isData = String(cString: value).lowercased().contains("json") }
          }
          document.attributes.append(.init(name: attribute, start: start, stop: Int32(document.text.count)))
        }
        place += 2
      }
    }
    let index = Int32(document.nodes.count)
    document.nodes.append(
      .init(tag: tag, parent: parent, end: index + 1, start: first, stop: Int32(document.attributes.count)))
    open.append(tag.isVoid ? parent : index)
    if tag == .style || (tag == .script && !isData) { silent = index }
    if open.count > allowance.nesting { end = .depth }
    look()
  }

  /// Asks now and then whether the page has become too much.
  private func look() {
    guard document.nodes.count + document.attributes.count >= nextLook else { return }
    nextLook = document.nodes.count + document.attributes.count + 1_024
    if document.nodes.count > HTMLParser.mostNodes { end = .size }
    if allowance.isOverTime { end = .time }
  }

  func failure(_ subject: String) -> Failure? {
    switch end {
    case nil: nil
    case .time: allowance.overTime
    case .depth:
      Failure(
        .tooDeep, subject: subject, cause: "nests more than \(allowance.nesting) elements in each other",
        remedy: "keep the file out of the inbox; no news page is built like this")
    case .size:
      Failure(
        .tooLarge, subject: subject, cause: "has more than \(HTMLParser.mostNodes) elements and texts",
        remedy: "keep the file out of the inbox; no news page is built like this")
    }
  }

  override func endElement() {
    guard let index = open.popLast(), index >= 0 else { return }
    // A void element left its parent on the stack, which goes on.
    if index == open.last { return }
    let count = Int32(document.nodes.count)
    document.nodes[Int(index)].end = count
    if silent == index { silent = nil }
  }

  override func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard silent == nil, !bytes.isEmpty else { return }
    let start = Int32(document.text.count)
    document.text.append(contentsOf: bytes)
    let stop = Int32(document.text.count)
    // libxml2 gives a text in pieces.
    let last = document.nodes.count - 1
    if last >= 0, document.nodes[last].tag == .text, document.nodes[last].stop == start,
      document.nodes[last].parent == open.last ?? -1
    {
      document.nodes[last].stop = stop
      return
    }
    let index = Int32(document.nodes.count)
    document.nodes.append(.init(tag: .text, parent: open.last ?? -1, end: index + 1, start: start, stop: stop))
  }

  /// Closes what the page left open.
  func finish() {
    let count = Int32(document.nodes.count)
    for index in open where index >= 0 { document.nodes[Int(index)].end = count }
    open = []
  }

  private func utf8Length(_ text: UnsafePointer<UInt8>) -> Int {
    var length = 0
    while text[length] != 0 { length += 1 }
    return length
  }
}
