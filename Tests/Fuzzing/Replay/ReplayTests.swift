import Foundation
import NewsModel
import Ordeals
import Testing

/// What fuzzers found worth keeping, and the seeds they began with, without a fuzzer: each file of Tests/Fuzzing/Corpus is
/// read or asked as newsqd and newsq would. It ends without a crash, in time, twice in the same, and in what is promised
/// of any bytes (``Ordeal``).
@Suite struct `The fuzzers' corpus` {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../Corpus").standardizedFileURL.path

  private static func inputs(of ordeal: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(ordeal)").sorted()
  }

  @Test func `has inputs for each ordeal, and for no other`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(folders.sorted() == Ordeal.all.map(\.name).sorted())
    for ordeal in Ordeal.all { #expect(try !Self.inputs(of: ordeal.name).isEmpty, "\(ordeal.name)") }
  }

  @Test(arguments: Ordeal.all.map(\.name))
  func `is read or refused as promised, and twice in the same way`(name: String) throws {
    let ordeal = try #require(Ordeal.named(name))
    for input in try Self.inputs(of: name) {
      let bytes = [UInt8](try #require(FileManager.default.contents(atPath: "\(Self.folder)/\(name)/\(input)")))
      for limits in [ReadingLimits(), Self.narrow] {
        do {
          let first = try ordeal.undergo(bytes, limits)
          let again = try ordeal.undergo(bytes, limits)
          #expect(first == again, "\(name)/\(input)")
          #expect(!first.isOverdue, "\(name)/\(input)")
        } catch {
          Issue.record("\(name)/\(input): \(error)")
        }
      }
    }
  }

  @Test func `half of it is read or refused as well`() throws {
    for ordeal in Ordeal.all {
      for input in try Self.inputs(of: ordeal.name) {
        let bytes = [UInt8](
          try #require(FileManager.default.contents(atPath: "\(Self.folder)/\(ordeal.name)/\(input)")))
        do {
          _ = try ordeal.undergo(Array(bytes.prefix(bytes.count / 2)), ReadingLimits())
        } catch {
          Issue.record("the first half of \(ordeal.name)/\(input): \(error)")
        }
      }
    }
  }

  /// Limits that small files meet.
  private static let narrow = {
    var limits = ReadingLimits()
    limits.fileBytes = 600
    limits.archiveBytes = 400
    limits.archiveDepth = 1
    limits.archiveEntries = 2
    limits.articleBytes = 40
    limits.bundleText = 60
    limits.nesting = 4
    return limits
  }()
}

extension Ordeal.Came {
  /// Whether time has run out.
  fileprivate var isOverdue: Bool {
    switch self {
    case .refused(let failure): failure.code == .timedOut
    case .articles(let results, _):
      results.contains { if case .failure(let failure) = $0 { failure.code == .timedOut } else { false } }
    case .answered: false
    }
  }
}
