/// The names that a producer may use for what is not finished.
package enum DeliveryName {
  /// Whether an entry of this name is never looked at: it begins with a dot, or ends in `.part`, `.tmp` or
  /// `.crdownload`.
  package static func isIgnored(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    guard let first = name.first else { return true }
    if first == UInt8(ascii: ".") { return true }
    return endings.contains { name.count >= $0.count && name.suffix($0.count).elementsEqual($0) }
  }

  private static let endings = [".part", ".tmp", ".crdownload"].map { Array($0.utf8)[...] }
}
