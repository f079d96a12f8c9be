import Foundation
import Testing

/// The power is cut while newsqd works: what it had reported is there afterwards.
@Suite(.ownThreads, .enabled(if: LoopDisk.isPossible, LoopDisk.needs)) struct PowerCutTests {
  @Test func `what was reported as indexed survives a power cut`() throws {
    let seed = ProcessInfo.processInfo.environment["NEWSQ_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 1...999_999)
    print("power cuts: seed \(seed) (NEWSQ_SEED=\(seed) repeats it)")
    var random = SplitMix(state: seed)
    let disk = try LoopDisk(megabytes: 160)
    let place = try Place(configuration: "log_level = \"debug\"\n[limits]\nfree_space = 0\n")
    let onDisk = ["NEWSQ_DB": disk.path + "/index.db"]
    var delivered = 0
    for cut in 0..<8 {
      let daemon = try place.newsqd(adding: onDisk)
      let wanted = delivered + Int.random(in: 5..<30, using: &random)
      while delivered < wanted {
        try place.deliver("\(delivered).txt", Place.article("Report \(delivered)", "a badger, number\(delivered)"))
        delivered += 1
        usleep(UInt32.random(in: 0..<15_000, using: &random))
      }
      // Told of now, before the cut: what is told of later may be there or not.
      let reported = Self.reported(daemon)
      try disk.cutPower()
      daemon.signal(SIGKILL)
      _ = try daemon.end()
      try disk.unmount()
      try disk.mount()
      let keys = try Self.found(place, onDisk)
      #expect(reported.subtracting(keys) == [], "cut \(cut), seed \(seed)")
    }
    let last = try place.newsqd("--once", adding: onDisk).end()
    #expect(last.status == 0, "\(last.errors)")
    #expect(try Self.found(place, onDisk).count == delivered)
    let doctor = try place.newsq("doctor", adding: onDisk)
    #expect(doctor.status == 0, "\(doctor.text)")
  }

  /// The names of the bundles that the log calls indexed.
  private static func reported(_ daemon: Program) -> Set<String> {
    Set(
      daemon.complaints.split(separator: "\n").filter { $0.hasPrefix("debug indexed path=") }.compactMap { line in
        line.split(separator: " ").first { $0.hasPrefix("path=") }.map { String($0.split(separator: "/").last!) }
      })
  }

  private static func found(_ place: Place, _ variables: [String: String]) throws -> Set<String> {
    let outcome = try place.newsq("search", "--format", "jsonl", "-n", "1000", "badger", adding: variables)
    // There may be no database yet after the first cut.
    try #require([0, 1, 3].contains(outcome.status), "\(outcome.errors)")
    return try Set(outcome.records().compactMap { $0["key"] as? String })
  }
}
