/// Where FTS5 keeps what its index consists of: the numbers of the rows in `search_data` (`fts5_index.c`, "FTS5_SEGMENT_ROWID").
enum SegmentRow {
  /// The number of articles and of words in each column ("The Averages Record").
  static let totals: Int64 = 1

  /// A page of a segment; 0 gives the row before its first page.
  static func page(_ page: Int64, of segment: Int64) -> Int64 { segment << 37 | page }

  /// Pages of a segment, from one number up to another.
  static func pages(_ pages: Range<Int64>, of segment: Int64) -> Range<Int64> {
    page(pages.lowerBound, of: segment)..<page(pages.upperBound, of: segment)
  }

  /// All that there is of a segment.
  static func all(of segment: Int64) -> Range<Int64> { page(0, of: segment)..<page(0, of: segment + 1) }

  /// A page of the index of a long list.
  ///
  /// - Parameter page: in the lowest level the index's first page has the number of the page with the list's word.
  static func doclistIndex(_ page: Int64, level: Int = 0, of segment: Int64) -> Int64 {
    segment << 37 | 1 << 36 | Int64(level) << 31 | page
  }
}
