import NewsModel

/// The records of a file that is read: each is made into an article by itself, by a worker where there are any.
struct Records {
  let name: String
  let context: ReadingContext
  private let finishing: Finishing
  private let sink: Reader.Sink

  init(_ name: String, _ context: ReadingContext, _ sink: @escaping Reader.Sink) {
    self.name = name
    self.context = context
    self.sink = sink
    finishing = Finishing(name, context)
  }

  /// Has an article made of a record; nil is none, and no failure.
  /// - Parameter bytes: What `article` holds.
  func take(
    bytes: Int, _ article: @escaping @Sendable () throws(Failure) -> Article?
  ) throws(Failure) {
    let finishing = finishing
    let sink = sink
    try context.members.hand(bytes: bytes) {
      var member = ReadMember()
      do throws(Failure) {
        if let article = try article() { finishing.finish(.success(article)) { member.results.append($0) } }
      } catch {
        member.results.append(.failure(finishing.moved(error)))
      }
      return member
    } deliver: { member in
      member.results.forEach(sink)
    }
  }

  /// Tells what is wrong with a record, in its place among the others.
  func fail(_ failure: Failure) throws(Failure) {
    try context.members.settle()
    sink(.failure(finishing.moved(failure)))
  }
}
