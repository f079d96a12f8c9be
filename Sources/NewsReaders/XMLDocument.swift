/// An XML file as one flat list of its elements and texts, in the order of the document.
///
/// As in `HTMLDocument`, an element's content is the range of nodes behind it up to its `end`: every walk is a loop.
struct XMLDocument {
  struct Node {
    /// The index of its name; -1 for a text.
    var name: Int32
    /// The index of the element around it; -1 for the outermost.
    var parent: Int32
    /// The index behind its content.
    var end: Int32
    /// For a text its range in `text`; for an element the range of its attributes.
    var start: Int32
    var stop: Int32

    var isText: Bool { name < 0 }
  }

  struct Attribute {
    var name: Int32
    /// Its value's range in `text`.
    var start: Int32
    var stop: Int32
  }

  var nodes: [Node] = []
  var names: [XMLName] = []
  /// The namespace of each name as the file states it.
  var addresses: [String?] = []
  var attributes: [Attribute] = []
  /// The bytes of all texts and values, in UTF-8.
  var text: [UInt8] = []
  /// How many elements, from the outermost inwards, the file does not close: more than 0 where it was cut off.
  var unclosed = 0

  /// Whether the file ends inside of an element.
  func isCutOff(_ index: Int) -> Bool {
    guard unclosed > 0, Int(nodes[index].end) == nodes.count else { return false }
    var depth = 0
    var around = nodes[index].parent
    while around >= 0 {
      depth += 1
      around = nodes[Int(around)].parent
    }
    return depth < unclosed
  }

  /// Takes the elements in the outermost element's namespace for such without one: feeds state addresses of their own
  /// there.
  mutating func forgetRootNamespace() {
    guard let root = nodes.first, !root.isText, names[Int(root.name)].namespace == .other,
      let address = addresses[Int(root.name)]
    else { return }
    for index in names.indices where addresses[index] == address { names[index].namespace = .plain }
  }

  // MARK: Elements

  func name(of index: Int) -> XMLName {
    nodes[index].isText ? XMLName(namespace: .other, local: "#text") : names[Int(nodes[index].name)]
  }

  /// The elements directly in an element, in their order.
  func children(of index: Int) -> [Int] {
    var found: [Int] = []
    var place = index + 1
    while place < Int(nodes[index].end) {
      if !nodes[place].isText { found.append(place) }
      place = Int(nodes[place].end)
    }
    return found
  }

  func children(of index: Int, _ namespace: XMLNamespace, _ local: String) -> [Int] {
    children(of: index).filter { `is`($0, namespace, local) }
  }

  func child(of index: Int, _ namespace: XMLNamespace, _ local: String) -> Int? {
    var place = index + 1
    while place < Int(nodes[index].end) {
      if `is`(place, namespace, local) { return place }
      place = Int(nodes[place].end)
    }
    return nil
  }

  /// How deep entries in entries are looked for: a feed that forgets end tags puts each into the one before.
  private static let deepestEntry = 8

  /// The elements anywhere in the file that are entries by their name, in their order.
  func entries(where isEntry: (XMLName) -> Bool) -> [Int] {
    let wanted = names.map(isEntry)
    var found: [Int] = []
    var ends: [Int32] = []
    for (index, node) in nodes.enumerated() where !node.isText && wanted[Int(node.name)] {
      while let end = ends.last, end <= Int32(index) { ends.removeLast() }
      if ends.count < Self.deepestEntry, !isCutOff(index) { found.append(index) }
      ends.append(node.end)
    }
    return found
  }

  /// The elements of a name anywhere in an element, in their order.
  func descendants(of index: Int, _ namespace: XMLNamespace, _ local: String) -> [Int] {
    (index + 1..<Int(nodes[index].end)).filter { `is`($0, namespace, local) }
  }

  /// The first element along a path of names, whatever their namespaces: agencies leave them out.
  func element(_ index: Int, _ path: String...) -> Int? {
    var place = index
    for name in path {
      guard let next = elements(place, name).first else { return nil }
      place = next
    }
    return place
  }

  /// The elements of a name directly in an element, whatever their namespace.
  func elements(_ index: Int, _ local: String) -> [Int] {
    children(of: index).filter { names[Int(nodes[$0].name)].local == local }
  }

  /// The elements of a name anywhere in an element, whatever their namespace, but not in those of another name.
  func elements(anywhereIn index: Int, _ local: String, outside other: String? = nil) -> [Int] {
    var found: [Int] = []
    var place = index + 1
    while place < Int(nodes[index].end) {
      let node = nodes[place]
      place += 1
      guard !node.isText else { continue }
      let name = names[Int(node.name)].local
      if name == local { found.append(place - 1) }
      if name == other { place = Int(node.end) }
    }
    return found
  }

  /// Whether an element is as small as a line or a paragraph is.
  func isSmall(_ index: Int) -> Bool {
    Int(nodes[index].end) - index < 100
  }

  func `is`(_ index: Int, _ namespace: XMLNamespace, _ local: String) -> Bool {
    guard !nodes[index].isText else { return false }
    let name = names[Int(nodes[index].name)]
    return name.namespace == namespace && name.local == local
  }

  // MARK: Values

  /// The value of an attribute, or nil where the element has none.
  func attribute(_ local: String, _ namespace: XMLNamespace = .plain, of index: Int) -> String? {
    let node = nodes[index]
    guard !node.isText else { return nil }
    for attribute in attributes[Int(node.start)..<Int(node.stop)] {
      let name = names[Int(attribute.name)]
      if name.local == local, name.namespace == namespace {
        return String(decoding: text[Int(attribute.start)..<Int(attribute.stop)], as: UTF8.self)
      }
    }
    return nil
  }

  /// The text in an element as it stands.
  func text(of index: Int) -> String {
    var bytes: [UInt8] = []
    for place in index + 1..<Int(nodes[index].end) where nodes[place].isText {
      bytes.append(contentsOf: text[Int(nodes[place].start)..<Int(nodes[place].stop)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text in an element as one line; nil where there is none.
  func line(of index: Int?) -> String? {
    index.flatMap { CleanText.line(text(of: $0)) }
  }

  /// The language that an element, or one around it, declares with `xml:lang`.
  func language(of index: Int) -> String? {
    var place = index
    while place >= 0 {
      if let language = attribute("lang", .xml, of: place) { return language }
      place = Int(nodes[place].parent)
    }
    return nil
  }

  /// An address, relative ones resolved by the `xml:base` of the elements around them, and by another base outermost.
  func address(_ address: String?, in index: Int, base: String? = nil) -> String? {
    guard var address = CleanText.line(address) else { return nil }
    var place = index
    while place >= 0 {
      if let base = attribute("base", .xml, of: place) { address = WebAddress.resolved(address, against: base) }
      place = Int(nodes[place].parent)
    }
    return base.map { WebAddress.resolved(address, against: $0) } ?? address
  }
}
