import Glibc

/// Where the benchmarks are run and where they put what they make.
enum Workplace {
  /// The top of newsq's sources: `make bench` starts there.
  static let project: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    return getcwd(&buffer, buffer.count).map { String(cString: $0) } ?? "."
  }()

  static let folder = project + "/.build/bench"
}
