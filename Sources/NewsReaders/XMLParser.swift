internal import CLibxml2
import NewsModel

/// Parses XML with libxml2: the one place that knows this half of the library.
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
    try parse(repaired.bytes, builder, subject: subject)
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

  private static func parse(_ bytes: [UInt8], _ builder: XMLBuilder, subject: String) throws(Failure) {
    guard let context = xmlNewParserCtxt() else {
      throw Failure(.notXML, subject: subject, cause: "cannot be parsed: no memory", remedy: "free memory and try again")
    }
    defer { xmlFreeParserCtxt(context) }
    builder.context = UnsafeMutableRawPointer(context)
    builder.document.text.reserveCapacity(bytes.count / 2)
    install(context, builder)
    let options = Int32(
      XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue
        | XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_HUGE.rawValue)
    bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        let tree = xmlCtxtReadMemory(context, characters.baseAddress, Int32(characters.count), nil, "UTF-8", options)
        if let tree { xmlFreeDoc(tree) }
      }
    }
    withExtendedLifetime(builder) {}
  }

  private static func install(_ context: xmlParserCtxtPtr, _ builder: XMLBuilder) {
    guard let sax = context.pointee.sax else { return }
    context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
    sax.pointee = xmlSAXHandler()
    sax.pointee.initialized = XML_SAX2_MAGIC
    sax.pointee.startElementNs = { user, local, prefix, address, _, _, count, _, attributes in
      guard let local, let builder = XMLBuilder.of(user) else { return }
      builder.start(local, prefix, address, attributes, Int(count))
      if builder.isFull, let context = builder.context {
        xmlStopParser(context.assumingMemoryBound(to: xmlParserCtxt.self))
      }
    }
    sax.pointee.endElementNs = { user, _, _, _ in XMLBuilder.of(user)?.endElement() }
    let characters: charactersSAXFunc = { user, text, length in
      guard let text else { return }
      XMLBuilder.of(user)?.characters(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    sax.pointee.characters = characters
    sax.pointee.ignorableWhitespace = characters
    sax.pointee.cdataBlock = characters
  }

  // MARK: Lookups

  /// The character of one of HTML 4's entities, or nil.
  static func htmlCharacter(_ name: [UInt8]) -> Unicode.Scalar? {
    guard let entity = htmlEntityLookup(name + [0]) else { return nil }
    return Unicode.Scalar(entity.pointee.value)
  }

  /// An address resolved against another, or nil where they are no addresses.
  static func address(_ address: String, against base: String) -> String? {
    guard let resolved = xmlBuildURI(Array(address.utf8) + [0], Array(base.utf8) + [0]) else { return nil }
    defer { xmlFreeText(resolved) }
    return String(cString: resolved)
  }
}

/// Takes the parser's events. Used by one parse on one thread.
private final class XMLBuilder {
  var document = XMLDocument()
  var context: UnsafeMutableRawPointer?
  private(set) var isFull = false
  private var open: [Int32] = []
  /// The names seen so far; the parser's dictionary has each text once, so that its address stands for it.
  private var known: [Key: Int32] = [:]

  private struct Key: Hashable {
    var local: UnsafePointer<UInt8>
    var prefix: UnsafePointer<UInt8>?
    var address: UnsafePointer<UInt8>?
  }

  static func of(_ user: UnsafeMutableRawPointer?) -> XMLBuilder? {
    user.map { Unmanaged<XMLBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  /// - Parameter values: Five pointers an attribute: name, prefix, namespace, the value's start and end.
  func start(
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
    if document.nodes.count >= XMLParser.mostNodes { isFull = true }
  }

  func endElement() {
    guard let index = open.popLast() else { return }
    document.nodes[Int(index)].end = Int32(document.nodes.count)
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
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
    known[key] = index
    return index
  }
}
