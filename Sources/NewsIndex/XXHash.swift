internal import CXXHash

/// The hash function XXH3: quick, and good at telling contents apart. Not a guard against forgery.
package enum XXHash {
  /// 64 bits.
  package static func short(of bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    xxhash_64_seeded(bytes.baseAddress, bytes.count, seed)
  }

  /// 128 bits.
  package static func hash(of bytes: UnsafeRawBufferPointer) -> ContentHash {
    ContentHash(xxhash_128_of(bytes.baseAddress, bytes.count))
  }

  /// 128 bits of bytes that come one after the other.
  package struct Stream: ~Copyable {
    private let state = xxhash_begin()!

    package init() {}

    deinit {
      xxhash_end(state)
    }

    package func update(_ bytes: UnsafeRawBufferPointer) {
      xxhash_add(state, bytes.baseAddress, bytes.count)
    }

    package var hash: ContentHash { ContentHash(xxhash_value(state)) }
  }
}

extension ContentHash {
  fileprivate init(_ hash: xxhash_128) {
    self.init(high: hash.high, low: hash.low)
  }
}
