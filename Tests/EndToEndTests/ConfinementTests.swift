import CTrials
import Foundation
import Testing

/// What processes that read mean for those who use the programs.
@Suite(.ownThreads) struct ConfinementTests {
  @Test func `samples of all formats give the same, confined or not`() throws {
    let place = try Place()
    let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Samples/inbox")
    try expectSame(samples.standardizedFileURL.path, place, atLeast: 40)
  }

  @Test func `texts, mails and pages in old encodings give the same, confined or not`() throws {
    let place = try Place()
    let texts = [
      "BIG5": "渡輪九點開船，港務局星期二說。碼頭工人等了三個月。", "EUC-KR": "여객선은 아홉 시에 출항한다고 항만청이 화요일에 밝혔다.",
      "GB18030": "渡轮九点开船，港务局星期二说。码头工人等了三个月。", "SHIFT_JIS": "フェリーは九時に出航すると港湾局が火曜日に発表した。",
      "ISO-2022-JP": "フェリーは九時に出航すると港湾局が火曜日に発表した。", "EUC-JP": "フェリーは九時に出航すると港湾局が火曜日に発表した。",
      "CP1250": "Trajekt vypluje v devět, oznámil přístavní úřad v úterý.",
      "CP1251": "Паром отходит в девять, сообщило управление порта во вторник.",
      "CP1253": "Το πλοίο αναχωρεί στις εννέα, ανακοίνωσε το λιμεναρχείο την Τρίτη.",
      "CP1254": "Feribot dokuzda kalkıyor, liman idaresi salı günü açıkladı; işçiler şimdi çalışıyor.",
      "CP1255": "המעבורת יוצאת בתשע, הודיעה רשות הנמל ביום שלישי.",
      "CP1256": "تبحر العبارة في التاسعة، قالت سلطة الميناء يوم الثلاثاء.",
      "CP1257": "Keltas išplauks devintą, antradienį pranešė uosto direkcija.",
      "KOI8-R": "Паром отходит в девять, сообщило управление порта.",
      "ISO-8859-2": "Prom odpływa o dziewiątej, podał we wtorek zarząd portu.",
      "CP874": "เรือข้ามฟากออกเก้าโมง การท่าเรือแจ้งเมื่อวันอังคาร",
      "UTF-16": "The ferry sails at nine, the harbour board said.", "ISO-2022-KR": "여객선은 아홉 시에 출항한다고 밝혔다.",
      "CP437": "La traversée a été annulée à Noël.", "MACINTOSH": "La traversée a été annulée à Noël.",
    ]
    for (encoding, text) in texts {
      let long = Array(repeating: text, count: 6).joined(separator: "\n\n")
      for (name, content) in [
        ("\(encoding).txt", long),
        (
          "\(encoding).html",
          "<html><head><meta charset=\"\(encoding)\"><title>\(text)</title></head><body><article><p>\(long)</p></article></body></html>"
        ),
        (
          "\(encoding).eml",
          "From: a@example.org\nSubject: \(text)\nDate: Tue, 12 Mar 2024 09:00:00 +0100\nContent-Type: text/plain; charset=\(encoding)\n\n\(long)\n"
        ),
        (
          "\(encoding).rss",
          "<?xml version=\"1.0\" encoding=\"\(encoding)\"?><rss version=\"2.0\"><channel><title>\(text)</title><item><title>\(text)</title><description>\(long)</description></item></channel></rss>"
        ),
      ] {
        let file = try place.write(name, content)
        let converted = try place.shell(
          "iconv -f UTF-8 -t \(encoding) '\(file)' > '\(file).new' && mv '\(file).new' '\(file)'")
        try #require(converted.status == 0, "\(converted.errors)")
      }
      // A header's words name encodings themselves.
      let word = try place.shell("printf %s '\(text.prefix(12))' | iconv -f UTF-8 -t \(encoding) | base64 -w0").text
      try place.write(
        "\(encoding)-header.eml",
        "From: a@example.org\nSubject: =?\(encoding)?B?\(word)?=\n\nThe ferry sails at nine.\n")
    }
    try expectSame(place.inbox, place, atLeast: 4 * texts.count)
  }

