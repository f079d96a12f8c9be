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
  package internal(set) var version: Int
  /// Whether it takes its bytes as they come, and yields what others made whole: its members' readers, or the makers of its
  /// records (``Records``).
  let isStream: Bool
  /// Whether it hands what is in its bundles to other readers.
  let isContainer: Bool
  /// Whether what it makes of the same bytes changes with what other readers make of them.
  let isComposite: Bool
  /// Gets a file's name, taken apart once for all readers, and its first bytes as well.
  let accepts: @Sendable (BundleContent, FileName, _ head: [UInt8]) -> Match
  /// Throws where the whole bundle, or the rest of it, cannot be read.
  let read: @Sendable (BundleContent, ReadingContext, @escaping Sink) throws(Failure) -> Void
}

extension Reader {
  /// A reader of single files in a format that is read as a whole.
  ///
  /// `accepts` gets all bytes of a small file, of others the first 64 KB at least.
  init(
    file name: String, version: Int, accepts: @escaping @Sendable (FileName, [UInt8]) -> Match,
    read: @escaping @Sendable (_ name: String, _ bytes: [UInt8], Sink) throws(Failure) -> Void
  ) {
    self.init(file: name, version, isStream: false, accepts: accepts) {
      (path, stream, context, sink) throws(Failure) in
      try read(path, try stream.all(limit: context.limits.fileBytes, subject: path), sink)
    }
  }

  /// A reader of single files that takes them as they come, so that they may be of any size.
  init(
    stream name: String, version: Int, isContainer: Bool = false, isComposite: Bool = false,
    accepts: @escaping @Sendable (FileName, [UInt8]) -> Match,
    read: @escaping @Sendable (_ name: String, ByteStream, ReadingContext, @escaping Sink) throws(Failure) -> Void
  ) {
    self.init(
      file: name, version, isStream: true, isContainer: isContainer, isComposite: isComposite, accepts: accepts,
      read: read)
  }

  private init(
    file name: String, _ version: Int, isStream: Bool, isContainer: Bool = false, isComposite: Bool = false,
    accepts: @escaping @Sendable (FileName, [UInt8]) -> Match,
    read: @escaping @Sendable (_ name: String, ByteStream, ReadingContext, @escaping Sink) throws(Failure) -> Void
  ) {
    self.name = name
    self.version = version
    self.isStream = isStream
    self.isContainer = isContainer
    self.isComposite = isComposite || isContainer
    self.accepts = { content, name, head in
      if case .file = content { accepts(name, head) } else { .no }
    }
    self.read = { (content, context, sink) throws(Failure) in
      guard case .file(let path, let stream) = content else { return }
      try read(path, stream, context, sink)
    }
  }

  /// A reader of whatever it accepts, directories too, that reads no further files in it.
  init(
    name: String, version: Int, accepts: @escaping @Sendable (BundleContent) -> Match,
    read: @escaping @Sendable (BundleContent, Sink) throws(Failure) -> Void
  ) {
    self.name = name
    self.version = version
    isStream = false
    isContainer = false
    isComposite = false
    self.accepts = { content, _, _ in accepts(content) }
    self.read = { (content, _, sink) throws(Failure) in try read(content, sink) }
  }
}
