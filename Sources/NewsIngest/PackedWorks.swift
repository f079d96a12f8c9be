import NewsModel

/// Work about new files, in some 60 bytes each; as it stands it takes 300, and its path more. A long backlog is of such.
struct PackedWorks: Sendable {
  private struct Entry {
    var stamp: BundleStamp
    /// Where what is its path's own ends in `text`; it begins where that of the one before ends.
    var end: UInt32
    /// Its name is the end of its path.
    var nameLength: UInt32
  }

  /// How all paths begin, and how they go on, one behind the other.
  private let beginning: [UInt8]
  private var text: [UInt8] = []
  private var entries: [Entry] = []

  /// More are not packed together: their memory comes free together, too.
  static let most = 1_024

  /// Whether a piece of work can be packed: a settled file of which nothing is known.
  static func canHold(_ work: Work) -> Bool {
    guard case .readSettled(known: nil) = work.job, work.candidate.rawPath == nil, work.candidate.defect == nil else {
      return false
    }
    var (path, name) = (work.candidate.path, work.candidate.name)
    return path.withUTF8 { path in
      name.withUTF8 { name in
        path.count >= name.count && Self.shared(path.suffix(name.count), name[...]) == name.count
      }
    }
  }

  /// - Parameter works: such as can be held.
  init(_ works: ArraySlice<Work>) {
    let beginning = Self.beginning(of: works)
    self.beginning = Array(beginning)
    entries.reserveCapacity(works.count)
    text.reserveCapacity(works.reduce(0) { $0 + $1.candidate.path.utf8.count - beginning.count })
    for work in works {
      var path = work.candidate.path
      path.withUTF8 { text += $0.dropFirst(beginning.count) }
      entries.append(
        Entry(
          stamp: work.candidate.stamp, end: UInt32(text.count), nameLength: UInt32(work.candidate.name.utf8.count)))
    }
  }

  var count: Int { entries.count }

  subscript(index: Int) -> Work {
    let entry = entries[index]
    let own = (index > 0 ? Int(entries[index - 1].end) : 0)..<Int(entry.end)
    var name = ""
    let path = String(unsafeUninitializedCapacity: beginning.count + own.count) { bytes in
      let start = bytes[..<beginning.count].initialize(fromContentsOf: beginning)
      let end = bytes[start...].initialize(fromContentsOf: text[own])
      name = String(decoding: bytes[(end - Int(entry.nameLength))..<end], as: UTF8.self)
      return end
    }
    return Work(Candidate(path: path, name: name, stamp: entry.stamp), .readSettled(known: nil))
  }

  private static func beginning(of works: ArraySlice<Work>) -> [UInt8] {
    guard let first = works.first else { return [] }
    var common = Array(first.candidate.path.utf8)
    for work in works.dropFirst() {
      var path = work.candidate.path
      let count = path.withUTF8 { path in common.withUnsafeBufferPointer { shared($0[...], path[...]) } }
      if count < common.count { common.removeLast(common.count - count) }
    }
    return common
  }

  /// How many bytes two begin with alike.
  @inline(__always)
  private static func shared(_ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let (a, b) = (UnsafeBufferPointer(rebasing: a), UnsafeBufferPointer(rebasing: b))
    var count = 0
    while count < min(a.count, b.count), a[count] == b[count] { count += 1 }
    return count
  }
}
