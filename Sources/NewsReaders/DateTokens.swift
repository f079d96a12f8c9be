/// A piece of a text in which a date is looked for.
enum DateToken: Equatable {
  /// Digits, with how many they are: `2025` and `02` differ from `25` and `2`.
  case number(Int, digits: Int)
  /// Letters, in lower case.
  case word(String)
  /// Any other character but white space.
  case mark(Unicode.Scalar)
  /// White space.
  case space

  /// The tokens of a text, at most 64: no date is longer.
  static func tokens(of text: String) -> [DateToken] {
    var text = text
    return text.withUTF8 { bytes in asciiTokens(of: UnsafeBufferPointer(rebasing: bytes.prefix(longest))) }
      ?? tokens(of: Array(text.unicodeScalars.prefix(longest)))
  }

  private static let longest = 400
  private static let most = 64

  /// The tokens of ASCII, which most lines are: their bytes are all there is to look at. Nil where there are others.
  private static func asciiTokens(of bytes: UnsafeBufferPointer<UInt8>) -> [DateToken]? {
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    var tokens: [DateToken] = []
    tokens.reserveCapacity(16)
    var place = 0
    while place < bytes.count, tokens.count < most {
      let start = place
      switch bytes[place] {
      case 48...57:
        var value = 0
        while place < bytes.count, (48...57).contains(bytes[place]) {
          if place - start < 15 { value = value * 10 + Int(bytes[place] - 48) }
          place += 1
        }
        tokens.append(.number(value, digits: place - start))
      case 0x41...0x5A, 0x61...0x7A:
        while place < bytes.count, (0x61...0x7A).contains(bytes[place] | 0x20) { place += 1 }
        tokens.append(
          .word(
            String(unsafeUninitializedCapacity: place - start) { word in
              for index in 0..<place - start { word[index] = bytes[start + index] | 0x20 }
              return place - start
            }))
      case 0x20, 0x09...0x0D:
        if tokens.last != .space { tokens.append(.space) }
        place += 1
      default:
        tokens.append(.mark(Unicode.Scalar(bytes[place])))
        place += 1
      }
    }
    return tokens
  }

  private static func tokens(of scalars: [Unicode.Scalar]) -> [DateToken] {
    var tokens: [DateToken] = []
    var place = 0
    while place < scalars.count, tokens.count < most {
      let start = place
      let scalar = scalars[place]
      if isDigit(scalar) {
        var value = 0
        while place < scalars.count, isDigit(scalars[place]) {
          // Longer runs are no part of a date; the value only must not overflow.
          if place - start < 15 { value = value * 10 + digit(scalars[place]) }
          place += 1
        }
        tokens.append(.number(value, digits: place - start))
      } else if isLetter(scalar), !isDateIdeograph(scalar) {
        while place < scalars.count, isLetter(scalars[place]) || isCombining(scalars[place]),
          !isDateIdeograph(scalars[place])
        { place += 1 }
        var word = String.UnicodeScalarView()
        word.append(contentsOf: scalars[start..<place])
        tokens.append(.word(String(word).lowercased()))
      } else {
        if isSpace(scalar) || scalar == "\u{200B}" || scalar == "\u{200E}" || scalar == "\u{200F}" {
          if tokens.last != .space { tokens.append(.space) }
        } else if scalar == "\u{200C}" || scalar == "\u{200D}" || scalar == "\u{00AD}" {
          // Joiners and soft hyphens are not seen.
        } else {
          tokens.append(.mark(scalar))
        }
        place += 1
      }
    }
    return tokens
  }

  /// A digit of any script: `2`, `٢`, `۲`, `२`, `๒`, `２`.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 48...57: true
    case 0...0x65F: false
    case 0x660...0x6F9, 0x966...0x1099, 0xFF10...0xFF19: scalar.properties.numericType == .decimal
    default: false
    }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int {
    scalar.isASCII ? Int(scalar.value - 48) : Int(scalar.properties.numericValue ?? 0)
  }

  /// ASCII, which is most of most lines, without a look into Unicode's tables.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (0x61...0x7A).contains(scalar.value | 0x20) : scalar.properties.isAlphabetic
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.generalCategory == .nonspacingMark
  }

  /// Year, month, day, hour, minute and second of Chinese and Japanese, and of Korean.
  static func isDateIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "年", "月", "日", "时", "時", "分", "秒", "년", "월", "일": true
    default: false
    }
  }
}
