internal import Glibc
import Synchronization

/// The large pieces of memory that batches are made in. Those of finished batches serve the next ones, for the system
/// clears every page that it gives anew: that was a tenth of a load.
///
/// They come from the system itself (mmap(2)): among the small pieces of malloc(3) a large one leaves a hole, which stays in
/// memory whether it is used or not.
package enum BatchMemory {
  /// A piece of memory, for one owner.
  struct Piece {
    fileprivate let address: UInt
    /// Bytes.
    let count: Int

    var start: UnsafeMutableRawPointer { UnsafeMutableRawPointer(bitPattern: address)! }

    /// As many elements as there is room for.
    func buffer<Element: BitwiseCopyable>(of type: Element.Type) -> UnsafeMutableBufferPointer<Element> {
      let capacity = count / MemoryLayout<Element>.stride
      return UnsafeMutableBufferPointer(start: start.bindMemory(to: type, capacity: capacity), count: capacity)
    }

    /// Twice as much memory, and room for so many elements more, with what was filled moved into it. This one is given back.
    func grown<Element: BitwiseCopyable>(filled: Slice<UnsafeMutableBufferPointer<Element>>, by more: Int) -> Piece {
      let stride = MemoryLayout<Element>.stride
      let larger = BatchMemory.take(max(2 * count, (filled.count + more) * stride))
      _ = larger.buffer(of: Element.self).initialize(from: filled)
      BatchMemory.give(self)
      return larger
    }

    fileprivate var isMapped: Bool { count >= leastKept }

    fileprivate func release() {
      if isMapped { munmap(start, count) } else { start.deallocate() }
    }
  }

  /// Those that nobody uses, the longest free first.
  private static let free = Mutex<[Piece]>([])
  /// Bytes that are kept at most, in pieces of at least the other number: what is smaller comes quickly from anywhere.
  private static let mostKept = 24 << 20
  private static let leastKept = 1 << 16

  /// A piece of at least so many bytes, with anything in it.
  static func take(_ bytes: Int) -> Piece {
    guard bytes >= leastKept else {
      let start = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
      return Piece(address: UInt(bitPattern: start), count: bytes)
    }
    let bytes = rounded(bytes)
    let found = free.withLock { free -> Piece? in
      // The smallest that is large enough, but not one that others need more.
      var best: Int?
      for place in free.indices where free[place].count >= bytes && free[place].count <= 2 * bytes {
        if best.map({ free[place].count < free[$0].count }) ?? true { best = place }
      }
      return best.map { free.remove(at: $0) }
    }
    if let found { return found }
    let start = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    // As everywhere where there is no memory left.
    guard let start, start != MAP_FAILED else { fatalError("newsq: the system gives no memory") }
    return Piece(address: UInt(bitPattern: start), count: bytes)
  }

  /// Gives a piece back.
  static func give(_ piece: Piece) {
    guard piece.isMapped else { return piece.release() }
    let tooMany = free.withLock { free in
      free.append(piece)
      var kept = free.reduce(0) { $0 + $1.count }
      // What nobody has asked for is of a size that nobody needs.
      let end = free.firstIndex { piece in
        defer { kept -= piece.count }
        return kept <= mostKept
      }
      defer { free.removeFirst(end ?? free.count) }
      return Array(free[..<(end ?? free.count)])
    }
    for piece in tooMany { piece.release() }
  }

  /// Gives what nobody uses back to the system: to be called where no batch will be made for a while.
  package static func drain() {
    let pieces = free.withLock { free in
      defer { free = [] }
      return free
    }
    for piece in pieces { piece.release() }
  }

  /// One of four sizes between a power of two and the next, so that one batch's pieces fit the next one's: what is not used of them
  /// was never touched.
  private static func rounded(_ bytes: Int) -> Int {
    let step = 1 << (Int.bitWidth - 3 - bytes.leadingZeroBitCount)
    return (bytes + step - 1) / step * step
  }
}
