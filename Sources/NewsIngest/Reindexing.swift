import Glibc
import NewsFiles
package import NewsIndex
package import NewsModel

/// `newsq reindex`: every bundle that the journal knows, again, where that would give something else.
package enum Reindexing {
  /// What is to be read: bundles whose content or reader has changed and those that failed, or with `full` all of them.
  /// Bundles that are not there any more are left alone.
  package static func works(
    _ journal: Journal, full: Bool, readers: BundleReaders = BundleReaders()
  ) -> [Work] {
    var works: [Work] = []
    for path in journal.paths.sorted() {
      guard let entry = journal[path], let candidate = candidate(entry) else { continue }
      let known = KnownBundle(entry)
      if full {
        works.append(Work(candidate, .readNow(known: nil)))
      } else if known.state != .indexed || known.stamp != candidate.stamp
        || !readers.isCurrent(known, path: path)
      {
        works.append(Work(candidate, .readNow(known: known)))
      }
    }
    return works
  }

  /// Bundles below an inbox that are not there any more, to be let go as the settings say.
  ///
  /// Throws where there is no inbox: then it is out of reach, and nothing was removed.
  package static func removals(
    _ journal: Journal, inbox: String, removal: InboxSettings.Removal
  ) throws(Failure) -> [Work] {
    let root = RawPath(inbox).canonical
    do throws(Errno) {
      guard try FileStatus.of(root).kind == .directory else { throw Errno(ENOTDIR) }
    } catch {
      throw .reading(root.text, error)
    }
    var works: [Work] = []
    for path in journal.paths.sorted() {
      let raw = RawPath.existing(path)
      guard let entry = journal[path], raw.isInside(root), KnownBundle(entry).state != .gone else { continue }
      do throws(Errno) {
        _ = try FileStatus.of(raw)
      } catch {
        guard [ENOENT, ENOTDIR].contains(error.number) else { continue }
        let candidate = Candidate(path: path, name: entry.name, stamp: KnownBundle(entry).stamp)
        works.append(Work(candidate, .gone(forget: removal == .forget)))
      }
    }
    return works
  }

  /// Does it; queries go on meanwhile, on the content as it was.
  ///
  /// - Parameter accepted: removals that are meant.
  package static func run(
    full: Bool, accepting accepted: [Work] = [], writer: Writer, readers: Int = 0,
    programs: BundleReaders = BundleReaders(),
    onFailure: @escaping @Sendable (Failure) -> Void = { _ in },
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) async throws(Failure) -> Summary {
    let works = accepted + works(try await writer.journal(), full: full, readers: programs)
    let summary = try await Pipeline(writer: writer, readers: readers, programs: programs).run(
      works, report: { Indexing.tellFailures(of: $0, to: onFailure) }, progress: progress)
    // At night there is time.
    try await writer.tidy(for: .seconds(3_600))
    await writer.checkpoint()
    return summary
  }

  /// What stands at a known bundle's path now; nil where that is nothing, or a directory that is no bundle.
  private static func candidate(_ entry: JournalEntry) -> Candidate? {
    let raw = RawPath.existing(entry.path)
    guard let status = try? FileStatus.of(raw) else { return nil }
    let scanner = InboxScanner(root: raw)
    guard let scan = status.kind == .directory ? try? scanner.scanNamed() : try? scanner.look(at: raw),
      var candidate = scan.candidates.first(where: { $0.path == entry.path })
    else { return nil }
    candidate.name = entry.name
    return candidate
  }
}
