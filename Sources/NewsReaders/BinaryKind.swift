/// Files that are no text of any kind, by the bytes they begin with.
enum BinaryKind {
  private static let kinds: [(start: [UInt8], kind: String)] = [
    (Array("%PDF-".utf8), "a PDF document"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"),
    (Array("Rar!\u{1A}\u{7}".utf8), "a RAR archive"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("SQLite format 3\0".utf8), "an SQLite database"),
    (Array("{\\rtf".utf8), "an RTF document"),
  ]

  /// What the bytes are ("a PDF document"), or nil where they are nothing that is known here.
  static func of(_ bytes: [UInt8]) -> String? {
    kinds.first { bytes.starts(with: $0.start) }?.kind
  }
}
