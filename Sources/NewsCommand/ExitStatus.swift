package import NewsModel

/// The exit statuses of the contract.
package enum ExitStatus {
  package static let done: Int32 = 0
  package static let nothingFound: Int32 = 1
  package static let refused: Int32 = 2
  package static let noIndex: Int32 = 3
  package static let locked: Int32 = 75
  package static let badConfiguration: Int32 = 78

  package static func of(_ failure: Failure) -> Int32 {
    switch failure.code {
    case .noIndex, .wrongVersion: noIndex
    case .locked: locked
    case .badConfiguration: badConfiguration
    default: refused
    }
  }
}
