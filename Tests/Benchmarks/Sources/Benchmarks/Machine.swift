import CSQLite
import Glibc

/// What the figures were found on, and with what.
enum Machine {
  static func table(_ options: Options, _ tantivy: Tantivy?, checksum: String) -> Table {
    var table = Table("machine", "")
    table.add("processor", "\(line("/proc/cpuinfo", "model name")), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores")
    table.add("memory", "\(kilobytes("MemTotal") / 1_000_000) GB")
    table.add("kernel", (Files.text("/proc/sys/kernel/osrelease") ?? "").trimmed)
    table.add("file system", fileSystem())
    table.add("load before the run", Files.text("/proc/loadavg")?.split(separator: " ").first.map(String.init) ?? "")
    table.add("SQLite", String(cString: sqlite3_libversion()))
    table.add("Swift", answer(["swift", "--version"]).split(separator: "\n").first.map(String.init) ?? "")
    table.add("newsq", commit())
    table.add("tantivy", tantivy?.version ?? "left out: no Python with the package tantivy (PYTHON=)")
    table.add("date", Day(secondsSince1970: time(nil)).text)
    let sizes = "\(Figures.count(options.articles)) and \(Figures.count(options.large)) articles"
    table.add("corpus", "\(sizes), made anew the same by anybody (sum \(checksum))")
    return table
  }

  private static func commit() -> String {
    let commit = answer(["git", "-C", Workplace.project, "rev-parse", "--short=12", "HEAD"]).trimmed
    let isChanged = !answer(["git", "-C", Workplace.project, "status", "--porcelain", "-uno", "--", "Sources"]).isEmpty
    return (commit.isEmpty ? "of no known commit" : commit) + (isChanged ? ", changed since" : "")
  }

  /// The kind of the file system that the work folder is on: that of the longest mount point above it.
  private static func fileSystem() -> String {
    let mounts = (Files.text("/proc/mounts") ?? "").split(separator: "\n").map { $0.split(separator: " ") }
    let above = mounts.filter { $0.count > 2 && ($0[1] == "/" || (Workplace.folder + "/").hasPrefix($0[1] + "/")) }
    return above.max { $0[1].count < $1[1].count }.map { String($0[2]) } ?? ""
  }

  private static func line(_ file: String, _ name: String) -> String {
    let line = (Files.text(file) ?? "").split(separator: "\n").first { $0.hasPrefix(name) }
    return line.flatMap { $0.split(separator: ":").last }.map { String($0).trimmed } ?? ""
  }

  private static func kilobytes(_ name: String) -> Int {
    Int(line("/proc/meminfo", name).split(separator: " ").first ?? "") ?? 0
  }

  /// What a program prints, or nothing where there is none.
  private static func answer(_ arguments: [String]) -> String {
    let output = Workplace.folder + "/answer"
    let home = getenv("HOME").map { ["HOME": String(cString: $0)] } ?? [:]
    guard (try? Child.run(arguments, output: output, environment: home)) != nil else { return "" }
    return Files.text(output) ?? ""
  }
}

extension String {
  /// Without white space around it.
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
