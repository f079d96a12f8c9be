import Foundation
import Testing

/// What a program left behind when it ended.
struct Outcome {
  /// The exit status; 128 and the signal's number where a signal ended it, as shells have it.
  var status: Int32
  var output: [UInt8]
  var complaints: [UInt8]

  var text: String { String(decoding: output, as: UTF8.self) }
  var errors: String { String(decoding: complaints, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }

  /// The lines of the output as JSON objects, read by a reader that is not ours.
  func records() throws -> [[String: Any]] {
    try lines.map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(value as? [String: Any], "not an object: \(line)")
    }
  }

  /// The keys of the objects' own order, which JSON readers do not keep.
  static func keys(ofLine line: String) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
    let object = try #require(value as? [String: Any])
    return object.keys.sorted { a, b in
      line.range(of: "\"\(a)\":")!.lowerBound < line.range(of: "\"\(b)\":")!.lowerBound
    }
  }
}

/// Something that did not come about in time.
struct Overdue: Error, CustomStringConvertible {
  var description: String
}

/// Waits until a condition holds, looking at it again and again; throws where it does not in time.
///
/// The deadline is generous, for machines with much else to do: it is there to end a test that cannot succeed.
func eventually(_ what: String, within limit: Duration = .seconds(300), _ holds: () throws -> Bool) throws {
  let end = ContinuousClock.now + limit
  while try !holds() {
    if ContinuousClock.now > end { throw Overdue(description: "not within \(limit): \(what)") }
    usleep(20_000)
  }
}
