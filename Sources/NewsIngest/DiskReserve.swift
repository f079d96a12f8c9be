import NewsFiles
package import NewsModel

/// The space that newsq leaves free on the file system of its database.
///
/// It takes nothing more before it gets there: what lies in the database's log can then always be brought into the database,
/// and other programs' last megabytes are not newsq's to take.
package struct DiskReserve: Sendable {
  private let database: RawPath
  private let folder: RawPath
  private let bytes: Int64

  /// What writing an article's text takes, at most, beside the reserve, in bytes for one of text: the log has some four, and
  /// the database two.
  private static let share: Int64 = 6

  /// - Parameters:
  ///   - database: the database's path; its folder must exist when something is asked.
  ///   - bytes: how much is left free; 0 for all that the system gives.
  package init(database: String, bytes: Int64) {
    self.database = RawPath(database)
    folder = self.database.parent
    self.bytes = bytes
  }

  /// Whether there is room for so many bytes of text. Where the system does not say there is.
  func hasRoom(forText text: Int) -> Bool {
    guard bytes > 0, let free = FreeSpace.bytes(at: folder) else { return true }
    return free >= bytes + Int64(text) * Self.share
  }

  /// Throws `diskFull` where there is no room for so many bytes of text.
  func check(roomForText text: Int) throws(Failure) {
    guard !hasRoom(forText: text) else { return }
    let free = FreeSpace.bytes(at: folder) ?? 0
    throw Failure(
      .diskFull, subject: database.text,
      cause: "its disk has \(free >> 20) MB left, and \(bytes >> 20) MB are kept free (limits.free_space)",
      remedy: "make room; newsqd goes on by itself then, and searches go on meanwhile")
  }
}
