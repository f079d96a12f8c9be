import NewsModel

extension Reader {
  /// XML that is no news format: refused by name, before its marks are taken for a text.
  package static let unknownXML = Reader(
    file: "xml", version: 1,
    accepts: { name, bytes in
      guard XMLRoot.mayBeXML(bytes) else { return .no }
      guard !HTMLPage.suffixes.contains(name.suffix) else { return .no }
      if bytes.starts(with: Array("<?xml".utf8)) { return .byContent }
      return name.suffix == "xml" ? .byContent : .no
    },
    read: { name, bytes, _ throws(Failure) in
      let local = XMLRoot(bytes).flatMap { CleanText.line(String($0.name.local.prefix(40))) }
      let root = local.map { "its outermost element is \($0)" } ?? "it has no element"
      throw Failure(
        .unknownFormat, subject: name, cause: "is XML in no format that newsq reads: \(root)",
        remedy: "deliver it as RSS, Atom, NewsML or NITF, or keep it out of the inbox")
    })
}
