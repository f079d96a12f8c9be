/// Endings of words with what belongs to each, found by their last letter: every word that is new to an index is asked for
/// its endings, and few of them have the same last letter.
struct Endings<Value: Sendable>: Sendable {
  struct Ending: Sendable {
    let bytes: [UInt8]
    let value: Value
  }

  /// By the last byte, in their order.
  private var byLast = [[Ending]](repeating: [], count: 256)

  /// - Parameter endings: none of them empty.
  init(_ endings: [([UInt8], Value)]) {
    for (bytes, value) in endings {
      if let last = bytes.last { byLast[Int(last)].append(Ending(bytes: bytes, value: value)) }
    }
  }

  /// The first of them, in their order, that a word ends with, where at least so many bytes stand before it.
  func first(of word: [UInt8], behind rest: Int = 0) -> Ending? {
    guard let last = word.last else { return nil }
    return byLast[Int(last)].first { word.count >= $0.bytes.count + rest && word.ends(with: $0.bytes) }
  }
}

extension Array where Element == UInt8 {
  /// Whether a word ends so.
  func ends(with ending: [UInt8]) -> Bool { self[...].ends(with: ending) }

  /// Whether a word goes on so from a place.
  @inline(__always)
  func goesOn(at place: Int, with sign: [UInt8]) -> Bool {
    guard count - place >= sign.count else { return false }
    for index in sign.indices where self[place + index] != sign[index] { return false }
    return true
  }
}

extension ArraySlice where Element == UInt8 {
  /// Whether a word ends so.
  func ends(with ending: [UInt8]) -> Bool {
    guard count >= ending.count else { return false }
    let first = endIndex - ending.count
    for index in ending.indices where self[first + index] != ending[index] { return false }
    return true
  }
}

extension String.UTF8View {
  /// Whether a word ends with these letters of ASCII.
  func ends(with ending: StaticString) -> Bool {
    let length = ending.utf8CodeUnitCount
    guard count >= length else { return false }
    return suffix(length).elementsEqual(UnsafeBufferPointer(start: ending.utf8Start, count: length))
  }
}
