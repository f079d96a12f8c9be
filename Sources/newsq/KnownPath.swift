import NewsFiles
import NewsIndex
import NewsModel

/// The path of a bundle as the journal has it.
enum KnownPath {
  /// Of a path, or of a name in the inbox; nil where the journal does not know it.
  static func of(_ subject: String, _ reader: IndexReader, inbox: String) throws(Failure) -> String? {
    for candidate in [subject, RawPath.existing(subject).canonical.text, "\(RawPath(inbox).canonical.text)/\(subject)"]
    {
      if try reader.journalEntry(path: candidate) != nil { return candidate }
    }
    return nil
  }
}
