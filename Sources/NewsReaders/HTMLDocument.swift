/// A page as one flat list of its elements and texts, in the order of the document.
///
/// An element's content is the range of nodes behind it up to its `end`: every walk is a loop, so that no nesting,
/// however deep, costs stack.
struct HTMLDocument {
  struct Node {
    var tag: HTMLTag
    /// The index of the element around it; -1 for the outermost.
    var parent: Int32
    /// The index behind its content.
    var end: Int32
    /// For a text its range in `text`; for an element the range of its attributes.
    var start: Int32
    var stop: Int32
  }

  struct Attribute {
    var name: HTMLAttribute
    /// Its value's range in `text`.
    var start: Int32
    var stop: Int32
  }

  var nodes: [Node] = []
  /// The bytes of all texts and values, in UTF-8.
  var text: [UInt8] = []
  var attributes: [Attribute] = []

  /// The value of an element's attribute, or nil where it has none.
  func attribute(_ name: HTMLAttribute, of index: Int) -> String? {
    let node = nodes[index]
    guard node.tag != .text, node.start < node.stop else { return nil }
    for place in Int(node.start)..<Int(node.stop) where attributes[place].name == name {
      return String(decoding: text[Int(attributes[place].start)..<Int(attributes[place].stop)], as: UTF8.self)
    }
    return nil
  }

  /// An attribute's value.
  func value(_ attribute: Attribute) -> String {
    String(decoding: text[Int(attribute.start)..<Int(attribute.stop)], as: UTF8.self)
  }

  /// The indices of an element's content.
  func content(of index: Int) -> Range<Int> {
    index + 1..<Int(nodes[index].end)
  }

  /// All text in an element, white space collapsed.
  func plainText(of index: Int) -> String {
    var bytes: [UInt8] = []
    for inner in content(of: index) {
      let node = nodes[inner]
      if node.tag == .text {
        bytes.append(contentsOf: text[Int(node.start)..<Int(node.stop)])
      } else if node.tag.isBlock || node.tag == .br {
        bytes.append(0x20)
      }
    }
    return CleanText.line(String(decoding: bytes, as: UTF8.self)) ?? ""
  }

  /// The text in an element as it is, for scripts.
  func rawText(of index: Int) -> [UInt8] {
    content(of: index).filter { nodes[$0].tag == .text }.flatMap { text[Int(nodes[$0].start)..<Int(nodes[$0].stop)] }
  }
}
