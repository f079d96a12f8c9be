extension PublishedDate {
  /// Reads what `iso` wrote.
  package init?(iso text: String, origin: Origin) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      return bytes[range].reduce(Int?.some(0)) { sum, byte in
        guard let sum, byte >= 0x30, byte <= 0x39 else { return nil }
        return sum * 10 + Int(byte - 0x30)
      }
    }
    guard let year = number(0..<4) else { return nil }
    let month = bytes.count >= 7 ? number(5..<7) : 1
    let day = bytes.count >= 10 ? number(8..<10) : 1
    guard let month, let day, let civil = CivilDay(year: year, month: month, day: day) else { return nil }
    let precision: Precision? =
      switch bytes.count {
      case 4: .year
      case 7: .month
      case 10: .day
      default: nil
      }
    if let precision {
      self.init(day: civil, precision: precision, origin: origin)
      return
    }
    guard let hour = number(11..<13), let minute = number(14..<16) else { return nil }
    let second = bytes.count > 16 && bytes[16] == UInt8(ascii: ":") ? number(17..<19) : nil
    let zone = bytes[(second == nil ? 16 : 19)...]
    var offset: Int?
    if zone.first == UInt8(ascii: "Z") {
      offset = 0
    } else if let sign = zone.first {
      guard let hours = number(zone.startIndex + 1..<zone.startIndex + 3),
        let minutes = number(zone.startIndex + 4..<zone.startIndex + 6)
      else { return nil }
      offset = (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    }
    self.init(
      day: civil, secondOfDay: hour * 3600 + minute * 60 + (second ?? 0), offset: offset,
      precision: second == nil ? .minute : .second, origin: origin)
  }
}
