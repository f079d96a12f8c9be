internal import CArchive
import NewsModel

/// An archive, or a compressed file, being read: the one place that knows libarchive.
///
/// Nothing is written to the disk and no other program is started: only what the library does by itself is switched on.
final class ArchiveHandle {
  enum Kind {
    /// tar, zip or 7z.
    case archive
    /// One file, compressed by bzip2, xz, zstd, lz4 or compress.
    case compressed
  }

  struct Entry {
    enum Kind { case file, directory, link, other }

    /// As it stands in the archive, decoded.
    var name: String
    var kind: Kind
    var isEncrypted: Bool
    var size: Int?
  }

  private let archive: OpaquePointer
  private let input: ArchiveInput
  private let subject: String
  private let context: ReadingContext
  private var output = 0
  /// Whether nothing can be had any more, of no entry.
  private(set) var isLost = false

  init(_ stream: ByteStream, _ kind: Kind, _ context: ReadingContext, subject: String) throws(Failure) {
    guard let archive = archive_read_new() else {
      throw Failure(
        .ioError, subject: subject, cause: "cannot be unpacked: no memory", remedy: "free memory and try again")
    }
    self.archive = archive
    self.subject = subject
    self.context = context
    input = ArchiveInput(stream)
    switch kind {
    case .archive:
      archive_read_support_format_tar(archive)
      archive_read_support_format_zip(archive)
      archive_read_support_format_7zip(archive)
      archive_read_support_format_empty(archive)
    case .compressed:
      archive_read_support_filter_bzip2(archive)
      archive_read_support_filter_xz(archive)
      archive_read_support_filter_lzma(archive)
      archive_read_support_filter_zstd(archive)
      archive_read_support_filter_lz4(archive)
      archive_read_support_filter_compress(archive)
      archive_read_support_format_raw(archive)
      archive_read_support_format_empty(archive)
    }
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(input).toOpaque())
    archive_read_set_read_callback(archive) { _, input, buffer in
      ArchiveInput.of(input).read(buffer)
    }
    if input.isSeekable {
      archive_read_set_seek_callback(archive) { _, input, offset, origin in
        Int64(ArchiveInput.of(input).seek(Int(offset), origin))
      }
      archive_read_set_skip_callback(archive) { _, input, count in
        Int64(ArchiveInput.of(input).skip(Int(count)))
      }
    }
    guard inUTF8({ archive_read_open1(archive) }) == ARCHIVE_OK else { throw failure }
  }

  deinit {
    archive_read_free(archive)
  }

  /// The next entry, or nil at the end.
  func next() throws(Failure) -> Entry? {
    // Skipping in a 7z file unpacks what is skipped: it counts as if it had been read.
    if archive_format(archive) == ARCHIVE_FORMAT_7ZIP { try drain() }
    for _ in 0..<16 {
      try Allowance.current.checkTime()
      var entry: OpaquePointer?
      let result = inUTF8 { archive_read_next_header(archive, &entry) }
      if result == ARCHIVE_EOF { return nil }
      if result == ARCHIVE_RETRY { continue }
      guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let entry else { throw failure }
      return describe(entry)
    }
    throw failure
  }

  /// Puts the next bytes of the entry at the front of the buffer; 0 at its end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    try Allowance.current.checkTime()
    let length = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard length >= 0 else {
      isLost = isLost || length <= Int(ARCHIVE_FATAL)
      throw failure
    }
    output += length
    try context.count(bytes: length, subject: subject)
    try context.check(ratioOf: output, to: input.delivered, subject: subject)
    return length
  }

  private func drain() throws(Failure) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while try read(into: buffer) > 0 {}
  }

  private func describe(_ entry: OpaquePointer) -> Entry {
    let type = archive_entry_filetype(entry)
    var kind = Entry.Kind.other
    // AE_IFREG and AE_IFDIR of archive_entry.h, which are macros that Swift does not see.
    if type == 0o100000 || type == 0 { kind = .file }
    if type == 0o040000 { kind = .directory }
    if type == 0o120000 || archive_entry_hardlink(entry) != nil { kind = .link }
    return Entry(
      name: name(of: entry), kind: kind, isEncrypted: archive_entry_is_data_encrypted(entry) != 0,
      size: archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil)
  }

  /// In UTF-8 where it is that; else in the code page of the first PCs, as the ZIP format says.
  private func name(of entry: OpaquePointer) -> String {
    let raw = inUTF8 { archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) }
    guard let raw else { return "" }
    var bytes: [UInt8] = []
    var place = raw
    while place.pointee != 0, bytes.count < 64 << 10 {
      bytes.append(UInt8(bitPattern: place.pointee))
      place += 1
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if let text = Iconv.utf8(bytes, from: "cp437") { return String(decoding: text, as: UTF8.self) }
    return TextDecoding.narrow(bytes)
  }

  /// Why the library, or what gives it its bytes, did not go on.
  private var failure: Failure {
    if let failure = input.failure { return failure }
    let text = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
    if text.lowercased().contains("encrypt") || text.lowercased().contains("passphrase") { return .encrypted(subject) }
    return .badArchive(subject, "cannot be unpacked: \(text.prefix(1).lowercased() + text.dropFirst())")
  }

  /// The library asks the locale which letters names are made of, and spoils the others.
  private func inUTF8<R>(_ body: () -> R) -> R {
    guard let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else { return body() }
    defer { freelocale(locale) }
    let before = uselocale(locale)
    defer { uselocale(before) }
    return body()
  }
}

/// Gives the library a stream's bytes. Used by one archive on one thread.
private final class ArchiveInput {
  let isSeekable: Bool
  private(set) var failure: Failure?
  private let stream: ByteStream
  private let seekable: (any SeekableBytes)?
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  private var place = 0
  private var read = 0

  init(_ stream: ByteStream) {
    self.stream = stream
    seekable = stream.seekable
    isSeekable = seekable != nil
  }

  deinit {
    buffer.deallocate()
  }

  /// Bytes of the archive that were given; those that were given twice count once.
  var delivered: Int { min(read, seekable?.count ?? read) }

  static func of(_ pointer: UnsafeMutableRawPointer?) -> ArchiveInput {
    Unmanaged.fromOpaque(pointer!).takeUnretainedValue()
  }

  func read(_ target: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    do throws(Failure) {
      try Allowance.current.checkTime()
      let length: Int
      if let seekable {
        length = try seekable.read(at: place, into: buffer)
      } else {
        length = try stream.read(into: buffer)
      }
      place += length
      read += length
      target?.pointee = UnsafeRawPointer(buffer.baseAddress!)
      return length
    } catch {
      failure = error
      return -1
    }
  }

  func skip(_ count: Int) -> Int {
    let step = max(0, min(count, (seekable?.count ?? 0) - place))
    place += step
    return step
  }

  /// - Parameter origin: SEEK_SET, SEEK_CUR or SEEK_END.
  func seek(_ offset: Int, _ origin: Int32) -> Int {
    let count = seekable?.count ?? 0
    let base = origin == 0 ? 0 : origin == 1 ? place : count
    let (target, overflow) = base.addingReportingOverflow(offset)
    guard !overflow, target >= 0 else { return -1 }
    place = min(target, count)
    return place
  }
}

/// The bytes of the entry that an archive is at.
final class EntrySource: ByteSource {
  private let archive: ArchiveHandle

  init(_ archive: ArchiveHandle) {
    self.archive = archive
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    try archive.read(into: buffer)
  }
}

extension Failure {
  static func encrypted(_ subject: String) -> Failure {
    Failure(.encrypted, subject: subject, cause: "is encrypted", remedy: "deliver it without a password")
  }
}
