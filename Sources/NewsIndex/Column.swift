/// The columns of the full-text index, in their order.
enum Column: Int32, CaseIterable {
  case headline, byline, body

  var name: String { "\(self)" }
}
