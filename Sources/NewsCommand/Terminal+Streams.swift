import Glibc
package import NewsPrinter
import NewsSettings

extension Terminal {
  /// Where answers go.
  package static func output(color: Color = .auto) -> Terminal {
    Terminal(descriptor: STDOUT_FILENO, color: color, environment: ProcessEnvironment.variables)
  }

  /// Where remarks and progress go.
  package static func errors() -> Terminal {
    Terminal(descriptor: STDERR_FILENO, environment: ProcessEnvironment.variables)
  }
}
