import Glibc

/// How numbers are written and taken together.
enum Figures {
  static func median(_ values: [Double]) -> Double { percentile(values, 50) }

  /// The smallest value that so many percent of all do not exceed.
  static func percentile(_ values: [Double], _ percent: Double) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    if percent == 50, sorted.count % 2 == 0 { return (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2 }
    return sorted[min(sorted.count - 1, max(0, Int((percent / 100 * Double(sorted.count)).rounded(.up)) - 1))]
  }

  static func decimal(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "–" }
    let scale = Int(pow(10, Double(digits)))
    let scaled = Int((value * Double(scale)).rounded())
    let fraction = String(abs(scaled) % scale)
    let sign = scaled < 0 ? "-" : ""
    let zeros = String(repeating: "0", count: max(0, digits - fraction.count))
    return sign + count(abs(scaled) / scale) + (digits > 0 ? "." + zeros + fraction : "")
  }

  /// 20,000
  static func count(_ value: Int) -> String {
    let digits = String(value)
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }

  static func seconds(_ value: Double) -> String { decimal(value, value < 10 ? 2 : 1) + " s" }
  static func milliseconds(_ seconds: Double) -> String {
    decimal(seconds * 1000, seconds < 0.01 ? 2 : seconds < 0.1 ? 1 : 0) + " ms"
  }
  static func megabytes(_ bytes: Double) -> String { decimal(bytes / 1e6, 0) + " MB" }
  static func percent(_ share: Double) -> String { decimal(share * 100, 2) + " %" }
  static func ratio(_ value: Double) -> String { decimal(value, 2) }
}
