/// The postings of a batch, grouped by word: what becomes a segment of the index.
///
/// Readers make them, on their cores. An article stands in them by its place in the order of the numbers that the
/// writer will give; a word's places in an article are in FTS5's own form already (`fts5_index.c`, "poslist format").
///
/// Unchecked: one reader task makes it and gives it up with the batch; from then on it is only read.
final class Postings: @unchecked Sendable {
  /// Where the batch's articles stand in the batch, in the order of their numbers.
  let order: [Int]
  /// For each word, in the order of the words, and each article that holds it: the article's place in `order` (four
  /// bytes), the list of places in the article with its size before it.
  private let memory: BatchMemory.Piece

  /// - Parameters:
  ///   - order: the articles in the order in which they will be numbered.
  ///   - words: the words in the order of their bytes.
  init(of articles: [PreparedArticle], in order: [Int], tokens: TokenStream, table: WordTable, words: [UInt32]) {
    self.order = order
    // The occurrences fill the upper half of the room, the postings grow from below. One takes 16 bytes at most, where it is its
    // word's only one in an article (4 + 5 + 2 + 5), twice as much as the occurrence: they never reach one that was not yet read.
    // What is kept is as large as the postings are.
    let (half, margin) = (tokens.end * MemoryLayout<Occurrence>.stride, 16)
    let room = BatchMemory.take(2 * half + margin)
    defer { BatchMemory.give(room) }
    let occurrences = (room.start + half + margin).bindMemory(to: Occurrence.self, capacity: tokens.end)
    let ends = Self.group(articles, order, tokens, table, words, into: occurrences)
    let start = room.start.assumingMemoryBound(to: UInt8.self)
    var end = start
    var first = 0
    for word in words {
      let last = Int(ends[Int(word)])
      while first < last { end = Self.put(occurrences, &first, before: last, at: end) }
    }
    memory = BatchMemory.take(end - start + Varint.longest)
    memory.start.copyMemory(from: start, byteCount: end - start)
  }

  /// The tokens that they were made of: all that these tell stands in the postings, too, so nobody has to keep both.
  func tokens(of articles: [PreparedArticle], table: WordTable, words: [UInt32]) -> TokenStream {
    let tokens = TokenStream(capacity: articles.last?.columns.last?.upperBound ?? 0)
    let numbers = tokens.append(articles.last?.columns.last?.upperBound ?? 0)
    var posting = firstByte
    for word in words {
      for _ in 0..<table[word].articles {
        let columns = articles[order[Self.place(at: posting)]].columns
        let list = Self.list(at: posting)
        let end = list.baseAddress! + list.count
        var next = list.baseAddress! + Varint.get(at: list.baseAddress!).length
        var column = 0
        var place = 0
        while next < end {
          let (value, length) = Varint.get(at: next)
          next += length
          if value == 1 {
            column = Int(next[0])
            place = 0
            next += 1
          } else {
            place += Int(value) - 2
            numbers[columns[column].lowerBound + place] = word
          }
        }
        posting = end
      }
    }
    return tokens
  }

  deinit {
    BatchMemory.give(memory)
  }

  /// Where the first posting begins.
  var firstByte: UnsafePointer<UInt8> { UnsafePointer(memory.buffer(of: UInt8.self).baseAddress!) }

  /// The article's place in `order` of the posting that begins here. Each word has as many postings as
  /// `WordTable.Word.articles` says.
  @inline(__always)
  static func place(at posting: UnsafePointer<UInt8>) -> Int {
    Int(UnsafeRawPointer(posting).loadUnaligned(as: UInt32.self))
  }

  /// The list of places, with its size before it, of the posting that begins here. Behind it the next posting begins.
  @inline(__always)
  static func list(at posting: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let size = Varint.get(at: posting + 4)
    return UnsafeBufferPointer(start: posting + 4, count: size.length + Int(size.value >> 1))
  }

  /// One occurrence of a word in one number, so that they are moved as one.
  private struct Occurrence {
    private let bits: UInt64

    @inline(__always)
    init(article: Int, column: Int, place: Int) {
      bits = UInt64(article) << 34 | UInt64(column) << 32 | UInt64(UInt32(truncatingIfNeeded: place))
    }

    var article: UInt32 { UInt32(truncatingIfNeeded: bits >> 34) }
    var column: UInt64 { bits >> 32 & 3 }
    var place: UInt64 { bits & 0xFFFF_FFFF }
  }

  /// All occurrences, word by word: counted before, so each goes to its place at once.
  ///
  /// - Returns: where the occurrences of each word end.
  private static func group(
    _ articles: [PreparedArticle], _ order: [Int], _ tokens: TokenStream, _ table: WordTable, _ words: [UInt32],
    into occurrences: UnsafeMutablePointer<Occurrence>
  ) -> [Int32] {
    var ends = [Int32](repeating: 0, count: words.count)
    var end: Int32 = 0
    for (place, word) in words.enumerated() {
      if place + 8 < words.count { table.fetch(words[place + 8]) }
      ends[Int(word)] = end
      end += Int32(table[word].occurrences)
    }
    ends.withUnsafeMutableBufferPointer { ends in
      for (place, index) in order.enumerated() {
        for (column, range) in articles[index].columns.enumerated() {
          let text = tokens[range]
          for (position, word) in text.enumerated() {
            // Each word's occurrences grow somewhere else.
            if position + 8 < text.count { Caches.fetch(occurrences + Int(ends[Int(text[position + 8])])) }
            let end = ends[Int(word)]
            (occurrences + Int(end)).initialize(to: Occurrence(article: place, column: column, place: position))
            ends[Int(word)] = end + 1
          }
        }
      }
    }
    return ends
  }

  /// Writes the posting of one article; `first` goes on to the next one's.
  @inline(__always)
  private static func put(
    _ occurrences: UnsafeMutablePointer<Occurrence>, _ first: inout Int, before last: Int,
    at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let article = occurrences[first].article
    UnsafeMutableRawPointer(start).storeBytes(of: article, as: UInt32.self)
    // One byte for the size: most lists are short. Longer ones are moved.
    let list = start + 5
    var end = list
    var column: UInt64 = 0
    var previous: UInt64 = 0
    repeat {
      let occurrence = occurrences[first]
      if occurrence.column != column {
        column = occurrence.column
        previous = 0
        end[0] = 1
        end[1] = UInt8(truncatingIfNeeded: column)
        end += 2
      }
      end += Varint.put(occurrence.place - previous + 2, at: end)
      previous = occurrence.place
      first += 1
    } while first < last && occurrences[first].article == article
    let size = UInt64(end - list) << 1
    if size < 0x80 {
      list[-1] = UInt8(truncatingIfNeeded: size)
      return end
    }
    return moved(list, end, size)
  }

  /// Puts a size of several bytes before a list.
  @inline(never)
  private static func moved(
    _ list: UnsafeMutablePointer<UInt8>, _ end: UnsafeMutablePointer<UInt8>, _ size: UInt64
  ) -> UnsafeMutablePointer<UInt8> {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Varint.longest) { number in
      let length = Varint.put(size, at: number.baseAddress!)
      (list + length - 1).update(from: list, count: end - list)
      (list - 1).update(from: number.baseAddress!, count: length)
      return end + length - 1
    }
  }
}
