import NewsIndex

/// A path as everything up to its last slash, with that, and what follows; valid as long as the bytes that it was made of.
struct PathInParts {
  let directory: UnsafeBufferPointer<UInt8>
  let name: UnsafeBufferPointer<UInt8>
  let directoryHash: UInt64
  /// Of the whole.
  let hash: UInt64

  init(_ path: UnsafeBufferPointer<UInt8>) {
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    directory = UnsafeBufferPointer(rebasing: path[..<start])
    name = UnsafeBufferPointer(rebasing: path[start...])
    directoryHash = Self.hash(directory)
    hash = Self.hash(name, inDirectory: directoryHash)
  }

  private static let seed = UInt64.random(in: 0...UInt64.max)

  static func hash(_ path: UnsafeBufferPointer<UInt8>) -> UInt64 {
    XXHash.short(of: path, seed: seed)
  }

  static func hash(_ name: UnsafeBufferPointer<UInt8>, inDirectory directory: UInt64) -> UInt64 {
    XXHash.short(of: name, seed: directory)
  }
}

/// The directories of many paths, by numbers from 0 on.
struct KnownDirectories: Sendable {
  private struct Entry {
    let hash: UInt64
    let path: UInt32
    let length: UInt32
    /// Bundles right in it.
    var bundles = 0
  }

  private var entries: [Entry] = []
  /// Their paths, one behind the other.
  private var text: [UInt8] = []
  private var numbers: [UInt64: UInt32] = [:]

  /// Bytes of those that no bundle is in.
  private(set) var wasted = 0

  /// The path, up to its last slash and with it.
  subscript(number: UInt32) -> ArraySlice<UInt8> { bytes(of: entries[Int(number)]) }

  func hash(of number: UInt32) -> UInt64 { entries[Int(number)].hash }

  /// Whether it is the directory of a path.
  func holds(_ path: PathInParts, as number: UInt32) -> Bool {
    let entry = entries[Int(number)]
    return entry.hash == path.directoryHash && bytes(of: entry).elementsEqual(path.directory)
  }

  /// What is to be said of each, by their numbers.
  func map<Value>(_ body: (ArraySlice<UInt8>) -> Value) -> [Value] { entries.map { body(bytes(of: $0)) } }

  /// The number of a path's directory, which has one bundle more.
  mutating func enter(_ path: PathInParts) -> UInt32 {
    // Of two with the same hash the second one stands here as often as it is asked for.
    if let known = numbers[path.directoryHash], holds(path, as: known) {
      if entries[Int(known)].bundles == 0 { wasted -= Self.cost(of: entries[Int(known)]) }
      entries[Int(known)].bundles += 1
      return known
    }
    entries.append(
      Entry(
        hash: path.directoryHash, path: UInt32(text.count), length: UInt32(path.directory.count), bundles: 1))
    text += path.directory
    let number = UInt32(entries.count - 1)
    if numbers[path.directoryHash] == nil { numbers[path.directoryHash] = number }
    return number
  }

  /// A directory has one bundle less.
  mutating func leave(_ number: UInt32) {
    entries[Int(number)].bundles -= 1
    if entries[Int(number)].bundles == 0 { wasted += Self.cost(of: entries[Int(number)]) }
  }

  /// Leaves out those that no bundle is in; gives the new numbers of the others by their old ones.
  mutating func pack() -> [UInt32] {
    var packed = KnownDirectories()
    let new = entries.map { entry in
      guard entry.bundles > 0 else { return UInt32.max }
      packed.entries.append(
        Entry(hash: entry.hash, path: UInt32(packed.text.count), length: entry.length, bundles: entry.bundles))
      packed.text += bytes(of: entry)
      let number = UInt32(packed.entries.count - 1)
      if packed.numbers[entry.hash] == nil { packed.numbers[entry.hash] = number }
      return number
    }
    self = packed
    return new
  }

  private func bytes(of entry: Entry) -> ArraySlice<UInt8> {
    text[Int(entry.path)..<Int(entry.path) + Int(entry.length)]
  }

  private static func cost(of entry: Entry) -> Int { Int(entry.length) + 48 }
}
