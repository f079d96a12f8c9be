import Foundation
import Testing

/// A user without rights of his own.
enum Stranger {
  /// What stands before a command that he runs; nothing, where we have no rights ourselves.
  static let command: [String] =
    geteuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"] : []

  /// Whether he can be made, and can run newsq: the build may stand in a home that is closed to others.
  static let isPossible: Bool = {
    guard let place = try? Place() else { return false }
    return (try? place.run(command + [Program.newsq, "--version"]).status) == 0
  }()

  /// Gives him all of a place.
  static func own(_ place: Place) throws {
    if geteuid() == 0 { try #require(place.run(["chown", "-R", "65534:65534", place.path]).status == 0) }
  }
}
