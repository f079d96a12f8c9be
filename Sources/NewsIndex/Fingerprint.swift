/// FNV-1a (Fowler, Noll, Vo), 64 bits: tells bytes from others by accident, not by malice.
enum Fingerprint {
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
