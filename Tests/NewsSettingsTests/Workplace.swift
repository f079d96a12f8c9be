import Glibc
import NewsModel
import NewsSettings
import Testing

/// A directory with a home and a system file, removed with the test.
final class Workplace {
  let path: String
  var systemFile: String { path + "/etc/newsq.toml" }
  var userFile: String { path + "/home/.config/newsq/newsq.toml" }
  var environment: [String: String]

  init() throws {
    var template = Array("/tmp/newsq-settings-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template), "no directory under /tmp")
    path = String(cString: made)
    environment = ["HOME": path + "/home"]
    for directory in ["/etc", "/work", "/home", "/home/.config", "/home/.config/newsq"] {
      mkdir(path + directory, 0o755)
    }
  }

  deinit {
    for file in ["/etc/newsq.toml", "/home/.config/newsq/newsq.toml", "/etc/other.toml"] { unlink(path + file) }
    for directory in ["/home/.config/newsq", "/home/.config", "/home", "/work", "/etc", ""] { rmdir(path + directory) }
  }

  func write(_ text: String, to file: String) throws {
    try write(Array(text.utf8), to: file)
  }

  func write(_ bytes: [UInt8], to file: String) throws {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try #require(descriptor >= 0, "cannot write \(file)")
    defer { close(descriptor) }
    try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
  }

  func load(_ overrides: SettingsOverrides = SettingsOverrides()) throws -> Settings {
    try Settings.load(
      overrides: overrides, environment: environment, systemFile: systemFile, directory: path + "/work")
  }

  /// The failure's words with this directory written as `$`.
  func failure(_ overrides: SettingsOverrides = SettingsOverrides()) -> String? {
    do throws(Failure) {
      _ = try Settings.load(
        overrides: overrides, environment: environment, systemFile: systemFile, directory: path + "/work")
      return nil
    } catch {
      #expect(error.code == .badConfiguration)
      let words = error.description
      return words.split(separator: path, omittingEmptySubsequences: false).joined(separator: "$")
    }
  }
}

extension Settings {
  /// A setting's value and origin.
  func shown(_ name: String) -> [String?] {
    let setting = list.first { $0.name == name }
    return [setting?.text, setting?.origin]
  }
}
