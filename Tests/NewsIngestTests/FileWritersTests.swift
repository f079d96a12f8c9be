import Foundation
import Glibc
import NewsFiles
import Testing

@testable import NewsIngest

@Suite struct FileWritersTests {
  @Test func `a file that somebody has open for writing is told from one that is done`() throws {
    let path = NSTemporaryDirectory() + "newsq-writers-\(UUID().uuidString)"
    let descriptor = open(path, O_RDWR | O_CREAT, 0o644)
    try #require(descriptor >= 0)
    defer { unlink(path) }
    #expect(FileWriters.hold(RawPath(path)) == true)
    close(descriptor)
    #expect(FileWriters.hold(RawPath(path)) == false)
    #expect(FileWriters.hold(RawPath(path + "-none")) == nil)
  }
}
