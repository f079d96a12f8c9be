internal import Glibc

/// The environment that this process was started with.
package enum ProcessEnvironment {
  package static let variables: [String: String] = {
    var found: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        found[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      next += 1
    }
    return found
  }()
}
