package import NewsModel

/// A format that newsq reads: how it is recognised, and how articles come out of it.
package struct Reader: Sendable {
  /// How sure a reader is that a bundle is its own.
  package enum Match: Int, Sendable, Comparable {
    case no, byName, byContent

    package static func < (a: Match, b: Match) -> Bool { a.rawValue < b.rawValue }
  }

  /// Takes each article, or the failure of one member, in the order of the bundle.
  package typealias Sink = (Result<Article, Failure>) -> Void

  /// As in `Article.format`, and in the journal.
  package let name: String
  /// Raised when the reader makes something else of the same bytes: `reindex` then reads its bundles again.
  package let version: Int
  package let accepts: @Sendable (BundleContent) -> Match
  /// Throws where the whole bundle cannot be read.
  package let read: @Sendable (BundleContent, Sink) throws(Failure) -> Void
}

extension Reader {
  /// A reader of single files.
  init(
    file name: String, version: Int, accepts: @escaping @Sendable (FileName, [UInt8]) -> Match,
    read: @escaping @Sendable (_ name: String, _ bytes: [UInt8], Sink) throws(Failure) -> Void
  ) {
    self.name = name
    self.version = version
    self.accepts = { content in
      if case .file(let path, let bytes) = content { accepts(FileName(path), bytes) } else { .no }
    }
    self.read = { (content, sink) throws(Failure) in
      guard case .file(let path, let bytes) = content else { return }
      try read(path, bytes, sink)
    }
  }
}
