/// The names that a producer may use for what is not finished.
package enum DeliveryName {
  /// Whether an entry of this name is never looked at: it begins with a dot, or ends in `.part`, `.tmp` or
  /// `.crdownload`.
  package static func isIgnored(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    let known = name.withContiguousStorageIfAvailable { isIgnored(UnsafeRawBufferPointer($0)) }
    return known ?? isIgnored(Array(name))
  }

  /// The same for a name in memory: one is asked for each entry of a directory, where a generic function of another module
  /// took longer than asking the system for the file's status.
  package static func isIgnored(_ name: UnsafeRawBufferPointer) -> Bool {
    guard let first = name.first else { return true }
    if first == UInt8(ascii: ".") { return true }
    return endings.contains { ending in
      let start = name.count - ending.count
      return start >= 0 && ending.indices.allSatisfy { name[start + $0] == ending[$0] }
    }
  }

  private static let endings = [".part", ".tmp", ".crdownload"].map { Array($0.utf8) }
}
