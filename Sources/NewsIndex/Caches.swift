internal import CPrefetch

/// The processor's caches. Loading waits for memory more than for anything else: its tables are larger than they are.
enum Caches {
  /// Begins to bring what is at an address near, for who will use it some hundred instructions later. Any address will do:
  /// nothing is read.
  @inline(__always)
  static func fetch(_ address: UnsafeRawPointer) {
    prefetch(address)
  }
}
