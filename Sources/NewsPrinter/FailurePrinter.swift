package import NewsJSON
package import NewsModel

/// Words failures for standard error, and as records.
package enum FailurePrinter {
  /// `newsq: subject: cause (remedy)` and a line feed, fit to be shown.
  package static func line(_ failure: Failure, program: String) -> String {
    "\(program): \(CleanText.visible(failure.description, as: .name))\n"
  }

  /// The facts of a failure as members of a JSON object: `code`, `subject`, `cause`, `remedy`.
  package static func members(_ failure: Failure) -> [(String, JSONValue)] {
    [
      ("code", .string(failure.code.rawValue)), ("subject", .string(failure.subject)),
      ("cause", .string(failure.cause)), ("remedy", .string(failure.remedy)),
    ]
  }
}
