/// What one bundle may cost: bundles are made by strangers, and none may keep its neighbours waiting.
package struct ReadingLimits: Sendable, Hashable {
  /// Bytes that a bundle may have as it lies in the inbox.
  package var bundleBytes = 1 << 30
  /// Bytes of a member, or of a file, in a format that is read as a whole (HTML, JSON, text…), and of an archive in an
  /// archive that is held in memory. What such a format makes of them takes several times as much.
  package var fileBytes = 32 << 20
  /// Bytes that may come out of the archives of one bundle, all levels together.
  package var archiveBytes = 256 << 20
  /// How many times larger than itself an archive's content may be, once it is above `ratioFloor`.
  package var archiveRatio = 100
  /// Archives in archives; the outermost is the first.
  package var archiveDepth = 3
  /// Entries of the archives of one bundle, all levels together.
  package var archiveEntries = 10_000
  /// Bytes of text, in UTF-8, that an article may have. What is behind them is cut off, and told.
  package var articleBytes = 8 << 20
  /// Bytes of text that the articles of one bundle may have together: they are written in one transaction, and are in
  /// memory until then.
  package var bundleText = 64 << 20
  /// Elements of HTML and XML in each other.
  package var nesting = 1_000
  /// Time for one bundle.
  package var time = Duration.seconds(30)

  /// Below so many bytes no archive is a bomb, whatever its ratio: small files of one letter compress without end.
  package static let ratioFloor = 16 << 20

  package init() {}
}
