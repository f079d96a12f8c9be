import NewsFiles
package import NewsModel

/// The files and directories that somebody named, for `newsq index` and `newsq extract`.
package struct IndexPaths: Sendable {
  /// What is to be read, each path once.
  package private(set) var candidates: [Candidate] = []
  /// Why something that was named is not there or cannot be looked at.
  package private(set) var failures: [Failure] = []

  /// Looks at what was named; a directory that is no bundle is walked.
  ///
  /// A name is relative to the inbox where the path is in it, else to the directory that was named; for a file that was
  /// named it is the file's name. A link that was named is followed: who names it means what it points at.
  package init(named paths: [String], inbox: String? = nil) {
    let inbox = inbox.map { RawPath($0).canonical }
    var seen: Set<String> = []
    for path in paths {
      do throws(Failure) {
        let scan = try Self.look(at: path, inbox: inbox)
        candidates += scan.candidates.filter { seen.insert($0.path).inserted }
      } catch {
        failures.append(error)
      }
    }
  }

  private static func look(at path: String, inbox: RawPath?) throws(Failure) -> Scan {
    guard let named = RawPath.existing(path).resolved else { throw Failure.reading(path, .last) }
    if named == inbox { return try InboxScanner(root: named).scan() }
    if let inbox, named.isInside(inbox) {
      return try InboxScanner(root: inbox).look(at: named) ?? Scan()
    }
    return try InboxScanner(root: named).lookAtNamed()
  }
}

extension InboxScanner {
  /// The root itself as somebody named it: a file, a directory that is a bundle, or one that holds bundles.
  fileprivate func lookAtNamed() throws(Failure) -> Scan {
    let status: FileStatus
    do throws(Errno) {
      status = try FileStatus.of(root)
    } catch {
      throw Failure.reading(root.text, error)
    }
    guard status.kind == .directory else { return try look(at: root) ?? Scan() }
    return try scanNamed()
  }
}
