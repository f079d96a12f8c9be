internal import Glibc

/// A line on standard error that tells how far long work has come; it comes after a second, is drawn at most five times a
/// second, and goes away when the work is done. Where nobody looks, or the cursor cannot be moved, there is none.
package struct Progress {
  private let label: String
  private let total: Int?
  private let terminal: Terminal
  /// Seconds, from any start.
  private let clock: () -> Double
  private let draw: (String) -> Void
  private let start: Double
  private var lastDrawn: Double?

  /// - Parameters:
  ///   - total: how many there are, or nil where that is not known.
  ///   - terminal: what is known of standard error.
  package init(_ label: String, total: Int? = nil, terminal: Terminal) {
    self.init(label, total: total, terminal: terminal, clock: Self.seconds) { text in
      let bytes = Array(text.utf8)
      // A progress line that cannot be written is not missed.
      _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
  }

  package init(
    _ label: String, total: Int? = nil, terminal: Terminal, clock: @escaping () -> Double,
    draw: @escaping (String) -> Void
  ) {
    self.label = label
    self.total = total
    self.terminal = terminal
    self.clock = clock
    self.draw = draw
    start = clock()
  }

  /// Tells how many are done. Cheap enough to be called for each.
  package mutating func update(done: Int) {
    guard terminal.canRedraw else { return }
    let now = clock()
    guard now - start >= 1, lastDrawn.map({ now - $0 >= 0.2 }) ?? true else { return }
    lastDrawn = now
    draw("\r\(line(done: done, after: now - start))\u{1B}[K")
  }

  /// Takes the line away, so that others can be written there; the next update brings it back.
  package mutating func clear() {
    guard lastDrawn != nil else { return }
    draw("\r\u{1B}[K")
    lastDrawn = nil
  }

  /// `indexing 1200 of 5000 (24%), 600/s, 7 s left`, no longer than the terminal is wide.
  private func line(done: Int, after elapsed: Double) -> String {
    var line = "\(label) \(done)"
    if let total, total > 0 { line += " of \(total) (\(min(100, done * 100 / total))%)" }
    let rate = Double(done) / elapsed
    if done > 0 { line += ", \(rate >= 10 ? "\(Int(rate))" : "\((rate * 10).rounded() / 10)")/s" }
    if let total, done > 0, total > done { line += ", \(Self.duration(Double(total - done) / rate)) left" }
    var cells = StyledText(line).cells[...]
    // The last column stays free: some terminals go to the next line there.
    while cells.reduce(0, { $0 + $1.width }) >= terminal.width { cells.removeLast() }
    return terminal.text(cells)
  }

  private static func duration(_ seconds: Double) -> String {
    let seconds = Int(min(seconds, 1e9).rounded(.up))
    if seconds < 60 { return "\(seconds) s" }
    return seconds < 3_600 ? "\((seconds + 59) / 60) min" : "\(seconds / 3_600) h \(seconds / 60 % 60) min"
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
