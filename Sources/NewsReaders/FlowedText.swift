/// Text that mail programs broke into lines so that others can join them again (RFC 3676, `format=flowed`).
enum FlowedText {
  /// - Parameter deletingSpace: Whether the space at the end of a line is not part of the text (`delsp=yes`).
  static func joined(_ text: String, deletingSpace: Bool) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count)
    var depth: Int?
    for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = raw.last == "\r" ? raw.dropLast() : raw
      let quoted = line.prefix { $0 == ">" }.count
      line = line.dropFirst(quoted)
      // A space before the text protects what begins with a space, `>` or `From `.
      if line.first == " " { line = line.dropFirst() }
      let isSignature = line == "-- "
      // The line before goes on with this one only where both are quoted as deeply, and never with a signature.
      if let depth, depth != quoted || isSignature { output += "\n" }
      let flows = line.hasSuffix(" ") && !isSignature
      output += deletingSpace && flows ? line.dropLast() : line
      if flows {
        depth = quoted
      } else {
        output += "\n"
        depth = nil
      }
    }
    return output
  }
}
