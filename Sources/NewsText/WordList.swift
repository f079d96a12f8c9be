/// A list of words in the source's text, apart at white space. By bytes: searches start with some of these lists, and cutting
/// by characters would take longer than the search.
enum WordList {
  static func words(_ text: String) -> [String] {
    text.utf8.split { $0 <= 0x20 }.map { String(Substring($0)) }
  }

  /// Pairs with a slash between.
  static func pairs(_ text: String) -> [(String, String)] {
    text.utf8.split { $0 <= 0x20 }.map { pair in
      let slash = pair.firstIndex(of: UInt8(ascii: "/")) ?? pair.endIndex
      return (String(Substring(pair[..<slash])), String(Substring(pair[slash...].dropFirst())))
    }
  }
}
