import NewsPrinter
import Testing

@Suite struct `The progress line` {
  /// Time that stands still until it is moved, and what was drawn.
  final class Stage {
    var now = 100.0
    var drawn: [String] = []

    func progress(_ label: String = "indexing", total: Int? = nil, width: Int = 80, isTerminal: Bool = true) -> Progress
    {
      Progress(
        label, total: total, terminal: Terminal(isTerminal: isTerminal, width: width), clock: { self.now },
        draw: { self.drawn.append($0) })
    }
  }

  @Test func `comes after a second, and then at most five times a second`() {
    let stage = Stage()
    var progress = stage.progress(total: 1_000)
    for step in 1...200 {
      stage.now = 100 + Double(step) / 100
      progress.update(done: step)
    }
    // The first at 1.00 s, the last at 2.00 s.
    #expect((5...6).contains(stage.drawn.count))
    #expect(stage.drawn.first == "\rindexing 100 of 1000 (10%), 100/s, 9 s left\u{1B}[K")
  }

  @Test func `goes away when the work is done`() {
    let stage = Stage()
    var progress = stage.progress()
    stage.now += 2
    progress.update(done: 3)
    progress.clear()
    progress.clear()
    #expect(stage.drawn == ["\rindexing 3, 1.5/s\u{1B}[K", "\r\u{1B}[K"])
  }

  @Test func `is not drawn for short work, nor where nobody looks`() {
    let stage = Stage()
    var short = stage.progress()
    stage.now += 0.9
    short.update(done: 1)
    short.clear()
    var unseen = stage.progress(isTerminal: false)
    stage.now += 10
    unseen.update(done: 1)
    unseen.clear()
    #expect(stage.drawn == [])
  }

  @Test func `is no longer than the terminal is wide`() {
    let stage = Stage()
    var progress = stage.progress("reading\n港口", total: 90_000, width: 20)
    stage.now += 10
    progress.update(done: 1)
    #expect(stage.drawn == ["\rreading 港口 1 of 9\u{1B}[K"])
  }

  @Test(arguments: [
    (50, 10.0, "indexing 50 of 300 (16%), 5.0/s, 50 s left"), (3, 1, "indexing 3 of 300 (1%), 3.0/s, 2 min left"),
    (1, 20, "indexing 1 of 300 (0%), 0.1/s, 1 h 39 min left"), (0, 1, "indexing 0 of 300 (0%)"),
    (300, 1, "indexing 300 of 300 (100%), 300/s"), (400, 1, "indexing 400 of 300 (100%), 400/s"),
  ])
  func `tells how long it will take`(done: Int, elapsed: Double, line: String) {
    let stage = Stage()
    var progress = stage.progress(total: 300)
    stage.now += elapsed
    progress.update(done: done)
    #expect(stage.drawn == ["\r\(line)\u{1B}[K"])
  }
}
