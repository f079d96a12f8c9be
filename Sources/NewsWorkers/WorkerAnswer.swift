import NewsModel

/// What a process that reads answers, of one bundle after the other.
enum WorkerAnswer {
  /// Its doors are closed but for these.
  case hello(open: [Confinement.Part])
  case result(Result<Article, Failure>)
  /// The bundle was read, by this reader.
  case read(name: String, version: Int)
  /// The whole bundle, or the rest of it, cannot be read.
  case refused(Failure)
  /// All jobs are done. `isWorn`: it holds so much memory that a fresh process should do the next ones.
  case done(isWorn: Bool)

  func write(to record: inout RecordWriter) {
    switch self {
    case .hello(let open):
      record.frame(.hello) { $0.add(open.map(\.rawValue)) }
    case .result(.success(let article)):
      record.frame(.article) { article.write(to: &$0) }
    case .result(.failure(let failure)):
      record.frame(.failure) { failure.write(to: &$0) }
    case .read(let name, let version):
      record.frame(.read) {
        $0.add(name)
        $0.add(Int64(version))
      }
    case .refused(let failure):
      record.frame(.refused) { failure.write(to: &$0) }
    case .done(let isWorn):
      record.frame(.done) { $0.add(UInt8(isWorn ? 1 : 0)) }
    }
  }

  /// Takes an answer apart that a stranger's bytes may have written.
  init(_ kind: Frame.Kind, _ bytes: UnsafeRawBufferPointer) throws(BrokenRecord) {
    var record = RecordReader(bytes)
    switch kind {
    case .hello:
      self = .hello(open: try record.texts().compactMap(Confinement.Part.init))
    case .article: self = .result(.success(try Article(from: &record)))
    case .failure: self = .result(.failure(try Failure(from: &record)))
    case .read:
      let name = try record.text()
      self = .read(name: name, version: Int(try record.integer(Int64.self)))
    case .refused: self = .refused(try Failure(from: &record))
    case .done: self = .done(isWorn: try record.integer(UInt8.self) != 0)
    case .setup, .jobs: throw BrokenRecord()
    }
    guard record.isAtEnd else { throw BrokenRecord() }
  }
}

extension Failure {
  func write(to record: inout RecordWriter) {
    record.add(code.rawValue)
    record.add(subject)
    record.add(cause)
    record.add(remedy)
  }

  init(from record: inout RecordReader) throws(BrokenRecord) {
    guard let code = Code(rawValue: try record.text()) else { throw BrokenRecord() }
    let subject = try record.text()
    let cause = try record.text()
    self.init(code, subject: subject, cause: cause, remedy: try record.text())
  }
}

extension Article {
  func write(to record: inout RecordWriter) {
    record.reserve(body.utf8.count + (leftOut?.utf8.count ?? 0) + 512)
    record.add(body)
    for text in [key, title, url, source, language, member, leftOut] { record.add(text) }
    record.add(format)
    record.add(authors)
    record.add(images)
    record.add(UInt8(published == nil ? 0 : 1))
    published?.write(to: &record)
  }

  init(from record: inout RecordReader) throws(BrokenRecord) {
    self.init(body: try record.text(), format: "")
    key = try record.textOrNone()
    title = try record.textOrNone()
    url = try record.textOrNone()
    source = try record.textOrNone()
    language = try record.textOrNone()
    member = try record.textOrNone()
    leftOut = try record.textOrNone()
    format = try record.text()
    authors = try record.texts()
    images = try record.texts()
    switch try record.integer(UInt8.self) {
    case 0: published = nil
    case 1: published = try PublishedDate(from: &record)
    default: throw BrokenRecord()
    }
  }
}

extension PublishedDate {
  /// Days and minutes that a date may have, whoever made it: further off arithmetic would come to its bounds.
  private static let days = -10_000_000...10_000_000
  private static let minutes = -100_000...100_000

  func write(to record: inout RecordWriter) {
    record.add(Int64(day.number))
    record.add(Int32(secondOfDay))
    record.add(offset.map(Int32.init) ?? .min)
    record.add(precision.rawValue)
    record.add(origin.rawValue)
  }

  init(from record: inout RecordReader) throws(BrokenRecord) {
    let day = Int(try record.integer(Int64.self))
    let second = Int(try record.integer(Int32.self))
    let offset = try record.integer(Int32.self)
    guard let precision = Precision(rawValue: try record.text()), let origin = Origin(rawValue: try record.text()),
      Self.days.contains(day), (0...86_400).contains(second),
      offset == .min || Self.minutes.contains(Int(offset))
    else { throw BrokenRecord() }
    self.init(
      day: CivilDay(number: day), secondOfDay: second, offset: offset == .min ? nil : Int(offset),
      precision: precision, origin: origin)
  }
}
