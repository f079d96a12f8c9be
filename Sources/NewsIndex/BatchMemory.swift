import Synchronization

/// The large pieces of memory that batches are made in. Those of finished batches serve the next ones, for the system
/// clears every page that it gives anew: that was a tenth of a load.
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
  }

  /// Those that nobody uses.
  private static let free = Mutex<[Piece]>([])
  /// Bytes that are kept at most, of which a third was ever written, in pieces of at least the other number: what is smaller
  /// comes quickly from anywhere.
  private static let mostKept = 32 << 20
  private static let leastKept = 1 << 16
  /// Pieces have multiples of it, so that one batch's fit the next.
  private static let step = 1 << 16

  /// A piece of at least so many bytes, with anything in it.
  static func take(_ bytes: Int) -> Piece {
    var bytes = bytes
    if bytes >= leastKept {
      bytes = (bytes + step - 1) / step * step
      let found = free.withLock { free -> Piece? in
        // The smallest that is large enough, but not one that others need more.
        var best: Int?
        for place in free.indices where free[place].count >= bytes && free[place].count <= 4 * bytes {
          if best.map({ free[place].count < free[$0].count }) ?? true { best = place }
        }
        return best.map { free.remove(at: $0) }
      }
      if let found { return found }
    }
    let start = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
    return Piece(address: UInt(bitPattern: start), count: bytes)
  }

  /// Gives a piece back.
  static func give(_ piece: Piece) {
    let isKept = free.withLock { free in
      guard piece.count >= leastKept, free.reduce(piece.count, { $0 + $1.count }) <= mostKept else { return false }
      free.append(piece)
      return true
    }
    if !isKept { piece.start.deallocate() }
  }

  /// Gives what nobody uses back to the system: to be called where no batch will be made for a while.
  package static func drain() {
    let pieces = free.withLock { free in
      defer { free = [] }
      return free
    }
    for piece in pieces { piece.start.deallocate() }
  }
}
