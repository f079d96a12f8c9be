/// One line of text fit to be shown, with the parts of it that stand out.
struct StyledText {
  struct Cell {
    var scalar: Unicode.Scalar
    var width: Int
    var isHighlighted: Bool
  }

  var cells: [Cell] = []

  /// - Parameter highlights: ranges in Unicode scalars of the text as it is given.
  init(_ text: String, highlights: [Range<Int>] = []) {
    var rest = highlights[...]
    for (place, scalar) in text.unicodeScalars.enumerated() {
      while let range = rest.first, range.upperBound <= place { rest.removeFirst() }
      let isHighlighted = rest.first?.contains(place) ?? false
      func add(_ scalar: Unicode.Scalar) {
        cells.append(Cell(scalar: scalar, width: CellWidth.of(scalar), isHighlighted: isHighlighted))
      }
      switch CleanText.treatment(of: scalar, as: .line) {
      case .keep: add(scalar)
      case .drop: continue
      case .space: add(" ")
      case .mark: add("\u{FFFD}")
      case .spell(let escape): escape.unicodeScalars.forEach(add)
      }
    }
  }

  /// Broken into lines of at most `width` columns: at spaces, between wide characters, and within a word only where it is
  /// longer than a line. What joins the character before it stays with it.
  func lines(width: Int) -> [ArraySlice<Cell>] {
    var lines: [ArraySlice<Cell>] = []
    var start = cells.firstIndex { $0.scalar != " " } ?? cells.endIndex
    while start < cells.endIndex {
      let end = endOfLine(from: start, width: width)
      lines.append(trimmed(cells[start..<end]))
      start = cells[end...].firstIndex { $0.scalar != " " } ?? cells.endIndex
    }
    return lines
  }

  private func endOfLine(from start: Int, width: Int) -> Int {
    var columns = 0
    var lastBreak: Int?
    for place in start..<cells.endIndex {
      let cell = cells[place]
      if place > start, canBreak(before: place) { lastBreak = place }
      if cell.scalar != " ", columns + cell.width > width, cell.width > 0, place > start { return lastBreak ?? place }
      columns += cell.width
    }
    return cells.endIndex
  }

  private func canBreak(before place: Int) -> Bool {
    let (before, cell) = (cells[place - 1], cells[place])
    if cell.width == 0 { return false }
    if before.scalar == " " || cell.scalar == " " { return true }
    if Self.isOpening(before.scalar) || Self.isClosing(cell.scalar) { return false }
    return before.width == 2 || (cell.width == 2 && before.width > 0)
  }

  /// Punctuation of scripts without spaces that does not end a line.
  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "（", "「", "『", "【", "《", "〈": true
    default: false
    }
  }

  /// And that which does not begin one.
  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "、", "，", "．", "！", "？", "：", "；", "）", "」", "』", "】", "》", "〉": true
    default: false
    }
  }

  private func trimmed(_ line: ArraySlice<Cell>) -> ArraySlice<Cell> {
    var line = line
    while line.last?.scalar == " " { line.removeLast() }
    return line
  }
}

extension Terminal {
  /// Cells as text, the highlighted ones in their style, the others in one of their own where there is one.
  func text(_ cells: ArraySlice<StyledText.Cell>, in style: Style? = nil) -> String {
    var text = ""
    var run = ""
    var isHighlighted = false
    func endRun() {
      let style = isHighlighted ? Style.highlight : style
      text += style.map { styled(run, $0) } ?? run
      run = ""
    }
    for cell in cells {
      if cell.isHighlighted != isHighlighted {
        endRun()
        isHighlighted.toggle()
      }
      run.unicodeScalars.append(cell.scalar)
    }
    endRun()
    return text
  }
}
