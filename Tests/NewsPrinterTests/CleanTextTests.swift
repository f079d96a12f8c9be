import NewsPrinter
import Testing

@Suite struct `Text fit to be shown` {
  @Test(arguments: [
    ("plain text, ümläut, 停战 🌾", "plain text, ümläut, 停战 🌾"),
    ("a\tb\r\nc\nd", "a b  c d"),
    ("\u{0}\u{1B}\u{7F}\u{85}\u{9B}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("a\u{202E}b\u{2066}c\u{2069}d\u{202A}", "abcd"),
    ("co\u{AD}op zero\u{200B}width\u{FEFF} \u{2060}\u{E0041}", "coop zerowidth "),
    ("می\u{200C}خواهم 👩\u{200D}👧 ש\u{200F}", "می\u{200C}خواهم 👩\u{200D}👧 ש\u{200F}"),
    ("a\u{2028}b", "a b"),
  ])
  func `a line of prose`(text: String, shown: String) {
    #expect(Array(CleanText.visible(text).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func `paragraphs keep line feeds and tabs`() {
    #expect(
      Array(CleanText.visible("a\r\n\tb\u{1B}[0m\n\nc", as: .paragraphs).utf8) == Array("a\n\tb\u{FFFD}[0m\n\nc".utf8))
    #expect(CleanText.visible("a\n\nb", as: .paragraphs) == "a\n\nb")
  }

  @Test func `names lose nothing`() {
    #expect(
      CleanText.visible("a\nb\t\r\u{1}\u{1B}\u{9B}\u{202E}\u{200B}\u{2028}é", as: .name)
        == "a\\nb\\t\\r\\x01\\x1b\\x9b\\u{202e}\\u{200b}\\u{2028}é")
  }

  @Test(arguments: [CleanText.Kind.line, .paragraphs, .name])
  func `no control character is left, of all there are`(kind: CleanText.Kind) {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory == .control else { continue }
      let shown = CleanText.visible(String(scalar), as: kind)
      let allowed: [Unicode.Scalar] = kind == .paragraphs ? ["\n", "\t"] : []
      #expect(!shown.unicodeScalars.contains { $0.properties.generalCategory == .control && !allowed.contains($0) })
    }
  }

  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("停战", 4), ("ｆｕｌｌ", 8), ("한국", 4), ("カナ", 4), ("ｶﾅ", 2), ("🌾", 2),
    ("नमस्ते", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("“–…”", 4), ("𠀀", 2), ("☂", 1), ("", 0),
  ])
  func `columns`(text: String, width: Int) {
    #expect(CellWidth.of(text) == width)
  }
}
