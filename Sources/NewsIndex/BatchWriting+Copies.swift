import NewsModel

/// Exact copies: of several bundles with the same bytes one has the articles, and the others stand beside it with their paths.
extension BatchWriting {
  /// The bundle that has the articles of the same content, read by the same version of the same reader; nil where there is none.
  func original(of hash: ContentHash?, besides id: Int64, reader: String, version: Int) throws(Failure) -> Int64? {
    guard let hash else { return nil }
    let row = statements.sameBundle
    row.bind(blob: hash.bytes, at: 1)
    row.bind(id, at: 2)
    row.bind(reader, at: 3)
    row.bind(Int64(version), at: 4)
    defer { row.reset() }
    return try row.step() ? row.integer(0) : nil
  }

  /// Notes that a bundle is a copy of another, or no longer one.
  func note(_ bundle: Int64, asCopyOf original: Int64?) throws(Failure) {
    statements.setSame.bind(bundle, at: 1)
    statements.setSame.bind(original, at: 2)
    try statements.setSame.run()
  }

  /// Gives the articles of a bundle that has another content now, or none any more, to its first copy.
  ///
  /// - Returns: the copy; nil where there is none.
  @discardableResult
  func handOver(from bundle: Int64) throws(Failure) -> Int64? {
    statements.firstCopy.bind(bundle, at: 1)
    let copy = try statements.firstCopy.step() ? statements.firstCopy.integer(0) : nil
    statements.firstCopy.reset()
    guard let copy else { return nil }
    for statement in statements.handOver {
      statement.bind(bundle, at: 1)
      statement.bind(copy, at: 2)
      try statement.run()
    }
    return copy
  }
}
