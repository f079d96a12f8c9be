import NewsJSON
import NewsModel

/// The state as newsqd leaves it in the file that it holds locked beside its database, for `newsq status`.
///
/// The file has one block, always of the same length and written in place: a full disk cannot refuse that. It is text: the
/// process on a line, the length and the checksum of what follows on the next, the state as JSON, and spaces to the end. One
/// that is torn or of another program does not have its checksum, and counts as none.
package enum ServiceRecord {
  /// Bytes of the file.
  package static let length = 4_096

  /// What stands first in the second line.
  private static let mark = "newsqd-state"

  /// The whole file, before there is a state to tell.
  package static func bytes(ofProcess process: Int32) -> [UInt8] {
    filled(Array("\(process)\n".utf8))
  }

  /// The whole file. What is too long is left out, the texts of troubles first.
  package static func bytes(of state: ServiceState) -> [UInt8] {
    for most in [Int.max, 400, 80, 0] {
      let json = Array(state.shortened(to: most).json.text.utf8)
      let head = "\(state.process)\n\(mark) \(json.count) \(String(checksum(json[...]), radix: 16))\n"
      if head.utf8.count + json.count < length { return filled(Array(head.utf8) + json) }
    }
    return bytes(ofProcess: state.process)
  }

  /// The state that the file's bytes hold; nil where there is none that is whole.
  package static func state(in bytes: [UInt8]) -> ServiceState? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3 else { return nil }
    let words = String(decoding: lines[1], as: UTF8.self).split(separator: " ")
    guard words.count == 3, words[0] == mark, let count = Int(words[1]), let sum = UInt64(words[2], radix: 16),
      (0...lines[2].count).contains(count)
    else { return nil }
    let text = lines[2].prefix(count)
    guard checksum(text) == sum, let json = try? JSONValue.parse(text) else { return nil }
    return ServiceState(json)
  }

  /// FNV-1a, of 64 bits: nobody wants to deceive, so it need only tell what is torn.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func filled(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: UInt8(ascii: " "), count: length - bytes.count - 1) + [UInt8(ascii: "\n")]
  }
}

extension ServiceState {
  /// The state with no text longer than so many bytes.
  fileprivate func shortened(to most: Int) -> ServiceState {
    func short(_ text: String) -> String {
      text.utf8.count <= most ? text : String(decoding: text.utf8.prefix(most), as: UTF8.self) + "…"
    }
    func short(_ failure: Failure) -> Failure {
      Failure(
        failure.code, subject: short(failure.subject), cause: short(failure.cause), remedy: short(failure.remedy))
    }
    var state = self
    state.inbox = short(inbox)
    state.troubles = troubles.prefix(most / 40).map(short)
    if case .polling(let because?) = watching { state.watching = .polling(because: short(because)) }
    return state
  }
}
