import Glibc
import NewsIndex
import NewsIngest
import NewsModel
import NewsReaders
import Testing

@Suite(.timeLimit(.minutes(20))) struct ExternalProgramTests {
  let place = Workplace()

  /// A reader that runs a script of the shell.
  func reader(
    _ script: String, name: String = "odd", suffixes: [String]? = nil, timeout: Double = 20, memory: Int = 1_024,
    output: Int = 1
  ) -> ExternalReader {
    ExternalReader(
      name: name, command: ["sh", "-c", script], suffixes: suffixes, timeout: timeout, memory: memory, output: output)
  }

  /// What files of the inbox yield.
  func extract(_ readers: ExternalReader...) -> (articles: [Article], failures: [Failure]) {
    var articles: [Article] = []
    var failures: [Failure] = []
    Extraction.run(IndexPaths(named: [place.inbox]), readers: BundleReaders(readers)) { result in
      switch result {
      case .article(let article, _, _): articles.append(article)
      case .failure(let failure): failures.append(failure)
      }
    }
    return (articles, failures)
  }

  @Test func `a program gets the file on its input, and its answer is the article`() {
    place.write("tide.odd", "THE TIDE IS LATE\n\nIT CAME AT NINE.")
    let article = extract(reader("tr A-Z a-z")).articles.first
    #expect(article?.title == "the tide is late")
    #expect(article?.body == "it came at nine.")
    #expect(article?.format == "odd")
  }

  @Test func `large files go in and out without a stop`() {
    let line = String(repeating: "tide ", count: 20_000)
    place.write("tide.odd", "Late\n" + String(repeating: line + "\n", count: 40))
    #expect(extract(reader("cat", output: 16)).articles.first?.body.utf8.count ?? 0 > 3_900_000)
  }

  @Test func `a program that wants only the beginning is no failure`() {
    place.write("tide.odd", "Late\n" + String(repeating: "tide ", count: 400_000))
    #expect(extract(reader("head -n 1")).articles.map(\.title) == ["Late"])
  }

  @Test func `its suffixes go before newsq's own readers, and others are left to them`() {
    place.write("a.txt", "The harbour closes early\n\nNo ship leaves after nine today.")
    place.write("b.odd", "x")
    let articles = extract(reader("echo From a program", suffixes: ["odd", "tar.odd"])).articles
    #expect(articles.map(\.title) == ["The harbour closes early", "From a program"])
    #expect(extract(reader("echo Mine", suffixes: ["txt"])).articles.first?.title == "Mine")
  }

  @Test func `without suffixes it gets what nothing else reads`() {
    place.write("picture", "\u{7F}ELF and so on")
    place.write("a.txt", "The harbour closes early\n\nNo ship leaves after nine today.")
    #expect(extract(reader("echo Rest")).articles.map(\.title) == ["The harbour closes early", "Rest"])
    let (articles, failures) = extract(reader("echo Rest", suffixes: ["odd"]))
    #expect(articles.count == 1)
    #expect(failures.map(\.code) == [.unknownFormat])
    #expect(extract(reader("echo Rest", suffixes: ["odd", ""])).articles.count == 2)
  }

  @Test func `its environment is PATH and LANG, its directory the root, and no file of ours is open in it`() {
    place.write("a.odd", "x")
    setenv("NEWSQ_TEST_SECRET", "secret", 1)
    let article = extract(reader("echo Surroundings; env | sort; pwd; ls /proc/self/fd | wc -l")).articles.first
    let lines = article?.body.split(separator: "\n").map(String.init) ?? []
    #expect(lines.contains("LANG=C.UTF-8"))
    #expect(lines.contains("/"))
    #expect(!lines.contains { $0.hasPrefix("HOME=") || $0.hasPrefix("NEWSQ") })
    // Standard input, output and errors, and the directory that ls reads.
    #expect(lines.last == "4")
  }

  @Test func `a status other than 0 is a failure with the last line of its complaints`() {
    let file = place.write("a.odd", "x")
    let failures = extract(reader("echo Half an answer; echo first >&2; echo 'no such font' >&2; exit 3")).failures
    #expect(
      failures == [
        Failure(
          .readerFailed, subject: file, cause: "is not read: odd ended with status 3: no such font",
          remedy: "mend what it complains of, or readers.odd in the configuration, then run newsq reindex")
      ])
    #expect(extract(reader("kill -9 $$")).failures.first?.cause == "is not read: odd was ended by signal 9")
  }

  @Test func `a program that is not there is a failure`() {
    let file = place.write("a.odd", "x")
    let reader = ExternalReader(name: "odd", command: ["/no/such/program"])
    #expect(
      extract(reader).failures == [
        Failure(
          .readerFailed, subject: file,
          cause: "is not read: /no/such/program cannot be started: no such file or directory",
          remedy: "correct readers.odd.command in the configuration, then run newsq reindex")
      ])
  }

  @Test func `a program that takes too long is ended with all that it started`() throws {
    let file = place.write("a.odd", "x")
    let mark = place.path + "/children"
    let failures = extract(reader("sleep 1000 & echo $! > \(mark); wait", timeout: 0.3)).failures
    #expect(
      failures == [
        Failure(
          .timedOut, subject: file, cause: "is not read: odd took longer than 0.3 seconds",
          remedy: "raise readers.odd.timeout in the configuration, then run newsq reindex")
      ])
    let child = try #require(pid_t(try text(mark)))
    #expect(isGone(child))
  }

  @Test func `one that closes its output and goes on is ended too`() {
    place.write("a.odd", "x")
    let failures = extract(reader("echo Done; exec >&- 2>&-; sleep 1000", timeout: 0.3)).failures
    #expect(failures.map(\.code) == [.timedOut])
  }

  @Test func `more than it may answer is a failure`() {
    let file = place.write("a.odd", "x")
    #expect(
      extract(reader("yes")).failures == [
        Failure(
          .tooLarge, subject: file, cause: "is not read: odd answers with more than 1 MB",
          remedy: "raise readers.odd.output in the configuration, then run newsq reindex")
      ])
  }

  @Test func `its memory has a limit`() {
    place.write("a.odd", "x")
    let limits = extract(reader("echo Limits; ulimit -v; ulimit -c", memory: 300)).articles.first
    #expect(limits?.body == "307200\n0")
    // What is read into memory is more than it may have.
    let failures = extract(reader("x=$(head -c 200000000 /dev/zero | tr '\\0' x); echo ${#x}", memory: 64)).failures
    #expect(failures.map(\.code) == [.readerFailed])
  }

  @Test func `another command reads its bundles again with reindex, and so does a new reader`() async throws {
    place.write("a.odd", "The harbour closes early\n\nNo ship leaves after nine today.")
    let writer = try Writer(path: place.database)
    let work = Work(try place.candidate("a.odd"), .readNow(known: nil))
    let old = BundleReaders([reader("cat", suffixes: ["odd"])])
    _ = try await Pipeline(writer: writer, programs: old).run([work])
    let journal = try await writer.journal()
    #expect(journal[work.candidate.path]?.reader == "odd")
    #expect(Reindexing.works(journal, full: false, readers: old).isEmpty)
    let new = BundleReaders([reader("tr a-z A-Z", suffixes: ["odd"])])
    #expect(Reindexing.works(journal, full: false, readers: new).count == 1)
    #expect(Reindexing.works(journal, full: false).count == 1)
    let slower = BundleReaders([reader("cat", suffixes: ["odd"], timeout: 5)])
    #expect(Reindexing.works(journal, full: false, readers: slower).isEmpty)
    #expect(try await Reindexing.run(full: false, writer: writer, programs: new).bundles == 1)
    await writer.close()
  }

  private func text(_ path: String) throws -> String {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count].filter { $0 > 0x20 }, as: UTF8.self)
  }

  /// Whether a process has ended: it is not there, or waits for whoever takes its status.
  private func isGone(_ id: pid_t) -> Bool {
    for _ in 0..<1_000 {
      if kill(id, 0) != 0 { return true }
      if let state = try? text("/proc/\(id)/stat"), state.contains(")Z") { return true }
      sched_yield()
    }
    return false
  }
}
