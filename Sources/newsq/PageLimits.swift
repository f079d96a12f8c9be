internal import ArgumentParser

/// What `--limit` and `--offset` may be, in every verb that has them.
enum PageLimits {
  static func check(limit: Int?, offset: Int? = nil) throws {
    for (name, number) in [("--limit", limit), ("--offset", offset)] {
      if let number, number < 0 { throw ValidationError("\(name): \(number) is less than nothing (give 0 or more)") }
    }
  }
}
