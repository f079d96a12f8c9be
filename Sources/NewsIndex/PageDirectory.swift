import NewsModel

/// With which article's number each page of a long list of postings begins: FTS5's own index of it ("doclist index"), read
/// whole.
struct PageDirectory {
  private(set) var pages: [Int64] = []
  private(set) var firstNumbers: [Int64] = []

  /// - Parameter page: where the word is that the list belongs to.
  init(of page: Int64, segment: Int64, from source: IndexPages) throws(Failure) {
    var row = SegmentRow.doclistIndex(page, of: segment)
    while let record = try source.row(row), append(record) { row += 1 }
  }

  /// Takes in a page of the index's lowest level: a flag, the number of the first list's page, the number it begins with, and for each page
  /// after it the difference, or 0 where no number begins on it.
  ///
  /// - Returns: whether it goes on after it; false, too, where the page belongs to another list.
  private mutating func append(_ record: [UInt8]) -> Bool {
    guard let numbers = Varint.numbers(in: record.dropFirst()), numbers.count >= 2 else { return false }
    var page = Int64(clamping: numbers[0])
    if let last = pages.last, page <= last || page > last + Int64(1 << 20) { return false }
    var number = Int64(bitPattern: numbers[1])
    pages.append(page)
    firstNumbers.append(number)
    for difference in numbers.dropFirst(2) {
      page += 1
      if difference == 0 { continue }
      number &+= Int64(bitPattern: difference)
      pages.append(page)
      firstNumbers.append(number)
    }
    return record[0] & 1 != 0
  }

  /// The place in the directory of the last page that begins with an article before or at this one; nil where all begin after it.
  func place(of number: Int64) -> Int? {
    var low = 0
    var high = firstNumbers.count
    while low < high {
      let middle = (low + high) / 2
      if firstNumbers[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
