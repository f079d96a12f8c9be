/// What one check of `newsq doctor` found.
package struct Finding: Sendable, Hashable {
  package enum Grade: String, Sendable, Hashable {
    case ok
    /// Good to know; nothing is broken.
    case notice
    /// Something does not work, or will not for long.
    case problem
  }

  /// What was looked at: `clock`.
  package var check: String
  package var grade: Grade
  /// In lower case, without a full stop.
  package var text: String
  /// What to do about it; nil where nothing is to be done.
  package var remedy: String?

  package init(_ check: String, _ grade: Grade, _ text: String, remedy: String? = nil) {
    self.check = check
    self.grade = grade
    self.text = text
    self.remedy = remedy
  }

  /// What went wrong, as a finding.
  package init(_ check: String, _ grade: Grade, _ failure: Failure) {
    self.init(check, grade, "\(failure.subject): \(failure.cause)", remedy: failure.remedy)
  }
}

extension Finding: CustomStringConvertible {
  /// `problem  clock: … (remedy)`
  package var description: String {
    let space = String(repeating: " ", count: 9 - grade.rawValue.utf8.count)
    return "\(grade.rawValue)\(space)\(check): \(text)" + (remedy.map { " (\($0))" } ?? "")
  }
}
