/// Something that went wrong, told so that its reader can act: what, where, why, and what to do.
///
/// Facts are kept apart from wording; `description` puts them together the same way everywhere.
package struct Failure: Error, Sendable, Hashable {
  /// What kind of failure it is. Raw values are stable: they are stored and shown by `newsq failed`.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    // Bundles
    case notFound = "not-found"
    case notPermitted = "not-permitted"
    case notRegular = "not-regular"
    case ioError = "io-error"
    case empty
    case tooLarge = "too-large"
    case undecodable
    case notJSON = "not-json"
    case notYAML = "not-yaml"
    case notTOML = "not-toml"
    case notHTML = "not-html"
    case notXML = "not-xml"
    case notMail = "not-mail"
    case tooDeep = "too-deep"
    case noArticle = "no-article"
    case unknownFormat = "unknown-format"
    case readerFailed = "reader-failed"
    /// The process that reads it died of it, or gave no answer.
    case readerDied = "reader-died"
    // Limits and archives
    case archiveSize = "archive-size"
    case archiveRatio = "archive-ratio"
    case archiveDepth = "archive-depth"
    case archiveEntries = "archive-entries"
    case textCut = "text-cut"
    case bundleText = "bundle-text"
    case timedOut = "timed-out"
    case badArchive = "bad-archive"
    case badRecord = "bad-record"
    case badName = "bad-name"
    case encrypted
    // Queries
    case badQuery = "bad-query"
    case badDate = "bad-date"
    // The database
    case noIndex = "no-index"
    case wrongVersion = "wrong-version"
    case databaseError = "database-error"
    case locked
    case diskFull = "disk-full"
    case diskError = "disk-error"
    case damagedText = "damaged-text"
    case damagedIndex = "damaged-index"
    // The configuration and the command line
    case badConfiguration = "bad-configuration"
    case badUsage = "bad-usage"
  }

  package var code: Code
  /// What it is about: a path, a setting, a place in the query.
  package var subject: String
  /// Why, in lower case, without a full stop.
  package var cause: String
  /// What to do about it, in lower case, without a full stop.
  package var remedy: String

  package init(_ code: Code, subject: String, cause: String, remedy: String) {
    self.code = code
    self.subject = subject
    self.cause = cause
    self.remedy = remedy
  }
}

extension Failure {
  /// Whether it is the disk under the database that fails, or another process has the database. Nothing is wrong with what was
  /// to be done: it can be done later.
  package var isOfTheMoment: Bool { code == .diskFull || code == .diskError || code == .locked }
}

extension Failure: CustomStringConvertible {
  /// `inbox/a.json: not JSON at line 3: expected ',' (fix the file; it is read again when it changes)`
  package var description: String {
    "\(subject): \(cause) (\(remedy))"
  }
}
