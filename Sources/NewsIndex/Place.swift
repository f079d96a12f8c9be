/// An occurrence of a concept in an article.
struct Place {
  /// The column, and behind it (from bit 32 down) the number of its first word in the column.
  var start: Int
  /// The place behind its last word.
  var end: Int
  var concept: Int

  static func column(_ place: Int) -> Int { place >> 32 }
}
