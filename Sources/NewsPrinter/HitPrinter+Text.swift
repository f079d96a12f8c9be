internal import NewsModel

extension HitPrinter {
  /// Headline, facts, passage; each line ends with a line feed.
  func text(_ hit: Hit) -> String {
    var text = ""
    let (headline, highlights) = headline(hit)
    for line in StyledText(headline, highlights: highlights).lines(width: terminal.width) {
      text += terminal.text(line, in: .bold) + "\n"
    }
    for line in facts(hit) { text += terminal.styled(line, .dim) + "\n" }
    if !hit.missing.isEmpty {
      for line in StyledText("without: " + hit.missing.joined(separator: ", ")).lines(width: terminal.width) {
        text += terminal.styled(terminal.text(line), .missing) + "\n"
      }
    }
    if let snippet = hit.snippet {
      for line in StyledText(snippet.text, highlights: snippet.highlights).lines(width: terminal.width) {
        text += terminal.text(line) + "\n"
      }
    }
    return text
  }

  /// The headline; without one the first words of the text, or of the passage.
  private func headline(_ hit: Hit) -> (String, highlights: [Range<Int>]) {
    if let title = hit.title, title.unicodeScalars.contains(where: { $0.value > 0x20 }) {
      return (title, hit.titleHighlights)
    }
    let words = (hit.opening ?? hit.snippet?.text ?? "").split { " …\t\n".contains($0) }.prefix(9)
    return (words.isEmpty ? "(untitled)" : words.joined(separator: " ") + " …", [])
  }

  /// `source · date · path · id`, broken between the facts where they do not fit on a line. A path is never cut: it is there
  /// to be copied.
  private func facts(_ hit: Hit) -> [String] {
    var pieces: [String] = []
    for fact in [hit.source, hit.published.map(\.shown) ?? "undated"].compactMap({ $0 }) {
      pieces += StyledText(fact).lines(width: terminal.width).map { Terminal(isTerminal: false).text($0) }
    }
    pieces.append(CleanText.visible(hit.path, as: .name))
    pieces.append("id \(hit.id)")
    var lines: [String] = []
    for piece in pieces {
      if let last = lines.last, CellWidth.of(last) + 3 + CellWidth.of(piece) <= terminal.width {
        lines[lines.count - 1] += " · " + piece
      } else {
        lines.append(piece)
      }
    }
    return lines
  }
}

extension PublishedDate {
  /// For people: the date, the time without its zone, and where the date came from when it is only a conclusion.
  var shown: String {
    var text = iso
    if precision == .minute || precision == .second {
      text = "\(day) \(padded(secondOfDay / 3_600, 2)):\(padded(secondOfDay / 60 % 60, 2))"
    }
    return origin.isWeak ? "\(text) (\(origin.shown))" : text
  }
}

extension PublishedDate.Origin {
  /// For people: where the date was found.
  var shown: String {
    switch self {
    case .record: "from the record"
    case .sidecar: "from the file beside it"
    case .jsonLD: "from the page's data"
    case .meta: "from the page's head"
    case .time: "from the page's time element"
    case .url: "from the address"
    case .text: "from the text"
    case .file: "from the file's name"
    }
  }
}
