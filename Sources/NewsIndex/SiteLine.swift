/// A line that a source puts below its articles, and that is none of their text.
package struct SiteLine: Sendable, Hashable {
  /// The articles' source: its name, its host, or the folder they come in.
  package var source: String
  package var line: String

  package init(source: String, line: String) {
    self.source = source
    self.line = line
  }
}
