import Glibc
import NewsFiles
package import NewsIndex
package import NewsModel
package import NewsReaders

/// Brings a bundle's bytes into memory, and makes sure that they are of one piece.
package struct BundleLoader: Sendable {
  package enum Outcome: Sendable {
    /// The bytes, their fingerprint, and the stamp they belong to.
    case loaded(BundleContent, ContentHash, BundleStamp)
    /// It changed since it was seen, or while it was read: to be judged again.
    case unsettled
    /// It is not there any more.
    case vanished
    case failed(Failure)
    /// The machine's trouble of the moment; says nothing about the bundle.
    case postponed(Failure)
  }

  /// Bytes that one bundle may have.
  package var sizeLimit: Int64

  package init(sizeLimit: Int64 = 1 << 30) {
    self.sizeLimit = sizeLimit
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
    defer { close(descriptor) }
    let (bytes, stamp) = try read(descriptor, path: candidate.path, limit: sizeLimit)
    if let expected, !stamp.isSameContent(as: expected) { throw .unsettled }
    let content = BundleContent.file(name: candidate.raw.name.text, bytes: bytes)
    return .loaded(content, ContentHash(of: bytes), stamp)
  }

  private func loadDirectory(_ candidate: Candidate, _ expected: BundleStamp?) throws(Trouble) -> Outcome {
    let descriptor = candidate.raw.withCString { open($0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .system(.last) }
    defer { close(descriptor) }
    let tree = try tree(descriptor)
    let stamp = tree.stamp
    if let expected, !stamp.isSameContent(as: expected) { throw .unsettled }
    var parts: [Part] = []
    var room = sizeLimit
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
      let bytes = try read(file, path: candidate.path + "/" + entry.name, limit: room).bytes
      room -= Int64(bytes.count)
      parts.append(Part(name: entry.name, bytes: bytes))
    }
    guard try self.tree(descriptor).stamp.isSameContent(as: stamp) else { throw .unsettled }
    parts.sort { $0.name < $1.name }
    return .loaded(.directory(name: candidate.raw.name.text, parts: parts), ContentHash(of: parts), stamp)
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

  /// Reads an open file whole, if it is one and stays what it is.
  private func read(
    _ descriptor: Int32, path: String, limit: Int64
  ) throws(Trouble) -> (bytes: [UInt8], stamp: BundleStamp) {
    let before = try status(descriptor)
    guard before.kind == .file else {
      throw .refused(before.defect(at: path) ?? .reading(path, Errno(EISDIR)))
    }
    guard before.stamp.size <= limit else {
      throw .refused(tooLarge(path, before.stamp.size))
    }
    var failure: Errno?
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(before.stamp.size)) { buffer, count in
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
    guard bytes.count == before.stamp.size, try status(descriptor).stamp.isSameContent(as: before.stamp) else {
      throw .unsettled
    }
    return (bytes, before.stamp)
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
      cause: "has \(size >> 20) MB, more than the \(sizeLimit >> 20) MB that one bundle may have",
      remedy: "split it into smaller files")
  }
}

extension BundleStamp {
  /// Whether nothing was written between the two: the inode's own change (permissions, links) does not count.
  func isSameContent(as other: BundleStamp) -> Bool {
    kind == other.kind && size == other.size && modified == other.modified && inode == other.inode
  }
}
