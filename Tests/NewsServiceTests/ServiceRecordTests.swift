import NewsModel
import NewsService
import Testing

@Suite struct `The record of newsqd's state` {
  @Test func `has one block and gives the state back`() {
    let state = busyState()
    let bytes = ServiceRecord.bytes(of: state)
    #expect(bytes.count == ServiceRecord.length)
    #expect(bytes.starts(with: Array("4711\n".utf8)))
    #expect(ServiceRecord.state(in: bytes) == state)
  }

  @Test func `is none before there is a state`() {
    let bytes = ServiceRecord.bytes(ofProcess: 4_711)
    #expect(bytes.count == ServiceRecord.length)
    #expect(bytes.starts(with: Array("4711\n".utf8)))
    #expect(ServiceRecord.state(in: bytes) == nil)
  }

  @Test func `counts for nothing where a byte of it is another`() {
    let bytes = ServiceRecord.bytes(of: busyState())
    let end = bytes.lastIndex(of: UInt8(ascii: "}"))!
    for place in 5...end {
      var torn = bytes
      torn[place] ^= 0x01
      #expect(ServiceRecord.state(in: torn) != busyState(), "byte \(place)")
      if place > 60 { #expect(ServiceRecord.state(in: torn) == nil, "byte \(place)") }
    }
  }

  @Test func `counts for nothing where half of it is of another state`() {
    var later = busyState()
    later.bundles = 999_999
    later.done.articles = 1_000_000
    let old = ServiceRecord.bytes(of: busyState())
    let new = ServiceRecord.bytes(of: later)
    for place in stride(from: 64, to: old.lastIndex(of: UInt8(ascii: "}"))!, by: 7) {
      let torn = Array(new[..<place] + old[place...])
      let state = ServiceRecord.state(in: torn)
      #expect(state == nil || state == later, "torn at \(place)")
    }
  }

  @Test(arguments: [[], Array("17\n".utf8), Array("a\nb\nc".utf8), [UInt8](repeating: 0, count: 4_096)])
  func `of another program is none`(bytes: [UInt8]) {
    #expect(ServiceRecord.state(in: bytes) == nil)
  }

  @Test func `fits in its block however long the texts are`() throws {
    var state = busyState()
    let long = String(repeating: "ä", count: 3_000)
    state.troubles = (0..<9).map { Failure(.ioError, subject: "\($0)" + long, cause: long, remedy: long) }
    let bytes = ServiceRecord.bytes(of: state)
    #expect(bytes.count == ServiceRecord.length)
    let kept = try #require(ServiceRecord.state(in: bytes))
    #expect(kept.isDegraded)
    #expect(kept.troubles[0].subject.hasPrefix("0ä"))
    #expect(kept.troubles[0].subject.hasSuffix("…"))
    #expect(kept.done == state.done)
    state.inbox = "/" + long
    #expect(ServiceRecord.state(in: ServiceRecord.bytes(of: state))?.inbox.hasSuffix("…") == true)
  }
}
