import NewsFiles
import Testing

@Suite struct DeliveryNameTests {
  @Test(arguments: [".hidden", ".", "a.part", "b.tmp", "c.html.crdownload", ".part", ""])
  func `unfinished names are not looked at`(name: String) {
    #expect(DeliveryName.isIgnored(Array(name.utf8)))
  }

  @Test(arguments: ["a.txt", "part", "tmp", "a.part.txt", "a.partial", "crdownload"])
  func `other names are`(name: String) {
    #expect(!DeliveryName.isIgnored(Array(name.utf8)))
  }
}
