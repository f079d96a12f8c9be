/// What a bundle holds, as bytes.
package enum BundleContent {
  /// A file. The name is its path relative to the inbox: it serves detection, dates in names, and failures' subjects.
  case file(name: String, ByteStream)
  /// A directory that is one bundle, with its parts.
  case directory(name: String, parts: [Part])

  /// A file whose bytes are in memory.
  package static func file(name: String, bytes: [UInt8]) -> BundleContent {
    .file(name: name, ByteStream(bytes))
  }

  /// The name, relative to the inbox.
  package var name: String {
    switch self {
    case .file(let name, _), .directory(let name, _): name
    }
  }
}

/// A file of a directory bundle.
package struct Part: Sendable {
  /// Relative to the bundle.
  package var name: String
  /// What it holds; nil where `DirectoryBundle.wantsBytes(of:)` did not ask for it.
  package var bytes: [UInt8]?

  package init(name: String, bytes: [UInt8]?) {
    self.name = name
    self.bytes = bytes
  }
}
