/// What a program took to answer queries.
struct Answered {
  var seconds: Double
  var hits: Int

  init(seconds: Double, hits: Int) { (self.seconds, self.hits) = (seconds, hits) }

  /// As a peer's step prints it: seconds and hits.
  init(printedTo path: String) throws {
    let parts = (Files.text(path) ?? "").split { $0 == " " || $0 == "\n" }
    guard parts.count == 2, let seconds = Double(parts[0]), let hits = Int(parts[1]) else {
      throw Problem("\(path): no figures (the complaints are in \(Child.complaints))")
    }
    (self.seconds, self.hits) = (seconds, hits)
  }
}
