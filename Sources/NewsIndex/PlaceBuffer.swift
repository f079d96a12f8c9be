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
