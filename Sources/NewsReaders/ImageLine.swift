/// A picture as Markdown writes it, `![words](address)`, in a line of its own.
enum ImageLine {
  /// The address, or nil where the line is something else.
  static func address(of line: String) -> String? {
    guard line.hasPrefix("!["), line.hasSuffix(")"), let middle = line.firstRange(of: "](") else { return nil }
    let inside = line[middle.upperBound...].dropLast()
    // A title may follow the address: ![…](a.jpg "title").
    let address = inside.prefix { $0 != " " && $0 != ")" }
    return address.isEmpty ? nil : String(address)
  }
}
