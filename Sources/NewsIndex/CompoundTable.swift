/// Words that were seen with a hyphen between their two parts: "cease-fire" under "ceasefire".
///
/// The index holds the parts alone. This is how a reader who types the word in one piece finds them.
struct CompoundTable: Sendable {
  /// Joined form → parts with a space between them.
  private(set) var parts: [String: String] = [:]

  mutating func insert(_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>) {
    guard first.count + second.count <= 40 else { return }
    let first = String(decoding: first, as: UTF8.self)
    let second = String(decoding: second, as: UTF8.self)
    parts[first + second] = "\(first) \(second)"
  }
}
