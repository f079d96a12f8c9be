/// Answers that are kept for the next time. When there are too many all are forgotten: what is asked often comes back soon.
struct Remembered<Question: Hashable, Answer> {
  private let most: Int
  private var answers: [Question: Answer] = [:]

  /// - Parameter most: how many answers are kept.
  init(most: Int) {
    self.most = most
  }

  subscript(question: Question) -> Answer? {
    get { answers[question] }
    set {
      if answers.count >= most { answers.removeAll(keepingCapacity: true) }
      answers[question] = newValue
    }
  }
}
