/// notmuch, which indexes mail: the texts are written as mails for it, which is not counted.
struct Notmuch {
  private let folder: String
  private let environment: [String: String]

  /// Nil where it is not installed.
  init?(_ archive: Archive) throws {
    guard Files.program("notmuch") != nil else { return nil }
    folder = "\(Workplace.folder)/notmuch-\(archive.corpus.articles)"
    environment = ["NOTMUCH_CONFIG": folder + "/config", "HOME": folder]
    Files.remove(folder)
    for part in ["", "/mails", "/mails/cur"] { try Files.makeFolder(folder + part) }
    let settings = """
      [database]
      path=\(folder)/mails
      [user]
      name=desk
      primary_email=desk@example.org
      [new]
      tags=
      ignore=
      [search]
      exclude_tags=

      """
    try Files.write(Array(settings.utf8), to: folder + "/config")
    for name in Files.names(in: archive.corpus.path) {
      guard let text = Files.text("\(archive.corpus.path)/\(name)") else { continue }
      try Files.write(Array(Self.mail(text, name).utf8), to: "\(folder)/mails/cur/\(name):2,S")
    }
  }

  var loading: Loading.Program {
    let (index, environment) = (folder + "/mails/.notmuch", environment)
    return Loading.Program(
      name: "notmuch new", load: { try Child.run(["notmuch", "new", "--quiet"], environment: environment) },
      size: { Files.size(index) }, remove: { Files.remove(index) })
  }

  var searching: ColdSearch.Program {
    let environment = environment
    return ColdSearch.Program(name: "notmuch search") { query in
      let days = query.days.map { " and date:\($0.lowerBound.text)..\(Day($0.upperBound.number - 1).text)" }
      return ColdSearch.Command(
        arguments: ["notmuch", "search", "--limit=10", query.written + (days ?? "")], environment: environment)
    }
  }

  func remove() { Files.remove(folder) }

  private static func mail(_ text: String, _ name: String) -> String {
    let parts = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let day = parts[1].split(separator: "-")
    return """
      From: desk <desk@example.org>
      To: readers <readers@example.org>
      Subject: \(parts[0])
      Date: \(day[2]) \(months[Int(day[1])! - 1]) \(day[0]) 12:00:00 +0000
      Message-ID: <\(name)@example.org>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: 8bit
      \(parts[2])
      """
  }
}
