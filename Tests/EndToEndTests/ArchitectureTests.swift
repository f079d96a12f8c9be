import Foundation
import Testing

/// What the layout promises, and what the README must tell.
struct ArchitectureTests {
  private let project = Project()

  @Test func `only the index room knows SQLite`() throws {
    let importing = try project.sources.filter { $0.imports.contains("CSQLite") }
    #expect(!importing.isEmpty)
    #expect(importing.filter { $0.room != "NewsIndex" }.map(\.path) == [])
  }

  @Test func `no room imports Foundation, which every start would pay for`() throws {
    let importing = try project.sources.filter { $0.imports.contains { $0.hasPrefix("Foundation") } }
    #expect(importing.map(\.path) == [])
  }

  @Test func `newsq knows nothing of how bundles are read`() throws {
    let importing = try project.sources.filter {
      !Set(["NewsReaders", "NewsWorkers", "NewsIngest"]).isDisjoint(with: $0.imports)
    }
    #expect(Set(importing.map(\.room)) == ["NewsWorkers", "NewsIngest", "newsqd"])
  }

  @Test func `a room offers nothing to the outside`() throws {
    let offering = try project.sources.filter { source in
      source.lines.contains { line in
        let words = line.split(separator: " ")
        guard let first = words.first(where: { !$0.hasPrefix("@") }), first == "public" || first == "open" else {
          return false
        }
        return words.count > 1 && words[1].first?.isLetter == true
      }
    }
    #expect(offering.map(\.path) == [])
  }

  @Test(arguments: [
    "CArchive", "CBrotli", "CCLD2", "CConfine", "CGMime", "CJansson", "CLandlock", "CLibxml2", "CLinux", "CPrefetch",
    "CSpawn", "CStemmer", "CSystemd", "CTOML", "CUchardet", "CXXHash", "CZlib",
  ])
  func `one file stands between the project and each C library`(library: String) throws {
    let importing = try project.sources.filter { $0.imports.contains(library) }
    #expect(importing.count == 1, "\(library): \(importing.map(\.path))")
  }

  @Test func `each C library of the package has its test above`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: project.folder("Sources"))
    #expect(
      folders.filter { $0.hasPrefix("C") && $0 != "CSQLite" }.sorted()
        == [
          "CArchive", "CBrotli", "CCLD2", "CConfine", "CGMime", "CJansson", "CLandlock", "CLibxml2", "CLinux",
          "CPrefetch", "CSpawn", "CStemmer", "CSystemd", "CTOML", "CUchardet", "CXXHash", "CZlib",
        ])
  }

  @Test func `no source file is longer than five hundred lines`() throws {
    let long = try project.sources.filter { $0.lines.count > 500 }
    #expect(long.map(\.path) == [])
  }

  @Test func `the top level holds the known entries and no others`() throws {
    let known: Set = [
      "Package.swift", "Package.resolved", "Sources", "Tests", "config", "systemd", "README.md", "Makefile",
    ]
    let entries = try FileManager.default.contentsOfDirectory(atPath: project.root)
    #expect(entries.filter { !$0.hasPrefix(".") && !known.contains($0) } == [])
  }

  @Test func `the README's links lead somewhere`() throws {
    let readme = try project.readme
    let targets = readme.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }.filter { !$0.contains("://") }
    #expect(!targets.isEmpty)
    for target in targets {
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if !parts[0].isEmpty {
        let isThere = FileManager.default.fileExists(atPath: project.folder(parts[0]))
        #expect(isThere, "README.md: \(target)")
      } else if parts.count > 1 {
        let isThere = Project.anchors(of: readme).contains(parts[1])
        #expect(isThere, "README.md: \(target)")
      }
    }
  }

  @Test func `the README tells of every setting`() throws {
    let readme = try project.readme
    let settings = try project.settings
    #expect(settings.contains("search.limit") && settings.contains("inbox"))
    #expect(settings.filter { !readme.contains("| `\($0)` |") } == [])
  }

  @Test func `the README tells of every table`() throws {
    let readme = try project.readme
    let schema = try String(contentsOfFile: project.folder("Sources/NewsIndex/Schema.swift"), encoding: .utf8)
    let tables = schema.matches(of: /CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (\w+)/).map { String($0.1) }
    #expect(tables.contains("article") && tables.contains("search") && tables.contains("article_text"))
    #expect(tables.filter { !readme.contains("### `\($0)`") } == [])
  }

  @Test func `the README tells of every column`() throws {
    let readme = try project.readme
    let schema = try String(contentsOfFile: project.folder("Sources/NewsIndex/Schema.swift"), encoding: .utf8)
    let columns = schema.matches(of: /[\s(]([a-z_]+) (?:INTEGER|TEXT|BLOB)\b/).map { String($0.1) }
    #expect(columns.contains("reader_version"))
    #expect(columns.filter { !readme.contains("| `\($0)` |") } == [])
  }

  @Test func `the README tells of every verb and every option`() throws {
    let readme = try project.readme
    let verbs = try project.verbs
    #expect(verbs.contains("search") && verbs.contains("reindex"))
    var options = Set(try project.options(of: "newsqd", ["--help"]))
    for verb in verbs { options.formUnion(try project.options(of: "newsq", [verb, "--help"])) }
    #expect(verbs.filter { !readme.contains("`newsq \($0)") } == [])
    #expect(options.contains("--after") && options.contains("--once") && options.contains("--full"))
    #expect(options.filter { !readme.contains("`\($0)") } == [])
  }

  @Test func `the README tells of every key of a record`() throws {
    let readme = try project.readme
    let fields = try String(contentsOfFile: project.folder("Sources/NewsReaders/RecordField.swift"), encoding: .utf8)
    let keys = fields.matches(of: /"([a-z]+)"/).map { String($0.1) }
    #expect(keys.contains("headline") && keys.contains("datepublished"))
    #expect(keys.filter { !readme.contains("`\($0)`") } == [])
  }

  @Test func `the README tells of every metric`() throws {
    let readme = try project.readme
    let metrics = try String(contentsOfFile: project.folder("Sources/NewsService/Metrics.swift"), encoding: .utf8)
    let names = metrics.matches(of: /"(newsq_[a-z_]+)"/).map { String($0.1) }
    #expect(names.contains("newsq_up") && names.contains("newsq_lag_seconds"))
    #expect(names.filter { !readme.contains("`\($0)") } == [])
  }

  @Test func `the README shows the last benchmarks`() throws {
    let results = try String(contentsOfFile: project.folder("Tests/Benchmarks/RESULTS.md"), encoding: .utf8)
    let table = try #require(results.firstMatch(of: /(?m)(?:^\|.*\n)+/)).0
    #expect(table.contains("loading"))
    #expect(try project.readme.contains(table))
  }

  @Test func `every target of the Makefile is explained`() throws {
    let makefile = try String(contentsOfFile: project.folder("Makefile"), encoding: .utf8)
    let phony = try #require(makefile.firstMatch(of: /\.PHONY: (.*)/)).1.split(separator: " ")
    #expect(phony.contains("demo"))
    for target in phony {
      #expect(makefile.contains(try Regex("(?m)^\(target):[^#\\n]* ## \\S")), "make \(target) has no ## comment")
    }
  }
}

