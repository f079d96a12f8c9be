import Glibc
package import NewsFiles
package import NewsModel
import NewsReaders

/// Walks a directory and names what may be a bundle in it.
///
/// Nothing is opened but directories. Symbolic links are not followed, so nothing outside of the root is ever seen;
/// links, pipes, sockets and devices are candidates with a defect, so that `newsq failed` can name them.
package struct InboxScanner {
  /// Names of candidates are relative to this directory.
  package let root: RawPath
  /// Called with each directory before it is read: what changes afterwards is the watcher's to tell.
  private let willRead: (RawPath) -> Void
  private let known: KnownBundles?
  private let handOn: ((Candidate) -> Bool)?

  /// Deeper nesting than this is taken for an accident (a loop of mounts, an unpacking gone wrong).
  static let maximumDepth = 128

  /// - Parameters:
  ///   - known: what is known; what of it is as it was is counted, and no candidate.
  ///   - handOn: gets candidates as they are found, which then are no part of the scan, only counted: files of the root one by one,
  ///     others once their directory is known not to be a bundle. Says whether to go on.
  package init(
    root: RawPath, passingOver known: KnownBundles? = nil, handingOn handOn: ((Candidate) -> Bool)? = nil,
    willRead: @escaping (RawPath) -> Void = { _ in }
  ) {
    self.root = root
    self.known = known
    self.handOn = handOn
    self.willRead = willRead
  }

  /// Everything below the root. The root itself is never a bundle.
  ///
  /// Throws where the root cannot be read; directories below that cannot are candidates with a defect.
  package func scan() throws(Failure) -> Scan {
    try walk(from: root, mayBeBundle: false, followLink: true)
  }

  /// A directory and everything below it; it may itself be a bundle.
  package func scan(directory: RawPath) throws(Failure) -> Scan {
    try walk(from: directory, mayBeBundle: directory != root, followLink: directory == root)
  }

  /// The root and everything below it; it may itself be a bundle, under its own name.
  func scanNamed() throws(Failure) -> Scan {
    try walk(from: root, mayBeBundle: true, followLink: true)
  }

  /// What stands at one path now: a file's candidate, a directory's contents, or nil where there is nothing.
  package func look(at path: RawPath) throws(Failure) -> Scan? {
    let status: FileStatus
    do {
      status = try FileStatus.of(path)
    } catch {
      if error.number == ENOENT || error.number == ENOTDIR { return nil }
      throw Failure.reading(path.text, error)
    }
    if status.kind == .directory {
      do {
        return try scan(directory: path)
      } catch {
        if error.code == .notFound { return nil }
        var scan = Scan()
        scan.blind = [path.text]
        scan.candidates = [candidate(path, status.stamp, defect: error)]
        return scan
      }
    }
    var scan = Scan()
    scan.candidates = [candidate(path, status.stamp, defect: status.defect(at: path.text))]
    return scan
  }

  /// A directory on the way down, with those in it that are still to be walked.
  private struct Level {
    var path: RawPath
    var descriptor: Int32
    var waiting: [DirectoryListing.Entry]
  }

  private func walk(from start: RawPath, mayBeBundle: Bool, followLink: Bool) throws(Failure) -> Scan {
    var scan = Scan()
    var levels: [Level] = []
    defer { levels.forEach { close($0.descriptor) } }
    do throws(Errno) {
      let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followLink ? 0 : O_NOFOLLOW)
      let descriptor = start.withCString { open($0, flags) }
      guard descriptor >= 0 else { throw Errno.last }
      levels.append(Level(path: start, descriptor: descriptor, waiting: []))
      let stamp = try FileStatus.of(descriptor: descriptor).stamp
      levels[0].waiting = try read(start, descriptor, stamp, mayBeBundle: mayBeBundle, into: &scan)
    } catch {
      throw Failure.reading(start.text, error)
    }
    while !scan.isCut, let level = levels.last {
      guard let entry = levels[levels.count - 1].waiting.popLast() else {
        close(level.descriptor)
        levels.removeLast()
        continue
      }
      if let deeper = descend(into: entry, of: level, depth: levels.count, &scan) { levels.append(deeper) }
    }
    return scan
  }

  private func descend(
    into entry: DirectoryListing.Entry, of level: Level, depth: Int, _ scan: inout Scan
  ) -> Level? {
    let path = level.path.appending(entry.bytes)
    do throws(Errno) {
      guard depth < Self.maximumDepth else { throw Errno(ENAMETOOLONG) }
      let descriptor = RawPath(bytes: entry.bytes).withCString {
        openat(level.descriptor, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      }
      guard descriptor >= 0 else { throw Errno.last }
      do throws(Errno) {
        let waiting = try read(path, descriptor, entry.status.stamp, mayBeBundle: true, into: &scan)
        if waiting.isEmpty {
          close(descriptor)
          return nil
        }
        return Level(path: path, descriptor: descriptor, waiting: waiting)
      } catch {
        close(descriptor)
        throw error
      }
    } catch {
      // Gone, or no longer a directory: the next look will tell.
      if error.number == ENOENT || error.number == ENOTDIR || error.number == ELOOP { return nil }
      scan.blind.append(path.text)
      add(candidate(path, entry.status.stamp, defect: .reading(path.text, error)), to: &scan)
      return nil
    }
  }

  /// Reads one directory: adds the candidates in it, gives the directories in it.
  private func read(
    _ path: RawPath, _ descriptor: Int32, _ stamp: BundleStamp, mayBeBundle: Bool, into scan: inout Scan
  ) throws(Errno) -> [DirectoryListing.Entry] {
    willRead(path)
    let isPlain = String(validating: path.bytes, as: UTF8.self) != nil
    let prefix = path.text == "/" ? "/" : path.text + "/"
    let rootLength = root.text == "/" ? 1 : root.text.utf8.count + 1
    func named(_ entry: DirectoryListing.Entry) -> Candidate {
      let text = prefix + entry.name
      return Candidate(
        path: text, rawPath: isPlain && entry.rawName == nil ? nil : path.appending(entry.bytes),
        name: String(text.utf8.dropFirst(rootLength)) ?? entry.name, stamp: entry.status.stamp,
        defect: entry.status.defect(at: text))
    }
    var handedOn = 0
    let listing = try list(
      path, descriptor, passingOver: isPlain ? known : nil, mayBeBundle: mayBeBundle,
      handingOn: !isPlain || mayBeBundle
        ? nil
        : handOn.map { handOn in
          { entry in
            handedOn += 1
            return handOn(named(entry))
          }
        })
    scan.handedOn += handedOn
    scan.isCut = listing.isCut
    scan.directories += 1
    scan.passedOver += listing.passedOver
    if mayBeBundle, DirectoryBundle.mayBeBundle(fileNames: listing.fileNames) {
      let tree = try DirectoryTree(descriptor: descriptor, listing: listing, stamp: stamp) {
        willRead(path.appending($0))
      }
      if DirectoryBundle.isBundle(fileNames: tree.fileNames) {
        if !pass(over: path.bytes, tree.stamp, isPlain, &scan) { add(candidate(path, tree.stamp), to: &scan) }
        return []
      }
    }
    var directories: [DirectoryListing.Entry] = []
    for entry in listing.entries {
      if entry.status.kind == .directory {
        directories.append(entry)
      } else if !pass(
        over: path.appending(entry.bytes).bytes, entry.status.stamp, isPlain && entry.rawName == nil, &scan)
      {
        add(named(entry), to: &scan)
      }
    }
    return directories
  }

  /// Whether what stands at a path is known as it is.
  private func pass(over path: [UInt8], _ stamp: BundleStamp, _ isPlain: Bool, _ scan: inout Scan) -> Bool {
    guard isPlain, let known, path.withUnsafeBufferPointer({ known.see($0, as: stamp) }) else { return false }
    scan.passedOver += 1
    return true
  }

  private func add(_ candidate: Candidate, to scan: inout Scan) {
    guard let handOn else { return scan.candidates.append(candidate) }
    if scan.isCut { return }
    scan.handedOn += 1
    scan.isCut = !handOn(candidate)
  }

  /// Reads one directory without what is known; all of it where its names together matter.
  private func list(
    _ path: RawPath, _ descriptor: Int32, passingOver known: KnownBundles?, mayBeBundle: Bool,
    handingOn handOn: ((DirectoryListing.Entry) -> Bool)?
  ) throws(Errno) -> DirectoryListing {
    guard let known else { return try DirectoryListing(descriptor: descriptor, handingOn: handOn) }
    let start = path.appending([]).bytes
    let listing = try DirectoryListing(
      descriptor: descriptor, passingOver: known, in: start, keepsMarks: mayBeBundle, handingOn: handOn)
    let isSelection = listing.passedOver > 0
    // What is handed on is not listed a second time, and asks the directory itself which name is the real one.
    let isAmbiguous = handOn == nil && listing.hasRawNames
    if isSelection, isAmbiguous || (mayBeBundle && DirectoryBundle.mayBeBundle(fileNames: listing.fileNames)) {
      let whole = try DirectoryListing(descriptor: descriptor)
      // Perhaps they are parts of a bundle; else they are seen once more.
      for entry in whole.entries where entry.status.kind != .directory {
        (start + entry.bytes).withUnsafeBufferPointer { known.unsee($0, as: entry.status.stamp) }
      }
      return whole
    }
    return listing
  }

  private func candidate(_ path: RawPath, _ stamp: BundleStamp, defect: Failure? = nil) -> Candidate {
    let text = path.text
    let isPlain = text.utf8.elementsEqual(path.bytes)
    return Candidate(
      path: text, rawPath: isPlain ? nil : path, name: relativeName(of: path), stamp: stamp, defect: defect)
  }

  private func relativeName(of path: RawPath) -> String {
    guard path != root, path.isInside(root) else { return path.name.text }
    let skipped = root.bytes.last == UInt8(ascii: "/") ? root.bytes.count : root.bytes.count + 1
    return RawPath(bytes: Array(path.bytes.dropFirst(skipped))).text
  }
}
