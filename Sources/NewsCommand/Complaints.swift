import Glibc
package import NewsModel
import NewsPrinter

/// What goes to standard error: failures and remarks, one line each.
package enum Complaints {
  package static func say(_ failure: Failure) {
    write(FailurePrinter.line(failure, program: "newsq"))
  }

  package static func say(_ remark: String) {
    write("newsq: \(CleanText.visible(remark, as: .name))\n")
  }

  /// An explanation of several lines, as it is.
  package static func show(_ text: String) {
    write(CleanText.visible(text, as: .paragraphs))
  }

  private static func write(_ line: String) {
    let output = Output(descriptor: STDERR_FILENO, name: "standard error")
    // Nobody is left to be told of a failure here.
    try? output.write(line)
    try? output.flush()
  }
}
