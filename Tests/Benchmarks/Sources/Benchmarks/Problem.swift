/// Why something could not be measured.
struct Problem: Error {
  var cause: String

  init(_ cause: String) { self.cause = cause }
}
