/// Finds the headline of a plain text, where it has one.
///
/// Nothing but the shape of the lines tells: a headline is short, does not end as a sentence, and stands apart from the
/// longer lines that follow. What menus leave above it is passed over. Where the first line that is no menu is running
/// text, there is no headline: a wrong one is worse than none.
enum Headline {
  /// Longer lines are paragraphs.
  private static let longest = 200
  private static let mostWords = 32

  /// The index of the first line that is nothing of what stands above headlines, or nil. `last` are the lines of the
  /// text's end: menus recur there.
  static func candidate(in lines: [TextLine], last: LastLines) -> Int? {
    lines.indices.first { !isAbove($0, lines, last) }
  }

  /// Whether a line is what stands above headlines: a piece of a menu, a picture, a date, a byline.
  private static func isAbove(_ index: Int, _ lines: [TextLine], _ last: LastLines) -> Bool {
    let line = lines[index]
    return isMenu(index, lines, last) || ImageLine.address(of: line.text) != nil
      || line.date != nil || line.isChange
  }

  /// Menus: bullets with little text, short labels in capitals, lines that recur at the text's end, and runs of lines
  /// of one to three words.
  private static func isMenu(_ index: Int, _ lines: [TextLine], _ last: LastLines) -> Bool {
    let line = lines[index]
    let words = line.words
    if last.hold(line) { return true }
    if line.startsWithBullet, words <= 6, line.length <= 40 { return true }
    if words <= 3, line.length <= 25, line.isCapitals, !line.endsSentence { return true }
    guard words <= 3, line.length <= 30, !line.endsSentence, index + 1 < lines.count else { return false }
    // One short line may be a headline ("Minister resigns"); several in a row are a list of links.
    let next = lines[index + 1]
    let nextIsShort = next.words <= 3 && next.length <= 30 && !next.endsSentence && next.date == nil
    let isAfterShort = index > 0 && !line.startsParagraph && lines[index - 1].words <= 3
    if nextIsShort || isAfterShort { return true }
    // A single word above a line with the look of a headline is a section's name.
    return words == 1 && line.endsParagraph && index + 2 < lines.count && isHeadline(index + 1, lines)
  }

  /// Whether a line has the shape of a headline, with text after it.
  static func isHeadline(_ index: Int, _ lines: [TextLine]) -> Bool {
    let line = lines[index]
    guard index + 1 < lines.count, line.length <= longest, line.words <= mostWords, !line.endsSentence,
      // Scripts without spaces say as much in a third of the length.
      line.length <= longest / 2 || line.words * 14 > line.length,
      !line.startsInLowerCase, line.text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    else { return false }
    let next = lines[index + 1]
    if line.endsParagraph { return true }
    if next.date != nil || Byline.names(in: next.text) != nil { return true }
    // Without an empty line between them: the second line of text broken at a fixed width is about as long as the
    // first, and goes on in the middle of the sentence.
    return !next.startsInLowerCase && next.length * 2 >= line.length * 3
  }
}
