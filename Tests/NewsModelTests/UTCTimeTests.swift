import NewsModel
import Testing

@Suite struct UTCTimeTests {
  @Test(arguments: [0, 1_747_677_845, 4_102_444_799, 951_782_400])
  func `an instant is written and read again`(seconds: Int) {
    #expect(UTCTime.seconds(of: UTCTime.text(secondsSince1970: seconds)) == seconds)
  }

  @Test func `the text is ISO 8601 in UTC`() {
    #expect(UTCTime.text(secondsSince1970: 1_747_677_845) == "2025-05-19T18:04:05Z")
  }

  @Test(arguments: [
    "", "2025-05-19", "2025-02-30T00:00:00Z", "2025-05-19T24:00:00Z", "2025-05-19T18:04:05", "2025-5-19T18:04:05Z",
  ])
  func `what is written otherwise is none`(text: String) {
    #expect(UTCTime.seconds(of: text) == nil)
  }
}
