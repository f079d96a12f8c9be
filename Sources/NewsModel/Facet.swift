/// By what the articles of an answer are counted.
package enum Facet: String, Sendable, Hashable, CaseIterable {
  case source, language, day, week, month, year

  /// Whether it is a stretch of time, and which.
  package var step: TimeStep? { TimeStep(rawValue: rawValue) }
}

/// How many articles have one value of a facet.
package struct FacetCount: Sendable, Hashable {
  /// The source, the language's tag, or the name of the step of time; nil for articles that have none.
  package var value: String?
  package var count: Int

  package init(value: String?, count: Int) {
    self.value = value
    self.count = count
  }
}
