import NewsFiles
import NewsModel

extension Failure {
  /// A reader's failure with the bundle's path for its subject: readers know a bundle's name alone.
  func placed(in candidate: Candidate) -> Failure {
    let name = candidate.raw.name.text
    guard subject.utf8.starts(with: name.utf8) else { return self }
    var placed = self
    placed.subject = candidate.path + String(subject.dropFirst(name.count))
    return placed
  }
}
