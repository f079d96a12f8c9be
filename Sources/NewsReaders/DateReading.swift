/// What is known of where a date comes from, as far as that tells how it is written.
struct DateReading: Sendable {
  /// What comes first where day and month are both figures up to 12.
  enum Order: Sendable {
    case dayFirst, monthFirst
    /// Then such a date is refused: a wrong date is worse than none.
    case unknown
  }

  var order = Order.unknown
  /// The language's code without region, or nil.
  var language: String?
  /// Whether `12.02.25` is a date: only where a date is expected.
  var shortYears = false

  /// Nothing is known.
  static let plain = DateReading()

  /// Top-level domains of countries whose English puts the day first.
  private static let dayFirstDomains: Set<Substring> = [
    "uk", "ie", "au", "nz", "in", "za", "sg", "hk", "my", "ng", "ke", "gh", "pk", "lk", "bd", "np", "mt", "zw", "zm",
    "ug",
    "tz", "rw", "na", "bw", "jm", "tt", "fj", "pg", "cy", "eu", "scot", "wales",
  ]
  private static let monthFirstDomains: Set<Substring> = ["us", "gov", "mil", "ph"]
  /// Countries whose English puts the day first. Canada writes both.
  private static let dayFirstRegions: Set<Substring> = [
    "gb", "uk", "ie", "au", "nz", "in", "za", "sg", "hk", "my", "ng", "ke", "gh", "pk", "lk", "bd", "mt", "zw", "zm",
    "ug",
    "tz", "jm", "tt", "150", "001",
  ]

  /// - Parameters:
  ///   - language: The text's language as a tag (`en-gb`).
  ///   - url: Its address: a country's domain says more than the `en-us` that programs put on pages by themselves.
  init(language: String?, url: String? = nil) {
    guard let language else { return }
    let parts = language.split(separator: "-")
    self.language = parts.first.map(String.init)
    guard parts.first == "en" else {
      // Every other language puts the day before the month where the year is last.
      order = .dayFirst
      return
    }
    let domain = url.flatMap(Self.domain)
    if let domain, Self.dayFirstDomains.contains(domain[...]) {
      order = .dayFirst
    } else if let domain, Self.monthFirstDomains.contains(domain[...]) {
      order = .monthFirst
    } else if parts.count > 1 {
      order = parts[1] == "us" ? .monthFirst : Self.dayFirstRegions.contains(parts[1]) ? .dayFirst : .unknown
    }
  }

  private init() {}

  /// The last part of an address's host.
  private static func domain(_ url: String) -> String? {
    guard let start = url.firstRange(of: "//")?.upperBound else { return nil }
    let host = url[start...].prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }
    return host.split(separator: ".").last.map { $0.lowercased() }
  }
}
