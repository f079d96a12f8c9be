/// Windows of a text that hold all of some words, in any order.
enum ComposedWindow {
  /// The places where such a window may begin: those of one of the words with all others behind it within the length.
  ///
  /// - Parameters:
  ///   - words: for each word its places in ascending order, columns included (see `Place`). A word that is
  ///     wanted twice is there twice, and must be there twice.
  ///   - length: words in the window.
  ///   - isInLead: whether the window must end within the lead.
  static func starts(of words: [[Int]], length: Int, isInLead: Bool) -> [Int] {
    var starts: [Int] = []
    for start in Set(words.joined()).sorted() {
      var end = start + length
      if isInLead { end = min(end, (start >> 32) << 32 | QueryPlan.leadWords) }
      var taken = Set<Int>()
      let holdsAll = words.allSatisfy { places in
        guard let place = places.first(where: { $0 >= start && $0 < end && !taken.contains($0) }) else { return false }
        taken.insert(place)
        return true
      }
      if holdsAll { starts.append(start) }
    }
    return starts
  }
}
