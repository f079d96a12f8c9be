import Glibc
import NewsIngest
import NewsModel
import NewsSettings

/// Where the settings come from: at start, and again at each reload.
struct SettingsSource: Sendable {
  var overrides: SettingsOverrides

  func load() throws(Failure) -> Settings {
    try Settings.load(overrides: overrides, environment: Self.environment)
  }

  /// The environment that this process was started with.
  static let environment: [String: String] = {
    var found: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        found[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      next += 1
    }
    return found
  }()
}

extension Settings {
  /// The part that an inbox's loop goes by, and that can change while it runs.
  var forInbox: InboxSettings {
    InboxSettings(removal: removed == .forget ? .forget : .keep, settle: .seconds(settle), poll: .seconds(poll))
  }
}
