import NewsFiles

/// The words of the command line.
enum Arguments {
  /// What was written after the program's name. A file's name need not be UTF-8: where it is not, it is written as the
  /// journal writes it, and so it is found again; the standard library would lose its bytes.
  static func written() -> [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { place in
      guard let word = CommandLine.unsafeArgv[place] else { return nil }
      var bytes: [UInt8] = []
      var next = word
      while next.pointee != 0 {
        bytes.append(UInt8(bitPattern: next.pointee))
        next += 1
      }
      return RawPath(bytes: bytes).text
    }
  }
}
