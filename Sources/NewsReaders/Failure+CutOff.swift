import NewsModel

extension Failure {
  /// The failure of a file that ends in the middle of what it holds; what is whole in it is read.
  static func cutOff(_ subject: String) -> Failure {
    Failure(
      .notXML, subject: subject, cause: "ends in the middle of an element",
      remedy: "deliver it again, whole; what stands before is indexed")
  }
}
