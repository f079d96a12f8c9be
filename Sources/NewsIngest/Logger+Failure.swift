package import Logging
package import NewsModel

extension Logger {
  package func warning(_ message: Logger.Message, failure: Failure, at path: String? = nil) {
    warning(message, metadata: Self.metadata(failure, path))
  }

  package func error(_ message: Logger.Message, failure: Failure) {
    error(message, metadata: Self.metadata(failure, nil))
  }

  /// The failure's facts, each under its own key.
  private static func metadata(_ failure: Failure, _ path: String?) -> Logger.Metadata {
    var metadata: Logger.Metadata = [
      "code": "\(failure.code.rawValue)", "cause": "\(failure.cause)", "remedy": "\(failure.remedy)",
    ]
    if let path { metadata["path"] = "\(path)" }
    if path != failure.subject { metadata["subject"] = "\(failure.subject)" }
    return metadata
  }
}
