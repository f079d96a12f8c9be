/// The words that a reader has met, by their hashes alone: twelve bytes a word, for there is one of these for each reader.
///
/// Two words may share a hash. Then one is taken for met that was not, and the writer does what the reader would have
/// done (see `BatchForms`).
struct MetWords {
  private var hashes: [UInt64] = []
  private var languages: [UInt32] = []
  private(set) var count = 0

  /// Takes in a word of articles in these languages; gives those that are new to it, or nil where the word was met in all of
  /// them.
  mutating func meet(_ hash: UInt64, languages met: UInt32) -> UInt32? {
    if (count + 1) * 2 > hashes.count { spread() }
    // 0 stands for an empty place.
    let hash = max(hash, 1)
    let place = place(of: hash)
    if hashes[place] == 0 {
      hashes[place] = hash
      languages[place] = met
      count += 1
      return met
    }
    let new = met & ~languages[place]
    languages[place] |= met
    return new == 0 ? nil : new
  }

  private func place(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while hashes[place] != 0, hashes[place] != hash { place = (place + 1) & mask }
    return place
  }

  /// Above this many words all are forgotten, to bound the memory.
  private static let most = 1_000_000

  private mutating func spread() {
    let old = zip(hashes, languages)
    let size = count > Self.most ? 0 : hashes.count
    hashes = [UInt64](repeating: 0, count: max(4_096, size * 2))
    languages = [UInt32](repeating: 0, count: hashes.count)
    guard size > 0 else {
      count = 0
      return
    }
    for (hash, language) in old where hash != 0 {
      let place = place(of: hash)
      hashes[place] = hash
      languages[place] = language
    }
  }
}
