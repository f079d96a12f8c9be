package import NewsModel

extension Settings {
  /// The text of the user's list of names that mean the same; nil where the usual file is not there. A file that a setting
  /// names has to be.
  ///
  /// - Throws: `badConfiguration` for a file that cannot be read.
  package func aliasText() throws(Failure) -> String? {
    let isNamed = list.contains { $0.name == "search.aliases" && $0.origin != "built-in" }
    return try SettingsFile.text(at: searchAliases, isRequired: isNamed, choice: "search.aliases")
  }
}
