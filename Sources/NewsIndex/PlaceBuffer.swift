/// Places of one word in one article (see `Place`), in memory that is used again for each article.
struct PlaceBuffer: ~Copyable {
  private(set) var places: UnsafeMutablePointer<Int>
  private(set) var count = 0
  private var capacity: Int

  init() {
    capacity = 64
    places = .allocate(capacity: capacity)
  }

  deinit {
    places.deallocate()
  }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ place: Int) {
    if count == capacity { grow() }
    places[count] = place
    count &+= 1
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Int>.allocate(capacity: 2 * capacity)
    larger.update(from: places, count: count)
    places.deallocate()
    places = larger
    capacity *= 2
  }

  mutating func removeLast(_ number: Int) { count -= number }

  func sort() {
    var all = UnsafeMutableBufferPointer(start: places, count: count)
    all.sort()
  }

  var array: [Int] { Array(UnsafeBufferPointer(start: places, count: count)) }
}

extension PlaceBuffer {
  /// Keeps the places behind which, by so much, another word has one.
  mutating func keep(before other: borrowing PlaceBuffer, by distance: Int) {
    var kept = 0
    var at = 0
    for index in 0..<count {
      let wanted = places[index] &+ distance
      while at < other.count, other.places[at] < wanted { at &+= 1 }
      if at == other.count { break }
      if other.places[at] == wanted {
        places[kept] = places[index]
        kept &+= 1
      }
    }
    removeLast(count - kept)
  }
}
