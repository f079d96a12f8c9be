/// The words in the class and id names of a page's elements, read once for each element.
struct ElementNames {
  private let words: [NameWords]

  init(_ document: HTMLDocument) {
    // Pages repeat the same few hundred names. By their hash: a false hit costs a page a class name's meaning.
    var known: [UInt64: NameWords] = [:]
    words = document.nodes.map { node in
      guard node.tag != .text, node.start < node.stop else { return [] }
      var words: NameWords = []
      for attribute in document.attributes[Int(node.start)..<Int(node.stop)] {
        // A heading's id is often made of the heading's own words.
        guard attribute.name == .class || (attribute.name == .id && node.tag.headingLevel == nil),
          attribute.stop - attribute.start < Self.longest
        else { continue }
        Self.eachName(document.text[Int(attribute.start)..<Int(attribute.stop)]) { name, hash in
          if let found = known[hash] { return words.formUnion(found) }
          let found = NameWords(name: name)
          known[hash] = found
          words.formUnion(found)
        }
      }
      return words
    }
  }

  /// Bytes from which on an attribute is a list of styles, which say everything and nothing.
  private static let longest = 400

  subscript(index: Int) -> NameWords { words[index] }

  /// Gives the names that white space separates, with their FNV-1a hash.
  private static func eachName(_ bytes: ArraySlice<UInt8>, _ take: (ArraySlice<UInt8>, UInt64) -> Void) {
    let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    var hash = basis
    var start = bytes.startIndex
    for place in bytes.indices {
      let byte = bytes[place]
      if byte > 0x20 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        continue
      }
      if place > start { take(bytes[start..<place], hash) }
      start = place + 1
      hash = basis
    }
    if bytes.endIndex > start { take(bytes[start...], hash) }
  }
}
