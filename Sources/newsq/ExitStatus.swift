import NewsModel

/// The exit statuses of the contract.
enum ExitStatus {
  static let done: Int32 = 0
  static let nothingFound: Int32 = 1
  static let refused: Int32 = 2
  static let noIndex: Int32 = 3
  static let locked: Int32 = 75
  static let badConfiguration: Int32 = 78

  static func of(_ failure: Failure) -> Int32 {
    switch failure.code {
    case .noIndex, .wrongVersion: noIndex
    case .locked: locked
    case .badConfiguration: badConfiguration
    default: refused
    }
  }
}
