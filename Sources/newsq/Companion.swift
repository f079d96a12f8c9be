import Glibc
import NewsFiles
import NewsModel

/// The program beside this one that reads bundles: newsqd. Only it links the readers and their libraries, whose loading
/// would take longer than most searches.
enum Companion {
  /// Becomes newsqd, which goes by the name that it is called by; words, environment and descriptors stay as they are.
  ///
  /// - Throws: where there is no newsqd to become.
  static func takeOver() throws(Failure) -> Never {
    let program = try place()
    var words: [UnsafeMutablePointer<CChar>?] = [strdup("newsq")]
    words += (1..<max(1, Int(CommandLine.argc))).map { CommandLine.unsafeArgv[$0] } + [nil]
    let error = program.withCString { path in
      execv(path, words)
      return Errno.last
    }
    throw cannotStart(program, error)
  }

  static func cannotStart(_ program: RawPath, _ error: Errno) -> Failure {
    Failure(
      .notFound, subject: program.text,
      cause: error == .notThere
        ? "is missing: newsq leaves the reading of files to it" : "cannot be started: \(error.text)",
      remedy: "install newsq and newsqd of one version into one folder")
  }

  /// Beside the file that this process runs, links resolved.
  static func place() throws(Failure) -> RawPath {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = bytes.withUnsafeMutableBytes {
      readlink("/proc/self/exe", $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard count > 0 else {
      throw Failure(
        .notFound, subject: "newsqd", cause: "cannot be found: /proc/self/exe tells nothing: \(Errno.last.text)",
        remedy: "mount /proc")
    }
    return RawPath(bytes: Array(bytes.prefix(count))).parent.appending("newsqd".utf8)
  }
}
