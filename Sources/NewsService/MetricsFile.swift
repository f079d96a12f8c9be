import Glibc
import NewsFiles
package import NewsModel

/// The file that node_exporter's collector reads.
package enum MetricsFile {
  /// Puts the text in place of the file, so that whoever reads it has the old text or the new one. Everybody may read it:
  /// there are figures in it and no news.
  ///
  /// It is written under a name that does not end in `.prom`, which the collector passes over.
  package static func write(_ text: String, to path: String) throws(Failure) {
    let part = path + ".part"
    do throws(Errno) {
      try fill(part, with: Array(text.utf8))
      guard rename(part, path) == 0 else { throw Errno.last }
    } catch {
      unlink(part)
      throw Failure(
        .ioError, subject: path, cause: "the metrics cannot be written: \(error.text)",
        remedy: "let newsq's user write in that folder, or set metrics_file to another path")
    }
  }

  private static func fill(_ path: String, with bytes: [UInt8]) throws(Errno) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
    guard descriptor >= 0 else { throw Errno.last }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o644) == 0 else { throw Errno.last }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Errno.last }
      rest = rest.dropFirst(count)
    }
  }
}
