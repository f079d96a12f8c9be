extension Concept.Form {
  /// The codes of the languages in whose articles the form stands for the concept; nil for every article.
  package var languageCodes: [String]? {
    languages.map { StemLanguages.codes(in: $0).map { StemLanguages.codes[$0] } }
  }
}
