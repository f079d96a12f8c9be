import Glibc
import NewsFiles
package import NewsIndex
package import NewsModel
package import NewsReaders

/// Gives a bundle's bytes, and makes sure that they are of one piece.
///
/// Small files are brought into memory; large ones stay open, and are read by those who want their bytes.
package struct BundleLoader: Sendable {
  package enum Outcome {
    case loaded(LoadedBundle)
    /// It changed since it was seen, or while it was read: to be judged again.
    case unsettled
    /// It is not there any more.
    case vanished
    case failed(Failure)
    /// The machine's trouble of the moment; says nothing about the bundle.
    case postponed(Failure)
  }

  /// Files up to this size are read at once: two calls of the system are quicker than many.
  static let smallFile: Int64 = 4 << 20

  /// What its bundles may cost.
  package var limits: ReadingLimits

  package init(limits: ReadingLimits = ReadingLimits()) {
    self.limits = limits
  }

  /// Reads a bundle. With `expected`, only while it is still what was seen with that stamp.
  package func load(_ candidate: Candidate, expecting expected: BundleStamp? = nil) -> Outcome {
    if let defect = candidate.defect { return .failed(defect) }
    do {
      return candidate.stamp.kind == .directory
        ? try loadDirectory(candidate, expected) : try loadFile(candidate, expected)
    } catch {
      switch error {
      case .system(let number) where number.number == ENOENT: return .vanished
      case .system(let number):
        let failure = Failure.reading(candidate.path, number)
        return Failure.isPassing(number) ? .postponed(failure) : .failed(failure)
      case .unsettled: return .unsettled
      case .refused(let failure): return .failed(failure)
      }
    }
  }

  private enum Trouble: Error {
    case system(Errno)
    case unsettled
    case refused(Failure)
  }

  private func loadFile(_ candidate: Candidate, _ expected: BundleStamp?) throws(Trouble) -> Outcome {
    // O_NONBLOCK: a pipe put in the file's place must not hold us up.
    let descriptor = candidate.raw.withCString { open($0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) }
    guard descriptor >= 0 else { throw .system(.last) }
    let name = candidate.raw.name.text
    var isKept = false
    defer { if !isKept { close(descriptor) } }
    let before = try fileStatus(descriptor, path: candidate.path)
    if let expected, !before.isSameContent(as: expected) { throw .unsettled }
    guard before.size <= limits.bundleBytes else { throw .refused(tooLarge(candidate.path, before.size)) }
    if before.size <= Self.smallFile {
      let bytes = try read(descriptor, before)
      return .loaded(LoadedBundle(.file(name: name, bytes: bytes), ContentHash(of: bytes), before))
    }
    let file = OpenFile(descriptor, count: Int(before.size), path: candidate.path)
    isKept = true
    let hash: ContentHash
    do throws(Failure) {
      hash = try ContentHash(ofFile: file)
    } catch {
      throw file.isUnchanged(since: before) ? .refused(error) : .unsettled
    }
    guard file.isUnchanged(since: before) else { throw .unsettled }
    return .loaded(LoadedBundle(.file(name: name, ByteStream(file)), hash, before, file: file))
  }

  private func loadDirectory(_ candidate: Candidate, _ expected: BundleStamp?) throws(Trouble) -> Outcome {
    let descriptor = candidate.raw.withCString { open($0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .system(.last) }
    defer { close(descriptor) }
    let tree = try tree(descriptor)
    let stamp = tree.stamp
    if let expected, !stamp.isSameContent(as: expected) { throw .unsettled }
    var parts: [Part] = []
    var room = Int64(limits.fileBytes)
    for entry in tree.entries where entry.status.kind == .file {
      guard DirectoryBundle.wantsBytes(of: entry.name) else {
        parts.append(Part(name: entry.name, bytes: nil))
        continue
      }
      let file: Int32
      do {
        file = try DirectoryTree.open(entry, in: descriptor)
      } catch {
        if [ENOENT, ENOTDIR, ELOOP].contains(error.number) { throw .unsettled }
        throw .refused(.reading(candidate.path + "/" + entry.name, error))
      }
      defer { close(file) }
      let path = candidate.path + "/" + entry.name
      let status = try fileStatus(file, path: path)
      guard status.size <= room else {
        throw .refused(.tooLarge(path, bytes: Int(status.size), limit: limits.fileBytes))
      }
      room -= status.size
      let bytes = try read(file, status)
      parts.append(Part(name: entry.name, bytes: bytes))
    }
    guard try self.tree(descriptor).stamp.isSameContent(as: stamp) else { throw .unsettled }
    parts.sort { $0.name < $1.name }
    let content = BundleContent.directory(name: candidate.raw.name.text, parts: parts)
    return .loaded(LoadedBundle(content, ContentHash(of: parts), stamp))
  }

  private func tree(_ descriptor: Int32) throws(Trouble) -> DirectoryTree {
    do {
      let stamp = try FileStatus.of(descriptor: descriptor).stamp
      let listing = try DirectoryListing(descriptor: descriptor)
      return try DirectoryTree(descriptor: descriptor, listing: listing, stamp: stamp)
    } catch {
      throw .system(error)
    }
  }

  /// The stamp of what is open, if it is a file.
  private func fileStatus(_ descriptor: Int32, path: String) throws(Trouble) -> BundleStamp {
    let status = try status(descriptor)
    guard status.kind == .file else {
      throw .refused(status.defect(at: path) ?? .reading(path, Errno(EISDIR)))
    }
    return status.stamp
  }

  /// Reads an open file whole, if it stays what it is.
  private func read(_ descriptor: Int32, _ before: BundleStamp) throws(Trouble) -> [UInt8] {
    var failure: Errno?
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(before.size)) { buffer, count in
      while count < buffer.count {
        let n = Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if n > 0 {
          count += n
        } else if n == 0 {
          break
        } else if errno != EINTR {
          failure = Errno.last
          break
        }
      }
    }
    if let failure { throw .system(failure) }
    guard bytes.count == before.size, try status(descriptor).stamp.isSameContent(as: before) else {
      throw .unsettled
    }
    return bytes
  }

  private func status(_ descriptor: Int32) throws(Trouble) -> FileStatus {
    do {
      return try FileStatus.of(descriptor: descriptor)
    } catch {
      throw .system(error)
    }
  }

  private func tooLarge(_ path: String, _ size: Int64) -> Failure {
    Failure(
      .tooLarge, subject: path,
      cause: "has \(size >> 20) MB, more than the \(limits.bundleBytes >> 20) MB that one bundle may have",
      remedy: "split it, or raise limits.bundle_size")
  }
}

/// A bundle whose bytes can be had.
package struct LoadedBundle {
  package let content: BundleContent
  /// The fingerprint of its bytes.
  package let hash: ContentHash
  /// What its bytes belong to.
  package let stamp: BundleStamp
  private let file: OpenFile?

  fileprivate init(_ content: BundleContent, _ hash: ContentHash, _ stamp: BundleStamp, file: OpenFile? = nil) {
    self.content = content
    self.hash = hash
    self.stamp = stamp
    self.file = file
  }

  /// Where its bytes are read from, if they were not brought into memory.
  var descriptor: Int32? { file?.descriptor }

  /// Whether what was read of it since is of one piece, and what `hash` stands for.
  package var isUnchanged: Bool { file?.isUnchanged(since: stamp) ?? true }
}

extension BundleStamp {
  /// Whether nothing was written between the two: the inode's own change (permissions, links) does not count.
  func isSameContent(as other: BundleStamp) -> Bool {
    kind == other.kind && size == other.size && modified == other.modified && inode == other.inode
  }
}
