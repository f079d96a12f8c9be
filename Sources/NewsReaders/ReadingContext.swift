package import NewsModel

/// Where in a bundle a reader is, and what the bundle has cost so far.
package struct ReadingContext {
  package let limits: ReadingLimits
  /// How many archives are around what is read.
  var depth = 0
  /// Whether what is read came out of a compressed file: an archive in it is no further level (`tar.gz`).
  var isUnpacked = false
  private(set) var spent: Spent

  /// The bundle's name.
  let bundle: String
  /// The path of what is read inside of the bundle's archives; empty where it is the bundle.
  var path = ""

  /// The bundle's members that are read beside what is read here.
  let members: MembersInHand

  init(_ limits: ReadingLimits, bundle: String, path: String = "", _ members: MembersInHand = MembersInHand()) {
    self.limits = limits
    self.bundle = bundle
    self.path = path
    self.members = members
    spent = Spent()
  }

  /// What is read, for failures: `day.zip:inner/story.html`
  var place: String { path.isEmpty ? bundle : "\(bundle):\(path)" }

  /// For a member of the archive that is read.
  func member(_ name: String) -> ReadingContext {
    var inner = self
    if !name.isEmpty { inner.path = path.isEmpty ? name : "\(path)/\(name)" }
    inner.isUnpacked = false
    return inner
  }

  /// What the archives of one bundle have cost.
  final class Spent {
    var archiveBytes = 0
    var entries = 0
  }

  /// The same place, for somebody who only looks ahead: what he spends is not counted against the bundle.
  func lookingAhead() -> ReadingContext {
    let copy = Spent()
    copy.archiveBytes = spent.archiveBytes
    copy.entries = spent.entries
    var context = self
    context.spent = copy
    return context
  }

  /// Inside of an archive or of a compressed file.
  /// - Throws: `archiveDepth` where that is too deep.
  func inside(_ subject: String, compressed: Bool) throws(Failure) -> ReadingContext {
    let deeper = isUnpacked && !compressed ? depth : depth + 1
    guard deeper <= limits.archiveDepth else {
      throw Failure(
        .archiveDepth, subject: subject,
        cause: "is an archive inside of \(depth) others, and \(limits.archiveDepth) in all are read",
        remedy: "deliver it by itself, or raise limits.archive_depth")
    }
    var inner = self
    inner.depth = deeper
    inner.isUnpacked = compressed
    return inner
  }

  // MARK: What is counted

  /// Counts bytes that came out of an archive.
  /// - Throws: `archiveSize` where they are too many.
  func count(bytes: Int, subject: String) throws(Failure) {
    spent.archiveBytes += bytes
    guard spent.archiveBytes <= limits.archiveBytes else {
      throw Failure(
        .archiveSize, subject: subject,
        cause: "unpacks to more than the \(limits.archiveBytes >> 20) MB that may come out of one bundle's archives",
        remedy: "split it, or raise limits.archive_size")
    }
  }

  /// Counts an entry of an archive.
  /// - Throws: `archiveEntries` where they are too many.
  func countEntry(subject: String) throws(Failure) {
    spent.entries += 1
    guard spent.entries <= limits.archiveEntries else {
      throw Failure(
        .archiveEntries, subject: subject,
        cause: "has more than the \(limits.archiveEntries) entries that one bundle's archives may have",
        remedy: "split it, or raise limits.archive_entries")
    }
  }

  /// Whether so much may have come out of so little.
  /// - Throws: `archiveRatio`
  func check(ratioOf out: Int, to input: Int, subject: String) throws(Failure) {
    guard out > ReadingLimits.ratioFloor, out / limits.archiveRatio > input else { return }
    throw Failure(
      .archiveRatio, subject: subject,
      cause: "unpacks to more than \(limits.archiveRatio) times its own size, as archives do that are made to do harm",
      remedy: "keep it out of the inbox, or raise limits.archive_ratio")
  }
}