/// The project's own files, and its programs beside the test bundle.
private struct Project {
  /// Its top level.
  let root: String = {
    var parts = #filePath.split(separator: "/").dropLast(3)
    parts.insert("", at: parts.startIndex)
    return parts.joined(separator: "/")
  }()

  func folder(_ path: String) -> String { "\(root)/\(path)" }

  struct Source {
    var path: String
    var lines: [String]

    var room: String { path.split(separator: "/").first.map(String.init) ?? "" }

    /// The modules it imports.
    var imports: [String] {
      lines.compactMap { line in
        guard line.contains("import ") else { return nil }
        var words = line.split(separator: " ")[...]
        while let word = words.first, word.hasPrefix("@") || Self.levels.contains(word) { words.removeFirst() }
        guard words.popFirst() == "import" else { return nil }
        if let word = words.first, Self.kinds.contains(word) { words.removeFirst() }
        return words.first?.split(separator: ".").first.map(String.init)
      }
    }

    private static let levels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
    ]
  }

  /// All Swift files below Sources, by their paths there.
  var sources: [Source] {
    get throws {
      let below = folder("Sources")
      let paths = try FileManager.default.subpathsOfDirectory(atPath: below).filter { $0.hasSuffix(".swift") }.sorted()
      try #require(paths.count > 50)
      return try paths.map { path in
        let text = try String(contentsOfFile: "\(below)/\(path)", encoding: .utf8)
        return Source(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      }
    }
  }

  var readme: String {
    get throws { try String(contentsOfFile: folder("README.md"), encoding: .utf8) }
  }

  /// The names of the headings as web sites make them.
  static func anchors(of markdown: String) -> Set<String> {
    let headings = markdown.split(separator: "\n").filter { $0.hasPrefix("#") }
    return Set(
      headings.map { heading in
        let text = heading.drop { $0 == "#" || $0 == " " }.lowercased()
        return String(text.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" })
          .replacingOccurrences(of: " ", with: "-")
      })
  }

  /// The settings that stand in config/newsq.toml, in force or in a comment, with their section.
  var settings: [String] {
    get throws {
      var section = ""
      var names: [String] = []
      for line in try String(contentsOfFile: folder("config/newsq.toml"), encoding: .utf8).split(separator: "\n") {
        if let match = line.firstMatch(of: /^\[(\w+)\]/) { section = "\(match.1)." }
        if let match = line.firstMatch(of: #/^#?(\w+) = /#) { names.append(section + match.1) }
      }
      return names
    }
  }

  /// The verbs that `newsq --help` names.
  var verbs: [String] {
    get throws {
      let help = try output(of: "newsq", ["--help"])
      let list = help.components(separatedBy: "SUBCOMMANDS:").last ?? ""
      return list.matches(of: #/(?m)^  ([a-z]+) /#).map { String($0.1) }
    }
  }

  /// The long options that a help text names.
  func options(of program: String, _ arguments: [String]) throws -> [String] {
    try output(of: program, arguments).matches(of: /(?m)^  (?:-\w, )?(--[a-z][a-z-]*)/).map { String($0.1) }
  }

  /// What a program of this build prints.
  private func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    process.executableURL = URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent(program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
