import Glibc

/// Ranks by the law of Zipf and Mandelbrot: rank r comes up in proportion to (r + head) ^ -exponent. Drawn by the
/// inverse of the integral, in constant time however many ranks there are.
struct Zipf {
  private let count: Int
  private let head: Double
  private let power: Double
  private let low: Double
  private let span: Double

  init(count: Int, exponent: Double, head: Double) {
    self.count = count
    self.head = head
    power = 1 / (1 - exponent)
    low = pow(head, 1 - exponent)
    span = pow(Double(count) + head, 1 - exponent) - low
  }

  func rank(_ random: inout RandomNumbers) -> Int {
    min(count - 1, max(0, Int(pow(low + span * random.fraction(), power) - head)))
  }
}
