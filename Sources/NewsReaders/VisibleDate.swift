import NewsModel

/// A date that a page shows its readers, and how much speaks for its being the article's.
struct VisibleDate {
  var date: PublishedDate
  /// The node that shows it.
  var node: Int
  /// Higher is better.
  var score: Int
  /// Whether the page calls it the day of a change.
  var isChange: Bool
  /// Whether the page says that it is the day of publication, or marks it as such.
  var isNamed: Bool
  /// Whether it stands alone, in the article itself, in an element that is called a date.
  var isMarked: Bool
  /// Whether it stands high above the headline, where many pages have the day of today.
  var isFarAbove: Bool
}

/// Finds the dates that a page shows near its headline and its text. Those of comments, of teasers and of copyright lines
/// are none of the article's.
struct VisibleDates {
  private let document: HTMLDocument
  private let places: DatePlaces
  private let reading: DateReading
  /// The month that the page is filed under by its address.
  private let month: PublishedDate?
  private(set) var found: [VisibleDate] = []

  /// Texts longer than this, in bytes, are sentences.
  private static let longestText = 160
  /// Elements with more nodes than this are no dates in pieces.
  private static let widestElement: Int32 = 24
  /// A date that so much speaks against is not the article's.
  private static let lowest = -40
  /// More dates than this are a calendar or an archive.
  private static let most = 200

  init(_ document: HTMLDocument, _ main: MainText, _ reading: DateReading, month: PublishedDate? = nil) {
    self.document = document
    self.reading = reading
    self.month = month
    places = DatePlaces(document, main)
    collect()
  }

  /// The best date that no word calls a change.
  var published: VisibleDate? { best(isChange: false) }
  /// The best date of a change.
  var changed: VisibleDate? { best(isChange: true) }

  private func best(isChange: Bool) -> VisibleDate? {
    var best: VisibleDate?
    for date in found where date.isChange == isChange && date.score > Self.lowest {
      if date.score > best?.score ?? Int.min { best = date }
    }
    return best
  }

  // MARK: Looking

  /// Looks near the article, and where nothing is there, further down for what is called a date of the page.
  private mutating func collect() {
    collect(in: places.range)
    guard published == nil else { return }
    let near = found.count
    collect(in: places.rest)
    found[near...].removeAll { !$0.isNamed && !$0.isChange && !$0.isMarked }
  }

  private mutating func collect(in range: Range<Int>) {
    /// The node behind the last element that was read as a whole.
    var readEnd = 0
    for index in range {
      guard found.count < Self.most else { return }
      let node = document.nodes[index]
      if node.tag == .text {
        if index >= readEnd, let end = takeText(index) { readEnd = end }
      } else if node.start < node.stop {
        if node.tag == .time || isMarked(index) {
          if takeElement(index) { readEnd = Int(node.end) }
        } else if node.tag == .abbr || node.tag == .span, let title = document.attribute(.title, of: index),
          title.utf8.count < 60, places.names(index).contains("date") || node.tag == .abbr, take(title, index, .text)
        {
          readEnd = Int(node.end)
        }
      }
    }
  }

  private func isMarked(_ index: Int) -> Bool {
    guard let property = document.attribute(.itemprop, of: index)?.lowercased() else { return false }
    return ["datepublished", "datecreated", "datemodified"].contains(property)
  }

  /// A `<time>`, or what is marked with a property of schema.org.
  private mutating func takeElement(_ index: Int) -> Bool {
    let text = document.nodes[index].end - Int32(index) < 60 ? document.plainText(of: index) : ""
    let value =
      document.attribute(.datetime, of: index) ?? document.attribute(.content, of: index)
      ?? document.attribute(.title, of: index)
    guard let value, let date = HTMLDates.scraped(value, .time, reading) else { return take(text, index, .time) }
    // What a page says in words counts over the attribute, which some fill with the day of a change, or not at all, and
    // others with a time in UTC, where it may be another day.
    if let said = HTMLDates.scraped(DateLabel(text)?.rest ?? text, .time, reading),
      abs(said.day.number - date.day.number) > ((date.offset ?? 0) == 0 ? 0 : 1)
    {
      return add(said, index, text, alone: true)
    }
    return add(date, index, text, alone: true)
  }

  /// A run of text with a date in it, or the element around it where that is split. Gives the node behind it.
  private mutating func takeText(_ index: Int) -> Int? {
    let node = document.nodes[index]
    let length = Int(node.stop - node.start)
    guard mayHoldDate(Int(node.start)..<min(Int(node.stop), Int(node.start) + 400)), !places.isSilent(index)
    else { return nil }
    if length > 3 * Self.longestText { return takeDateline(index) }
    let text = CleanText.line(String(decoding: document.text[Int(node.start)..<Int(node.stop)], as: UTF8.self)) ?? ""
    if text.utf8.count > Self.longestText { return takeDateline(index) }
    if take(text, index, .text) { return index + 1 }
    var place = node.parent
    var steps = 0
    while place > 0, steps < 3, text.utf8.count <= 40 {
      let around = document.nodes[Int(place)]
      guard around.end - place <= Self.widestElement, around.tag != .body else { return nil }
      let whole = document.plainText(of: Int(place))
      guard whole.utf8.count <= Self.longestText else { return nil }
      if whole != text, take(whole, Int(place), .text) { return Int(around.end) }
      place = around.parent
      steps += 1
    }
    return nil
  }

