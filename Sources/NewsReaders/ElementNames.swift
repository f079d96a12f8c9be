/// The words in the class and id names of a page's elements, read once for each element.
struct ElementNames {
  private let names: [NameWords]

  init(_ document: HTMLDocument) {
    // Pages repeat the same few hundred names.
    var known: [UInt64: NameWords] = [:]
    names = document.nodes.map { node in
      guard node.tag != .text, node.start < node.stop else { return [] }
      var words: NameWords = []
      for attribute in document.attributes[Int(node.start)..<Int(node.stop)] {
        // A heading's id is often made of the heading's own words.
        guard attribute.name == .class || (attribute.name == .id && node.tag.headingLevel == nil),
          attribute.stop - attribute.start < 400
        else { continue }
        let bytes = document.text[Int(attribute.start)..<Int(attribute.stop)]
        let key = hash(bytes)
        if let found = known[key] {
          words.formUnion(found)
        } else {
          let found = NameWords(names: bytes)
          known[key] = found
          words.formUnion(found)
        }
      }
      return words
    }
  }

  subscript(index: Int) -> NameWords { names[index] }
}

/// FNV-1a.
private func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}
