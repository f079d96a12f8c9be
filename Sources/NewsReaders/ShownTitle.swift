/// The headline in a page's title, where the page shows it: the rest of the title are the names of section and site, in
/// whatever order and between whatever marks.
enum ShownTitle {
  /// Letters and figures below which a part may be any word of the page.
  private static let shortest = 8
  private static let mostParts = 6
  private static let marks: Set<Unicode.Scalar> = [
    "|", "｜", "_", "–", "—", "-", "－", "•", "·", "/", ":", "：", ".",
  ]

  /// The longest run of a title's parts that stands on the page as a text of its own, where it is the title's beginning
  /// or most of it.
  static func part(of title: String, _ site: String?, _ document: HTMLDocument) -> String? {
    let runs = runs(of: title, site.map(BlockChoice.folded))
    guard let longest = runs.keys.map(\.count).max() else { return nil }
    var best: [Unicode.Scalar] = []
    for node in document.nodes where node.tag == .text {
      // A letter takes up to four bytes, and marks beside letters some more.
      guard (shortest...longest * 4 + 40).contains(Int(node.stop - node.start)), node.parent >= 0,
        document.nodes[Int(node.parent)].tag != .title
      else { continue }
      let bytes = document.text[Int(node.start)..<Int(node.stop)]
      let folded = BlockChoice.folded(String(decoding: bytes, as: UTF8.self))
      if folded.count > best.count, runs[folded] != nil { best = folded }
    }
    return runs[best]
  }

  /// The runs of parts, by their letters and figures, without the whole title.
  private static func runs(of title: String, _ site: [Unicode.Scalar]?) -> [[Unicode.Scalar]: String] {
    let parts = parts(of: title)
    guard (2...mostParts).contains(parts.count) else { return [:] }
    var runs: [[Unicode.Scalar]: String] = [:]
    for first in parts.indices {
      for last in first..<parts.count where last - first < parts.count - 1 {
        let text = CleanText.trimmed(String(title[parts[first].lowerBound..<parts[last].upperBound]))
        let folded = BlockChoice.folded(text)
        guard folded.count >= shortest, folded != site, first == 0 || folded.count * 2 > title.unicodeScalars.count
        else { continue }
        runs[folded] = text
      }
    }
    return runs
  }

  private static func parts(of title: String) -> [Range<String.Index>] {
    var parts: [Range<String.Index>] = []
    var start = title.startIndex
    for place in title.unicodeScalars.indices where marks.contains(title.unicodeScalars[place]) {
      parts.append(start..<place)
      start = title.unicodeScalars.index(after: place)
    }
    parts.append(start..<title.endIndex)
    return parts.filter { !$0.isEmpty }
  }
}
