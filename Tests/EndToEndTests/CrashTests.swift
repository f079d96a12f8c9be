import Foundation
import Testing

/// A newsqd that is killed in the middle of its work.
@Suite(.ownThreads) struct CrashTests {
  @Test func `killed at any moment and started again, nothing is lost and nothing is there twice`() throws {
    let seed = ProcessInfo.processInfo.environment["NEWSQ_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 1...999_999)
    print("killed at any moment: seed \(seed) (NEWSQ_SEED=\(seed) repeats it)")
    var random = SplitMix(state: seed)
    let place = try Place()
    let count = 240
    var delivered = 0
    // A backlog to begin with, then arrivals while it runs, some of them new versions of what is there.
    for _ in 0..<80 { try deliver(&delivered, to: place) }
    for _ in 0..<7 {
      let daemon = try place.newsqd()
      for _ in 0..<20 {
        try deliver(&delivered, to: place)
        let old = Int.random(in: 0..<delivered, using: &random)
        try place.deliver("\(old).txt", Self.text(old, version: "second"))
        usleep(UInt32.random(in: 0..<25_000, using: &random))
      }
      daemon.signal(SIGKILL)
      #expect(try daemon.end().status == 128 + SIGKILL)
    }
    while delivered < count { try deliver(&delivered, to: place) }
    // Whatever stood there before, the last version of all is the same.
    for number in 0..<count { try place.deliver("\(number).txt", Self.text(number, version: "final")) }

    let last = try place.newsqd()
    try eventually("all are found") { try place.found("finalversion").count == count }
    try place.stop(last)
    let keys = try place.found("harvest")
    #expect(keys.count == count)
    #expect(Set(keys) == Set((0..<count).map { "\($0).txt" }))
    #expect(try place.found("secondversion OR firstversion") == [])
    #expect(try place.newsq("failed").text == "")
    let doctor = try place.newsq("doctor")
    #expect(doctor.status == 0, "\(doctor.text)")
    #expect(try place.run(["sqlite3", place.database, "PRAGMA integrity_check"]).text == "ok\n")
  }

  @Test func `what was found stays found when newsqd is killed`() throws {
    let place = try Place()
    for round in 0..<4 {
      let daemon = try place.newsqd()
      try place.deliver("\(round).txt", Self.text(round, version: "first"))
      try eventually("found") { try place.found("number\(round)") == ["\(round).txt"] }
      daemon.signal(SIGKILL)
      _ = try daemon.end()
      #expect(try place.found("harvest").count == round + 1)
    }
  }

  private func deliver(_ delivered: inout Int, to place: Place) throws {
    try place.deliver("\(delivered).txt", Self.text(delivered, version: "first"))
    delivered += 1
  }

  private static func text(_ number: Int, version: String) -> String {
    Place.article("Harvest report \(number)", "number\(number) in the \(version)version of the harvest report")
  }
}

/// A small generator that gives the same numbers for the same seed (Steele, Lea and Flood 2014, SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