  /// The date at the beginning of the article's text: `12.2.2025 – The harbour …`, `LISBON, 12 February 2025 (Agency) – …`.
  private mutating func takeDateline(_ index: Int) -> Int? {
    guard places.isTextBeginning(index) else { return nil }
    let node = document.nodes[index]
    let bytes = document.text[Int(node.start)..<min(Int(node.stop), Int(node.start) + 300)]
    guard let text = CleanText.line(String(decoding: bytes, as: UTF8.self)),
      let date = DateLine.date(ofDateline: text, reading) ?? DateLine.date(ofBeginning: text, reading)
    else { return nil }
    return add(date, index, "", alone: true) ? index + 1 : nil
  }

  /// Whether there is a year: four figures in a row, figures of other scripts, or three numbers with a mark between them.
  private func mayHoldDate(_ range: Range<Int>) -> Bool {
    var run = 0
    var numbers = 0
    for byte in document.text[range] {
      switch byte {
      case 0x30...0x39:
        run += 1
        if run == 1 { numbers += 1 }
        if run == 4 || (run == 2 && numbers >= 3) { return true }
      case 0x2E, 0x2F, 0x2D: run = 0
      case 0xD9, 0xDB, 0xE0, 0xEF: return true
      default:
        run = 0
        numbers = 0
      }
    }
    return false
  }

  private mutating func take(_ text: String, _ index: Int, _ origin: PublishedDate.Origin) -> Bool {
    guard !isCopyright(text) else { return false }
    if let label = DateLabel(text), let (date, alone) = HTMLDates.scraped(in: label.rest, origin, reading) {
      // "from 12 February 2025, by which the court …" is the middle of a sentence.
      if alone || !label.isVague || text.utf8.count <= 60 { return add(date, index, text, alone: true) }
      return add(date, index, "", alone: false)
    }
    var loose = reading
    loose.shortYears = true
    guard let (date, alone) = HTMLDates.scraped(in: text, origin, loose) else { return false }
    if alone { return add(date, index, text, alone: true) }
    if let date = HTMLDates.scraped(text, origin, reading) { return add(date, index, text, alone: false) }
    // `by Ada Quist | 12.02.25` in an element that is called a date.
    if text.utf8.count <= 60, places.traits(index).contains(.dated) { return add(date, index, text, alone: false) }
    return false
  }

  private func isCopyright(_ text: String) -> Bool {
    text.contains("©") || text.contains("®") || text.lowercased().firstRange(of: "copyright") != nil
  }

  // MARK: Weighing

  private mutating func add(_ date: PublishedDate, _ index: Int, _ text: String, alone: Bool) -> Bool {
    let furniture = places.furniture(index)
    guard furniture != .other else { return true }
    let words = DateLabel(text) ?? places.textBefore(index).flatMap(DateLabel.init)
    let said = words.map(label)
    let traits = places.traits(index)
    // A class alone is no word of the page's: many call the one date they show `updated`.
    let isChange = said == .change || (said == nil && traits.contains(.changed) && !traits.contains([.dated]))
    let isNamed = said == .publication || traits.contains(.published)
    guard
      furniture == .none || isNamed || places.isBelowHeadline(index)
        || (furniture == .box && alone && places.isInArticle(index))
    else { return true }
    var score = places.score(index)
    if furniture == .box { score -= 30 }
    if isNamed {
      score += words?.isVague == true && !traits.contains(.published) ? 20 : 60
    } else if isChange {
      score += 30
    } else if traits.contains(.changed) {
      score -= 20
    }
    if traits.contains(.time) { score += 35 }
    if traits.contains(.schema) { score += 40 }
    if let month, abs(date.day.number - month.day.number - 15) > 17 { score -= 30 }
    if traits.contains(.dated) { score += 25 }
    if traits.contains(.link) { score -= 15 }
    score += alone ? 20 : text.utf8.count <= 70 ? 5 : -10
    if !alone, places.isInParagraph(index) { score -= 90 }
    // "Sunday, 16 February 2025" above the headline is the day of today.
    if places.isAbove(index), DateLine.beginsWithWeekday(text) { score -= places.isAbove(index, by: 16) ? 40 : 20 }
    let isMarked =
      alone && furniture == .none && !traits.isDisjoint(with: [.dated, .time]) && places.isInArticle(index)
    found.append(
      VisibleDate(
        date: date, node: index, score: score, isChange: isChange, isNamed: isNamed, isMarked: isMarked,
        isFarAbove: places.isAbove(index, by: 16)))
    return true
  }

  private enum Label { case publication, change }

  /// What the words before a date say.
  private func label(_ label: DateLabel) -> Label {
    DateWords.changed.contains(label.text) ? .change : .publication
  }
}
