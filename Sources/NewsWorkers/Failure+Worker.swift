internal import Glibc
internal import NewsFiles
import NewsModel

extension Failure {
  /// A bundle over which two processes were lost.
  static func died(_ name: String, _ loss: WorkerLoss, _ setup: WorkerSetup) -> Failure {
    let (cause, remedy) =
      switch loss {
      case .outOfMemory:
        (
          "reading it takes more than the \(setup.memory >> 20) MB of memory that there are for it",
          "split it, or raise limits.file_size, by which the memory goes"
        )
      case .stalled:
        (
          "the process that reads it gave no answer for \(seconds(setup.patience)) seconds, twice",
          "split it, or raise limits.time"
        )
      case .signal(let number):
        (
          "the process that reads it was ended by signal \(number)\(meaning(number)), twice",
          "keep it out of the inbox, or have a program of your own read it: see readers in the settings"
        )
      case .status(let status):
        (
          "the process that reads it ended with status \(status), twice",
          "keep it out of the inbox, or have a program of your own read it: see readers in the settings"
        )
      case .broken, .open:
        (
          "the process that reads it answered what makes no sense, twice",
          "keep it out of the inbox, or have a program of your own read it: see readers in the settings"
        )
      }
    return Failure(.readerDied, subject: name, cause: "is not read: \(cause)", remedy: remedy)
  }

  /// A bundle for which no process could be started.
  static func notStarted(_ name: String, _ error: any Error) -> Failure {
    let reason =
      switch error {
      case let error as Errno: error.text
      case WorkerLoss.signal(let number): "it was ended by signal \(number)\(meaning(number))"
      case WorkerLoss.status(let status): "it ended with status \(status)"
      case WorkerLoss.open(let parts):
        "confine is \"require\", and \(parts.map(\.rawValue).joined(separator: " and ")) cannot be had in it"
      case WorkerLoss.outOfMemory: "there is not enough memory"
      default: "it does not answer"
      }
    return Failure(
      .ioError, subject: name, cause: "is not read: no process can be started to read it: \(reason)",
      remedy: "it is tried again; see confine in the settings if it stays so")
  }

  private static func seconds(_ duration: Duration) -> String {
    let value = duration / .seconds(1)
    return value == value.rounded() ? "\(Int(value))" : "\(value)"
  }

  /// What administrators know the signal by.
  private static func meaning(_ signal: Int32) -> String {
    switch signal {
    case SIGABRT: " (SIGABRT)"
    case SIGBUS: " (SIGBUS)"
    case SIGFPE: " (SIGFPE)"
    case SIGILL: " (SIGILL)"
    case SIGKILL: " (SIGKILL)"
    case SIGSEGV: " (SIGSEGV)"
    case SIGSYS: " (SIGSYS: a system call that it may not make)"
    case SIGTRAP: " (SIGTRAP)"
    case SIGXCPU: " (SIGXCPU)"
    default: ""
    }
  }
}
