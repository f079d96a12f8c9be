import NewsModel

/// Parses XML with libxml2.
///
/// As with HTML, its parser is used without its tree (SAX): its events, with namespaces resolved, build the flat
/// document. It gets well-formed text without a document type (`XMLRepair`), and no handler that could load anything.
enum XMLParser {
  /// Nodes of one file: with their texts, what fits the memory that one bundle may take.
  static let mostNodes = 4_000_000

  /// - Parameter bytes: The file as it is; encodings are found out here.
  static func document(_ bytes: [UInt8], subject: String) throws(Failure) -> XMLDocument {
    guard bytes.count < Int32.max / 2 else {
      throw Failure(.tooLarge, subject: subject, cause: "is larger than 1 GB", remedy: "deliver it in parts")
    }
    let content = XMLEncoding.utf8(bytes)
    let repaired = try content.withUnsafeBufferPointer { buffer in
      Result { () throws(Failure) in try XMLRepair.repaired(buffer, subject: subject) }
    }.get()
    let builder = XMLBuilder()
    builder.document.text.reserveCapacity(repaired.bytes.count / 2)
    guard Libxml2.readXML(repaired.bytes, builder) else {
      throw Failure(
        .notXML, subject: subject, cause: "cannot be parsed: no memory", remedy: "free memory and try again")
    }
    guard !builder.isFull else {
      throw Failure(
        .tooLarge, subject: subject, cause: "has more than \(mostNodes) elements and texts",
        remedy: "deliver it in parts")
    }
    guard !builder.document.nodes.isEmpty else {
      throw Failure(.notXML, subject: subject, cause: "is not XML", remedy: "deliver it again, or remove it")
    }
    builder.finish()
    builder.document.unclosed = repaired.unclosed
    return builder.document
  }
}

/// Takes the parser's events. Used by one parse on one thread.
private final class XMLBuilder: MarkupEvents {
  var document = XMLDocument()
  var isFull: Bool { mustStop }
  private var open: [Int32] = []
  /// The names seen so far; the parser's dictionary has each text once, so that its address stands for it.
  private var known: [Key: Int32] = [:]

  private struct Key: Hashable {
    var local: UnsafePointer<UInt8>
    var prefix: UnsafePointer<UInt8>?
    var address: UnsafePointer<UInt8>?
  }

  /// - Parameter values: Five pointers an attribute: name, prefix, namespace, the value's start and end.
  override func start(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ address: UnsafePointer<UInt8>?,
    _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
  ) {
    let first = Int32(document.attributes.count)
    if let values {
      for place in stride(from: 0, to: 5 * count, by: 5) {
        guard let name = values[place], let start = values[place + 3], let end = values[place + 4] else { continue }
        let from = Int32(document.text.count)
        document.text.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
        document.attributes.append(
          .init(
            name: index(of: name, values[place + 1], values[place + 2]), start: from, stop: Int32(document.text.count)))
      }
    }
    let node = Int32(document.nodes.count)
    document.nodes.append(
      .init(
        name: index(of: local, prefix, address), parent: open.last ?? -1, end: node + 1, start: first,
        stop: Int32(document.attributes.count)))
    open.append(node)
    if document.nodes.count >= XMLParser.mostNodes { mustStop = true }
  }

  override func endElement() {
    guard let index = open.popLast() else { return }
    document.nodes[Int(index)].end = Int32(document.nodes.count)
  }

  override func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty, let parent = open.last else { return }
    let start = Int32(document.text.count)
    document.text.append(contentsOf: bytes)
    let stop = Int32(document.text.count)
    // libxml2 gives a text in pieces.
    let last = document.nodes.count - 1
    if document.nodes[last].isText, document.nodes[last].stop == start, document.nodes[last].parent == parent {
      document.nodes[last].stop = stop
      return
    }
    let node = Int32(document.nodes.count)
    document.nodes.append(.init(name: -1, parent: parent, end: node + 1, start: start, stop: stop))
  }

  /// Closes what is open where the parser gave up.
  func finish() {
    let count = Int32(document.nodes.count)
    for index in open { document.nodes[Int(index)].end = count }
    open = []
  }

  private func index(
    of local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ address: UnsafePointer<UInt8>?
  ) -> Int32 {
    let key = Key(local: local, prefix: prefix, address: address)
    if let index = known[key] { return index }
    let namespace =
      if let address { XMLNamespace(address: String(cString: address)) } else if let prefix {
        XMLNamespace(undeclared: String(cString: prefix))
      } else { XMLNamespace.plain }
    let index = Int32(document.names.count)
    document.names.append(XMLName(namespace: namespace, local: String(cString: local)))
    document.addresses.append(address.map { String(cString: $0) })
    known[key] = index
    return index
  }
}