  @Test func `archives and compressed files give the same, confined or not`() throws {
    let place = try Place()
    for number in 0..<300 {
      try place.write("\(place.path)/tree/\(number).txt", Place.article("Report \(number)", "harvest"))
    }
    let packed = try place.shell(
      """
      tar -cf "$PWD/inbox/a.tar" -C tree . && gzip -k inbox/a.tar && mv inbox/a.tar.gz inbox/b.tar.gz
      for way in bzip2 xz zstd; do command -v $way >/dev/null && $way -c inbox/a.tar > inbox/c.tar.$way; done
      cat tree/*.txt > inbox/big.txt; gzip -k inbox/big.txt
      head -c 20000 inbox/b.tar.gz > inbox/cut.tar.gz
      long=$(printf 'The ferry sails at nine. %.0s' $(seq 16))
      for i in $(seq 4000); do echo '{"title": "Report '$i'", "body": "'$i $long'"}'; done > inbox/wire.jsonl
      for i in 1 2 3; do cat inbox/wire.jsonl; done > inbox/large.jsonl
      """)
    #expect(packed.errors == "")
    try expectSame(place.inbox, place, atLeast: 16_000)
  }

  @Test func `a program of the user's answers in the same way, confined or not`() throws {
    let program = "[readers.upper]\ncommand = [\"tr\", \"a-z\", \"A-Z\"]\nsuffixes = [\"odd\", \"*\"]\n"
    let place = try Place(configuration: program)
    try place.write("a.odd", "Tide tables\n\nthe ferry sails")
    try place.write("b.bin", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0])
    try place.write("c.txt", Place.article("Report", "harvest"))
    try expectSame(place.inbox, place, atLeast: 2, configuration: program)
  }

  @Test func `an index made by processes is the same as one made without`() throws {
    let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Samples/inbox")
    var contents: [String] = []
    for confine in ["off", "auto"] {
      let place = try Place(configuration: "confine = \"\(confine)\"\n")
      #expect(try place.shell("cp -r '\(samples.path)/.' inbox").status == 0)
      try place.once()
      let dump = try place.run([
        "sqlite3", place.database,
        """
        SELECT headline, key, member, url, source, byline, language, published, published_from, images, format, body, left_out
        FROM article JOIN text ON text.id = article.text ORDER BY body, headline, key
        """,
      ])
      #expect(dump.status == 0, "\(dump.errors)")
      contents.append(dump.text)
      #expect(try place.newsq("failed").status == 0)
    }
    #expect(contents[0].utf8.count > 20_000)
    #expect(contents[0] == contents[1])
  }

  /// Compares what `newsq extract` prints.
  private func expectSame(_ path: String, _ place: Place, atLeast count: Int, configuration: String = "") throws {
    var outcomes: [Outcome] = []
    for confine in ["off", "require"] {
      try place.configure("confine = \"\(confine)\"\n" + configuration)
      // What of the zone a reader would take over must not depend on who reads.
      outcomes.append(try place.run([Program.newsq, "extract", path], adding: ["TZ": "America/New_York"]))
    }
    #expect(outcomes[0].status == 0)
    #expect(outcomes[1].status == 0)
    let lines = outcomes.map { $0.text.split(separator: "\n") }
    #expect(lines[0].count >= count)
    #expect(lines[0].count == lines[1].count)
    for (here, there) in zip(lines[0], lines[1]) where here != there {
      Issue.record("not the same: \(here.prefix(300)) | \(there.prefix(300))")
      break
    }
    #expect(outcomes[0].errors == outcomes[1].errors)
  }

  // MARK: The daemon's processes

  @Test func `with newsqd its processes end, however it ends`() throws {
    let place = try Place()
    for signal in [SIGKILL, SIGTERM] {
      let daemon = try place.newsqd()
      try place.deliver("\(signal).txt", Place.article("Report", "harvest\(signal)"))
      try eventually("found") { try place.found("harvest\(signal)") == ["\(signal).txt"] }
      let workers = Self.children(of: daemon.process)
      #expect(!workers.isEmpty)
      daemon.signal(signal)
      _ = try daemon.end()
      try eventually("its processes end") { workers.allSatisfy { !Self.isRunning($0) } }
    }
  }

  @Test func `a newsqd at rest has no processes left, ended ones included`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.deliver("a.txt", Place.article("Report", "harvest"))
    try eventually("found") { try place.found("harvest") == ["a.txt"] }
    try eventually("they end") { Self.children(of: daemon.process).isEmpty }
    try place.deliver("b.txt", Place.article("Report", "barley"))
    try eventually("found") { try place.found("barley") == ["b.txt"] }
    try place.stop(daemon)
  }

  @Test func `a bundle whose processes are killed is told of, and its neighbours are found`() throws {
    let place = try Place(configuration: "[limits]\ntime = 600\n")
    let lines = (1...5_000).map {
      #"{"title": "Report \#($0)", "body": "\#(String(repeating: "The wire goes on. ", count: 20))"}"#
    }
    try place.write("wire.jsonl", lines.joined(separator: "\n"))
    for number in 1...40 { try place.write("\(number).txt", Place.article("Harvest \(number)", "barley")) }
    let daemon = try place.newsqd("--once")
    // Whoever reads anything large is killed as soon as it has used some time of the processor.
    while !daemon.hasEnded {
      for worker in Self.children(of: daemon.process) where Self.ticks(of: worker) >= 50 { kill(worker, SIGKILL) }
      usleep(1_000)
    }
    #expect(try daemon.end().status == 0)
    let failed = try place.newsq("failed").text
    #expect(failed.contains("wire.jsonl"))
    #expect(failed.contains("the process that reads it was ended by signal 9 (SIGKILL), twice"))
    #expect(try place.found("barley").count == 40)
    #expect(try place.found("wire") == [])
    // It is tried again when somebody asks for it.
    let reindex = try place.start([Program.newsq, "reindex"]).end()
    #expect(reindex.status == 0, "\(reindex.errors)")
    #expect(try place.found("wire").count == 5_000)
  }

  // MARK: Kernels that lack something

  @Test(arguments: [(true, false, "Landlock"), (false, true, "seccomp"), (true, true, "Landlock and seccomp")])
  func `where the kernel lacks something, newsqd says so once and goes on`(
    landlock: Bool, filter: Bool, missing: String
  ) throws {
    let place = try Place()
    try place.write("a.txt", Place.article("Report", "harvest"))
    let outcome = try run(place, landlock: landlock, filter: filter)
    #expect(outcome.status == 0)
    let notices = outcome.text.split(separator: "\n").filter { $0.hasPrefix("notice") && $0.contains("doors") }
    let value = missing.contains(" ") ? "\"\(missing)\"" : missing
    #expect(
      notices == [
        "notice bundles are read with fewer doors closed missing=\(value) "
          + "remedy=\"boot a kernel with them, or see which system calls newsqd's unit allows\""
      ])
    #expect(try place.found("harvest") == ["a.txt"])
  }

  @Test func `newsqd that is to be confined refuses a kernel that lacks something`() throws {
    let place = try Place(configuration: "confine = \"require\"\n")
    try place.write("a.txt", Place.article("Report", "harvest"))
    let outcome = try run(place, landlock: true, filter: false)
    #expect(outcome.status == 78)
    #expect(
      outcome.text
        == "newsqd: confine: is \"require\", and this kernel offers no Landlock (boot a kernel with them, or see which system calls "
        + "newsqd's unit allows, or set confine = \"auto\")\n")
    #expect(try place.found("harvest") == [])
    // With it all is well.
    #expect(try place.once().contains("doors") == false)
    #expect(try place.found("harvest") == ["a.txt"])
  }

  /// `newsqd --once` on a kernel that lacks something.
  private func run(_ place: Place, landlock: Bool, filter: Bool) throws -> (status: Int32, text: String) {
    let log = place.path + "/log/lacking"
    let output = open(log, O_RDWR | O_CREAT | O_TRUNC, 0o644)
    defer { close(output) }
    let words: [UnsafeMutablePointer<CChar>?] = ([Program.newsqd, "--once"] as [String]).map { strdup($0) } + [nil]
    let variables: [UnsafeMutablePointer<CChar>?] =
      place.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    let status = trial_without(landlock ? 1 : 0, filter ? 1 : 0, words, variables, output)
    return ((status >> 8) & 0xFF, try String(contentsOfFile: log, encoding: .utf8))
  }

  // MARK: Processes

  private static func stat(_ process: pid_t) -> [Substring] {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    return text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
  }

  /// All children of a process, those included that have ended and were not asked after.
  private static func children(of parent: pid_t) -> [pid_t] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return entries.compactMap { pid_t($0) }.filter { stat($0).dropFirst(2).first == "\(parent)" }
  }

  /// Processor time in ticks (hundredths of a second).
  private static func ticks(of process: pid_t) -> Int {
    stat(process).dropFirst(12).prefix(2).compactMap { Int($0) }.reduce(0, +)
  }

  private static func isRunning(_ process: pid_t) -> Bool {
    let state = stat(process).dropFirst().first
    return state != nil && state != "Z"
  }
}
