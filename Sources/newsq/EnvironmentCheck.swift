import NewsFiles
import NewsIndex
import NewsModel
import NewsService
import NewsSettings

/// Whether the machine around the database is as newsq and newsqd need it: one file a subject.
struct EnvironmentCheck {
  let settings: Settings
  let service: ServiceSighting
  /// When a bundle was last read, as the database has it; nil where none was, or the database cannot be asked.
  let lastTaken: String?
  /// Who runs newsqd: the database's owner, or the caller where there is no database yet.
  let owner: Account

  init(settings: Settings, lastTaken: String?) {
    self.settings = settings
    self.lastTaken = lastTaken
    service = ServiceSighting.look(at: settings.database)
    owner = Account(user: FileOwnership(settings.database)?.user ?? Self.caller)
  }

  /// One line a check, in this order.
  var findings: [Finding] {
    [versions, clock, fileSystem, space] + permissions + [inbox] + watches + limits + newsqd + [confinement]
  }

  /// The folder of the database.
  var folder: RawPath { RawPath(settings.database).parent }
}
