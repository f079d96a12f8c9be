import NewsCommand
import NewsIndex
import NewsPrinter

/// Page after page on a terminal: there it is told how to get on. A script counts for itself.
struct Paging {
  private let limit: Int
  private let offset: Int
  private let isTold: Bool

  init(_ request: SearchRequest, _ format: HitPrinter.Format) {
    limit = request.limit
    offset = request.offset
    isTold = format == .text && limit > 0 && Terminal.output().isTerminal
  }

  /// The request with one answer more, which tells that there is another page.
  func widened(_ request: SearchRequest) -> SearchRequest {
    var request = request
    if isTold { request.limit += 1 }
    return request
  }

  /// Takes that answer away again; to be called before the page is written. Gives what is to be said behind the page.
  func cut(_ result: inout SearchResult) -> String? {
    guard isTold, result.hits.count > limit else { return nil }
    result.hits.removeLast(result.hits.count - limit)
    return "results \(offset + 1)-\(offset + limit); more: --offset \(offset + limit)"
  }
}
