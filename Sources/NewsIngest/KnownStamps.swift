import NewsIndex
package import NewsModel

/// The bundles that a look through an inbox expects, each by its path and its stamp as they were when the look began, with a note
/// whether it has been seen: 11 bytes a bundle, for there may be a million.
///
/// Of a path and a stamp there are only hashes, of 32 and 30 bits. A new file's path is taken for a known one now and then; the
/// journal is asked for it then, to no harm. A change is overlooked once in a billion, until the file changes again.
package struct KnownStamps {
  /// From the highest bits down: the path's hash, the stamp's, and whether it was seen; 0 where a slot is empty. Open addressing with
  /// linear probing.
  private var slots: [UInt64]
  package private(set) var count = 0
  /// Bundles that nobody has seen yet.
  package private(set) var unseenCount = 0

  private static let seen: UInt64 = 1
  private static let seed = UInt64.random(in: 0...UInt64.max)

  /// - Parameter expected: how many bundles will come, about.
  package init(expected: Int = 0) {
    slots = [UInt64](repeating: 0, count: Self.slotCount(for: expected))
  }

  /// Three quarters full, then.
  private static func slotCount(for bundles: Int) -> Int { max(64, bundles + bundles / 3) }

  /// Takes in a bundle. Its path must not be here already with the same stamp.
  package mutating func insert(_ path: UnsafeBufferPointer<UInt8>, _ stamp: BundleStamp, isSeen: Bool = false) {
    // Seven eighths full at most: some may have come since they were counted.
    if (count + 1) * 8 > slots.count * 7 { spread() }
    put(Self.slot(path, stamp) | (isSeen ? Self.seen : 0))
    count += 1
    if !isSeen { unseenCount += 1 }
  }

  /// Whether a bundle is expected at this path, with whatever stamp.
  package func expects(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Self.start(path)
    return place(of: start) { $0 >> 32 == start >> 32 } != nil
  }

  /// Notes that a bundle was seen; false where none is expected with this path and stamp.
  package mutating func see(_ path: UnsafeBufferPointer<UInt8>, _ stamp: BundleStamp) -> Bool {
    guard let place = place(of: Self.slot(path, stamp)) else { return false }
    if slots[place] & Self.seen == 0 { unseenCount -= 1 }
    slots[place] |= Self.seen
    return true
  }

  /// Takes back that it was seen: what stood there turned out to be a part of another bundle.
  package mutating func unsee(_ path: UnsafeBufferPointer<UInt8>, _ stamp: BundleStamp) {
    guard let place = place(of: Self.slot(path, stamp)), slots[place] & Self.seen != 0 else { return }
    slots[place] &= ~Self.seen
    unseenCount += 1
  }

  /// Whether a bundle is expected with this path and stamp, and was not seen.
  package func isUnseen(_ path: UnsafeBufferPointer<UInt8>, _ stamp: BundleStamp) -> Bool {
    place(of: Self.slot(path, stamp)).map { slots[$0] & Self.seen == 0 } ?? false
  }

  /// For another look, at a journal that has not changed.
  package mutating func unseeAll() {
    for place in slots.indices { slots[place] &= ~Self.seen }
    unseenCount = count
  }

  // MARK: Slots

  private static func slot(_ path: UnsafeBufferPointer<UInt8>, _ stamp: BundleStamp) -> UInt64 {
    // A bit of the stamp's hash is set, so that no slot looks empty.
    start(path) | (hash(of: stamp) >> 32 | 2) & ~seen
  }

  /// What the slots of a path have in common.
  private static func start(_ path: UnsafeBufferPointer<UInt8>) -> UInt64 {
    XXHash.short(of: path, seed: seed) & ~0xFFFF_FFFF
  }

  private static func hash(of stamp: BundleStamp) -> UInt64 {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 5) { fields in
      fields[0] = UInt64(bitPattern: stamp.size)
      fields[1] = UInt64(bitPattern: stamp.modified)
      fields[2] = UInt64(bitPattern: stamp.changed)
      fields[3] = stamp.inode
      fields[4] =
        switch stamp.kind {
        case .file: 0
        case .directory: 1
        case .other: 2
        }
      return UnsafeRawBufferPointer(fields).withMemoryRebound(to: UInt8.self) { XXHash.short(of: $0, seed: seed) }
    }
  }

  private func place(of slot: UInt64) -> Int? {
    place(of: slot) { $0 | Self.seen == slot | Self.seen }
  }

  /// The first one of a path's slots that is it.
  @inline(__always)
  private func place(of slot: UInt64, where isIt: (UInt64) -> Bool) -> Int? {
    var place = firstPlace(of: slot)
    while slots[place] != 0 {
      if isIt(slots[place]) { return place }
      place = place + 1 == slots.count ? 0 : place + 1
    }
    return nil
  }

  private func firstPlace(of slot: UInt64) -> Int {
    Int(truncatingIfNeeded: ((slot >> 32) * UInt64(slots.count)) >> 32)
  }

  private mutating func put(_ slot: UInt64) {
    var place = firstPlace(of: slot)
    while slots[place] != 0 { place = place + 1 == slots.count ? 0 : place + 1 }
    slots[place] = slot
  }

  private mutating func spread() {
    let old = slots
    slots = [UInt64](repeating: 0, count: 2 * old.count)
    for slot in old where slot != 0 { put(slot) }
  }
}
