import Glibc
import NewsModel

/// A text file that the user names; `-` is standard input.
enum TextFile {
  /// Its lines, without their ends.
  static func lines(of path: String) throws(Failure) -> [Substring] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.utf8.last == UInt8(ascii: "\r") ? $0.dropLast() : $0
    }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(
      .ioError, subject: path, cause: "cannot be read: \(String(cString: strerror(errno)).lowercased())",
      remedy: "check the name and its permissions")
  }
}
