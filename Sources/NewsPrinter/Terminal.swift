internal import Glibc

/// What is known of the place that output goes to.
package struct Terminal: Sendable, Hashable {
  /// When output is coloured.
  package enum Color: String, Sendable, CaseIterable {
    /// On a terminal that can, unless `NO_COLOR` is set (no-color.org).
    case auto
    case always, never
  }

  /// Whether someone looks at it.
  package let isTerminal: Bool
  /// Columns, at least 20.
  package let width: Int
  /// Whether to send SGR sequences.
  package let usesColor: Bool
  /// Whether the cursor can be moved and lines cleared.
  package let canRedraw: Bool

  package init(isTerminal: Bool, width: Int = 80, usesColor: Bool = false) {
    self.isTerminal = isTerminal
    self.width = max(20, width)
    self.usesColor = usesColor
    canRedraw = isTerminal
  }

  /// Asks the system. The width is that of `COLUMNS`, where it holds a number, else the terminal's own, else 80.
  package init(descriptor: Int32, color: Color = .auto, environment: [String: String]) {
    let isTerminal = isatty(descriptor) == 1
    let kind = environment["TERM"] ?? ""
    let isCapable = isTerminal && !kind.isEmpty && kind != "dumb"
    self.isTerminal = isTerminal
    canRedraw = isCapable
    width = max(20, Self.columns(environment) ?? Self.columns(of: descriptor) ?? 80)
    usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: isCapable && (environment["NO_COLOR"] ?? "").isEmpty
      }
  }

  private static func columns(_ environment: [String: String]) -> Int? {
    environment["COLUMNS"].flatMap { Int($0) }.flatMap { (1...10_000).contains($0) ? $0 : nil }
  }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Text in a style, or as it is where there are no colours.
  func styled(_ text: String, _ style: Style) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// SGR parameters.
  enum Style: String {
    case bold = "1"
    case dim = "2"
    case highlight = "1;33"
    case bar = "36"
    case missing = "33"
  }
}
