extension Ranking {
  /// Takes out of the articles that were surveyed those that cannot come among the best.
  ///
  /// What is worked out here, column by column, is a bound of each score; those that are left are scored one by one.
  ///
  /// - Parameter needed: concepts that an answer has, for some of the articles may lack them; they stay or go unseen.
  /// - Returns: how many answers were taken out.
  func sift(_ survey: ConceptSurvey, _ needed: [Int]) -> Int {
    guard let set = survey.set, let worst = top.worst?.score, !isComplete, !mostWordsFirst else { return 0 }
    let count = survey.count
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { memory -> Int in
      guard let scores = memory.baseAddress else { return 0 }
      let own = scores + count
      for index in 0..<count { own[index] = damping[Int(survey.lengths[index])] }
      scores.update(repeating: 0, count: count)
      for concept in importance.indices where importance[concept] > 0 {
        let frequencies = survey.frequencies(of: concept)
        let most = importance[concept] * (Self.k1 + 1)
        for index in 0..<count {
          let frequency = Double(frequencies[index])
          scores[index] += most * frequency / (frequency + own[index])
        }
      }
      set.removeAll()
      let least = worst / Self.margin - (survey.concepts > 1 ? proximity.most : 0)
      var answers = needed.isEmpty ? count : survey.count(having: needed)
      for index in 0..<count
      where scores[index] >= least && (scores[index] + nearness(survey, index, own[index])) * Self.margin >= worst {
        set.insert(survey.articles[index])
        if survey.has(needed, index) { answers -= 1 }
      }
      return answers
    }
  }

  /// What nearness can add at most to an article that was surveyed.
  private func nearness(_ survey: ConceptSurvey, _ index: Int, _ damping: Double) -> Double {
    guard survey.concepts > 1 else { return 0 }
    return proximity.most(damping: damping) { Int(survey.counts(of: $0)[index]) }
  }
}

extension ConceptSurvey {
  /// How many articles have all of some concepts.
  fileprivate func count(having concepts: [Int]) -> Int {
    var sum = 0
    for index in 0..<count where has(concepts, index) { sum &+= 1 }
    return sum
  }

  fileprivate func has(_ concepts: [Int], _ index: Int) -> Bool {
    for concept in concepts where counts(of: concept)[index] == 0 { return false }
    return true
  }
}
