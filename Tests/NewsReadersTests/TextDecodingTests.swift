import NewsModel
import NewsReaders
import Testing

@Suite struct TextDecodingTests {
  let text = "Müllers Brücke – gesperrt\n\nDie Brücke über die Wörnitz bleibt bis zum Herbst für Lastwagen gesperrt."

  func utf16(littleEndian: Bool, marked: Bool) -> [UInt8] {
    ((marked ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return littleEndian ? [low, high] : [high, low]
    }
  }

  @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
  func `UTF-16 is read with or without its mark`(littleEndian: Bool, marked: Bool) throws {
    let reading = try Reading("a.txt", utf16(littleEndian: littleEndian, marked: marked))
    #expect(reading.articles.first?.title == "Müllers Brücke – gesperrt")
  }

  @Test func `a byte order mark is no part of the text`() throws {
    let reading = try Reading("a.txt", [0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(reading.articles.first?.title == "Müllers Brücke – gesperrt")
  }

  @Test func `what is not UTF-8 is read as windows-1252`() throws {
    let bytes: [UInt8] =
      Array("Caf".utf8) + [0xE9, 0x20, 0x93] + Array("Mer".utf8) + [0x94, 0x20, 0x80] + Array(" 5\n\nClosed.".utf8)
    #expect(try Reading("a.txt", bytes).articles.first?.title == "Café “Mer” € 5")
  }

  @Test func `UTF-8 with one broken byte stays UTF-8`() throws {
    let reading = try Reading("a.txt", Array(String(repeating: "Grüße über Brücken. ", count: 10).utf8) + [0xFF])
    #expect(reading.articles.first?.body.hasPrefix("Grüße über") == true)
    #expect(reading.articles.first?.body.hasSuffix("\u{FFFD}") == true)
  }

  @Test func `NUL bytes that are not UTF-16 are no text`() {
    let failure = refusal("a.txt", Array("tower".utf8) + [0, 1, 2, 3, 0, 0, 200] + Array("tower".utf8))
    #expect(failure?.code == .undecodable)
    #expect(
      failure?.description
        == "a.txt: is not text in any encoding that newsq knows (deliver it as UTF-8 text, or keep it out of the inbox)"
    )
  }

  @Test func `mostly control bytes are no text`() {
    #expect(refusal("a.txt", (0..<400).map { UInt8($0 % 31 + 1) })?.code == .undecodable)
  }
}
