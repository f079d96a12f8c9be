internal import CLibxml2

/// libxml2: its parsers of HTML and XML without their trees, and two lookups. The one place that knows the library.
enum Libxml2 {
  /// Options of both parsers: no network, no messages, broken input is read on, and it is UTF-8 whatever it says.
  private static let options =
    XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue
    | XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue

  /// Reads a page; false where there was no memory for it. Elements nest freely; no entity is loaded.
  static func readHTML(_ content: [UInt8], _ events: MarkupEvents) -> Bool {
    guard let context = htmlNewParserCtxt() else { return false }
    defer { htmlFreeParserCtxt(context) }
    guard let sax = context.pointee.sax else { return false }
    context.pointee.userData = Unmanaged.passUnretained(events).toOpaque()
    events.context = UnsafeMutableRawPointer(context)
    sax.pointee = htmlSAXHandler()
    sax.pointee.startElement = { user, name, attributes in
      guard let name, let events = MarkupEvents.of(user) else { return }
      events.start(name, attributes)
      Libxml2.stopIfAsked(events)
    }
    sax.pointee.endElement = { user, _ in MarkupEvents.of(user)?.endElement() }
    setCharacters(sax)
    read(content) { text, count in
      htmlCtxtReadMemory(context, text, count, nil, "UTF-8", Int32(bitPattern: options))
    }
    withExtendedLifetime(events) {}
    return true
  }

  /// Reads well-formed XML without a document type; false where there was no memory for it.
  static func readXML(_ content: [UInt8], _ events: MarkupEvents) -> Bool {
    guard let context = xmlNewParserCtxt() else { return false }
    defer { xmlFreeParserCtxt(context) }
    guard let sax = context.pointee.sax else { return false }
    context.pointee.userData = Unmanaged.passUnretained(events).toOpaque()
    events.context = UnsafeMutableRawPointer(context)
    sax.pointee = xmlSAXHandler()
    sax.pointee.initialized = XML_SAX2_MAGIC
    sax.pointee.startElementNs = { user, local, prefix, address, _, _, count, _, attributes in
      guard let local, let events = MarkupEvents.of(user) else { return }
      events.start(local, prefix, address, attributes, Int(count))
      Libxml2.stopIfAsked(events)
    }
    sax.pointee.endElementNs = { user, _, _, _ in MarkupEvents.of(user)?.endElement() }
    setCharacters(sax)
    // HUGE lifts the limits of one text (the file has one of its own) and of depth (`XMLRepair` has it). NOENT gives `&` in
    // an attribute as itself and not as `&#38;`; without a document type there are no other entities to replace.
    let all = options | XML_PARSE_HUGE.rawValue | XML_PARSE_NOENT.rawValue
    read(content) { text, count in
      xmlCtxtReadMemory(context, text, count, nil, "UTF-8", Int32(bitPattern: all))
    }
    withExtendedLifetime(events) {}
    return true
  }

  private static func setCharacters(_ sax: UnsafeMutablePointer<xmlSAXHandler>) {
    let characters: charactersSAXFunc = { user, text, length in
      guard let text else { return }
      MarkupEvents.of(user)?.characters(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    sax.pointee.characters = characters
    sax.pointee.ignorableWhitespace = characters
    sax.pointee.cdataBlock = characters
  }

  private static func read(_ content: [UInt8], _ parse: (UnsafePointer<CChar>?, Int32) -> xmlDocPtr?) {
    content.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        if let tree = parse(text.baseAddress, Int32(text.count)) { xmlFreeDoc(tree) }
      }
    }
  }

  private static func stopIfAsked(_ events: MarkupEvents) {
    guard events.mustStop, let context = events.context else { return }
    xmlStopParser(context.assumingMemoryBound(to: xmlParserCtxt.self))
  }

  // MARK: Lookups

  /// The character of one of HTML 4's entities, or nil.
  static func htmlCharacter(_ name: [UInt8]) -> Unicode.Scalar? {
    guard let entity = htmlEntityLookup(name + [0]) else { return nil }
    return Unicode.Scalar(entity.pointee.value)
  }

  /// An address resolved against another (RFC 3986), or nil where they are no addresses.
  static func address(_ address: String, against base: String) -> String? {
    guard let resolved = xmlBuildURI(Array(address.utf8) + [0], Array(base.utf8) + [0]) else { return nil }
    defer { xmlFreeText(resolved) }
    return String(cString: resolved)
  }
}

/// Takes a parser's events. Used by one parse on one thread.
class MarkupEvents {
  /// Set where the rest is not wanted.
  final var mustStop = false
  fileprivate final var context: UnsafeMutableRawPointer?

  fileprivate static func of(_ user: UnsafeMutableRawPointer?) -> MarkupEvents? {
    user.map { Unmanaged<MarkupEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  /// An element of HTML begins.
  /// - Parameter values: Pairs of name and value, then nil.
  func start(_ name: UnsafePointer<UInt8>, _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {}

  /// An element of XML begins.
  /// - Parameter values: Five pointers an attribute: name, prefix, namespace, the value's start and end.
  func start(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ address: UnsafePointer<UInt8>?,
    _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
  ) {}

  func endElement() {}

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
