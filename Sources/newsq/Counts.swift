internal import ArgumentParser
import NewsCommand
import NewsModel
import NewsPrinter

/// Rows of numbers as an answer.
enum Counts {
  /// - Parameter limit: how many values are shown.
  static func answer(
    _ counts: [FacetCount], _ facet: Facet, limit: Int?, _ format: CountPrinter.Format, color: Terminal.Color
  ) throws {
    let shown = limited(counts, facet, to: limit)
    let output = Output.standard()
    try CountPrinter(facet, format: format, terminal: .output(color: color)).write(shown, to: output)
    try output.flush()
    if !counts.contains(where: { $0.count > 0 }) { throw NothingFound.said() }
  }

  /// The most frequent values, or the latest steps of time; what has no value stays.
  private static func limited(_ counts: [FacetCount], _ facet: Facet, to limit: Int?) -> [FacetCount] {
    guard let limit else { return counts }
    let valued = counts.filter { $0.value != nil }
    guard valued.count > limit else { return counts }
    let kept = facet.step == nil ? valued.prefix(limit) : valued.suffix(limit)
    return kept + counts.filter { $0.value == nil }
  }
}

extension Facet: Choice {}
extension TimeStep: Choice {}
extension CountPrinter.Format: Choice {}
