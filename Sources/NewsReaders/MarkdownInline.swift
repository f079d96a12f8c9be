/// A piece of Markdown text without emphasis, links, tags and escapes.
struct MarkdownInline {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var output = String.UnicodeScalarView()
  private(set) var images: [String] = []
  /// Steps left for finding closing brackets: text that opens brackets without end would be searched again and again.
  private var patience: Int

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    patience = 10_000 + 10 * scalars.count
  }

  mutating func plain() -> String {
    while place < scalars.count { step() }
    let text = String(output)
    guard HTMLFragment.hasEntity(text) else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { HTMLFragment.text(of: String($0).replacingAngles) }.joined(separator: "\n")
  }

  private mutating func step() {
    let scalar = scalars[place]
    switch scalar {
    case "\\" where place + 1 < scalars.count && isPunctuation(scalars[place + 1]):
      output.append(scalars[place + 1])
      place += 2
    case "`": code()
    case "!" where peek(1) == "[": image()
    case "[": link()
    case "<": tag()
    case "*": place += 1
    case "~" where peek(1) == "~": place += 2
    case "_" where isEmphasisEdge(): place += 1
    case "{" where peek(1) == "{" || peek(1) == "%" || peek(1) == ":": directive()
    default:
      output.append(scalar)
      place += 1
    }
  }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    place + distance < scalars.count ? scalars[place + distance] : nil
  }

  private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// An underscore inside a word (`file_name`) is no emphasis.
  private func isEmphasisEdge() -> Bool {
    func isWord(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) } ?? false
    }
    return !(isWord(place > 0 ? scalars[place - 1] : nil) && isWord(peek(1)))
  }

  /// Code between runs of equally many backticks, as it is.
  private mutating func code() {
    let start = place
    while place < scalars.count, scalars[place] == "`" { place += 1 }
    let marks = place - start
    var run = 0
    for end in place..<scalars.count {
      patience -= 1
      guard patience > 0 else { break }
      run = scalars[end] == "`" ? run + 1 : 0
      if run == marks, end + 1 == scalars.count || scalars[end + 1] != "`" {
        output.add(scalars[place..<(end + 1 - marks)])
        place = end + 1
        return
      }
    }
    output.add(scalars[start..<place])
  }

  /// The place of the bracket that closes the one at `open`.
  private mutating func closing(of open: Int, _ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Int? {
    var depth = 0
    for index in open..<min(scalars.count, open + 4_000) {
      patience -= 1
      guard patience > 0 else { return nil }
      if scalars[index] == "\\" { continue }
      if scalars[index] == left { depth += 1 }
      if scalars[index] == right {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  private mutating func image() {
    guard let end = closing(of: place + 1, "[", "]") else { return take() }
    if end + 1 < scalars.count, scalars[end + 1] == "(", let close = closing(of: end + 1, "(", ")") {
      let inside = scalars[end + 2..<close].prefix { $0 != " " }
      var address = String.UnicodeScalarView()
      address.append(contentsOf: inside)
      if !inside.isEmpty { images.append(String(address)) }
      place = close + 1
    } else {
      place = end + 1
    }
  }

  /// Keeps a link's text; its address, or its reference's name, goes.
  private mutating func link() {
    guard let end = closing(of: place, "[", "]"), end + 1 < scalars.count else {
      // `[^1]` refers to a note.
      if peek(1) == "^", let end = closing(of: place, "[", "]") { place = end + 1 } else { take() }
      return
    }
    if peek(1) == "^" {
      place = end + 1
      return
    }
    let after = scalars[end + 1]
    let (left, right): (Unicode.Scalar, Unicode.Scalar) = after == "(" ? ("(", ")") : ("[", "]")
    guard after == "(" || after == "[", let close = closing(of: end + 1, left, right) else { return take() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[place + 1..<end])
    var inner = MarkdownInline(String(text))
    inner.place = 0
    output.add(inner.plain().unicodeScalars)
    images += inner.images
    place = close + 1
  }

  private mutating func endOfTag() -> Int? {
    for index in place..<min(scalars.count, place + 4_000) {
      patience -= 1
      guard patience > 0 else { return nil }
      if scalars[index] == ">" { return index }
    }
    return nil
  }

  /// Takes off a tag; an address in angle brackets stays as text.
  private mutating func tag() {
    guard let next = peek(1), next.properties.isAlphabetic || next == "/" || next == "!",
      let end = endOfTag()
    else { return take() }
    var inside = String.UnicodeScalarView()
    inside.append(contentsOf: scalars[place + 1..<end])
    let text = String(inside)
    if text.hasPrefix("http://") || text.hasPrefix("https://") || (text.contains("@") && !text.contains(" ")) {
      output.add(inside)
    } else if text.lowercased().hasPrefix("br") {
      output.append("\n")
    }
    place = end + 1
  }

  /// `{{< figure >}}`, `{% include %}`, `{:.class}`
  private mutating func directive() {
    guard let end = closing(of: place, "{", "}") else { return take() }
    place = end + 1
  }

  private mutating func take() {
    output.append(scalars[place])
    place += 1
  }
}

extension String {
  /// The text with `<` as an entity, so that nothing in it is taken for a tag.
  var replacingAngles: String {
    var result = ""
    for scalar in unicodeScalars {
      if scalar == "<" { result += "&lt;" } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }
}

extension String.UnicodeScalarView {
  /// Appends one after the other: appending a collection makes a new string each time, which is quadratic in a loop.
  mutating func add(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars { append(scalar) }
  }
}
