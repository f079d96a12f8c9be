import NewsModel
import NewsQuery

extension Ordeal {
  /// The query parser: answered or refused with its place; what was understood is understood again.
  static let query = Ordeal(name: "query") { bytes, _ throws(Broken) in
    let text = String(decoding: bytes, as: UTF8.self)
    let query: Query
    do throws(Failure) {
      query = try Query(parsing: text, today: today)
    } catch {
      try checkRefusal(error)
      return .refused(error)
    }
    let understood = query.understood
    let again: String
    do throws(Failure) {
      again = try Query(parsing: understood, today: today).understood
    } catch {
      throw Broken(
        "\(text.debugDescription) is understood as \(understood.debugDescription), which is refused: \(error)")
    }
    try Broken.unless(
      again == understood,
      "\(text.debugDescription) is understood as \(understood.debugDescription), and that as \(again.debugDescription)")
    return .answered([understood, query.matchingAny().understood, query.relaxed()?.understood ?? ""])
  }

  /// The day that every ordeal happens on, after a leap day.
  static let today = CivilDay(year: 2024, month: 3, day: 31)!

  static func checkRefusal(_ failure: Failure) throws(Broken) {
    try Broken.unless(
      failure.code == .badQuery && failure.subject == "query" && !failure.cause.isEmpty && !failure.remedy.isEmpty,
      "what is refused is not the query: \(failure)")
  }
}
