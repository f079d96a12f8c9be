/// Whether parts of a query stand near each other.
enum Nearness {
  /// Whether there is a place of each part so that, in the order of the text, at most `distance` words stand between neighbours,
  /// none overlaps another, and all lie in one column.
  ///
  /// - Parameters:
  ///   - places: all occurrences of the parts, in the order of the text.
  ///   - parts: how many parts there are; `part` gives the parts that a concept belongs to.
  static func holds(
    _ places: [Place], parts: Int, distance: Int, inOrder: Bool, part: (Int) -> [Int]
  ) -> Bool {
    let whole = (UInt64(1) << UInt64(parts)) - 1
    /// For each place the sets of parts that a chain ending there can hold.
    var chains = [Set<UInt64>](repeating: [], count: places.count)
    var first = 0
    for (index, place) in places.enumerated() {
      while place.start - places[first].end > distance, first < index { first += 1 }
      for own in part(place.concept).map({ UInt64(1) << UInt64($0) }) {
        if own == 1 || !inOrder { chains[index].insert(own) }
        for before in first..<index {
          let gap = place.start - places[before].end
          guard gap >= 0, gap <= distance else { continue }
          for chain in chains[before] where chain & own == 0 && (!inOrder || chain == own - 1) {
            chains[index].insert(chain | own)
          }
        }
      }
      if chains[index].contains(whole) { return true }
    }
    return false
  }
}
