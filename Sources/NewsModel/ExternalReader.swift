/// A program of the user's that reads what newsq does not: `[readers.NAME]` in the configuration.
package struct ExternalReader: Sendable, Hashable {
  /// Letters, digits, `-` and `_`; the `format` of its articles.
  package var name: String
  /// The program, as an absolute path or a name to be looked up in PATH, and its arguments.
  package var command: [String]
  /// In lower case, without dots. Files with one of them are its own, before any reader of newsq's is asked. An empty one
  /// stands for all that nothing else reads.
  package var suffixes: [String]
  /// Whether it is asked for files that nothing else reads, whatever they are called.
  package var takesRest: Bool { suffixes.contains("") }
  /// Seconds that it may take for one file.
  package var timeout: Double
  /// Megabytes of address space that each of its processes may have.
  package var memory: Int
  /// Megabytes that it may answer with.
  package var output: Int

  package init(
    name: String, command: [String], suffixes: [String]? = nil, timeout: Double = 30, memory: Int = 1_024,
    output: Int = 64
  ) {
    self.name = name
    self.command = command
    self.suffixes = suffixes ?? [name.lowercased(), ""]
    self.timeout = timeout
    self.memory = memory
    self.output = output
  }
}
