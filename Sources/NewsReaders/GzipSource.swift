import NewsModel

/// What comes out of a gzip file, of one member or of many. After a broken member it can go on at the next one.
final class GzipSource: ByteSource {
  /// More broken places than a file can have that is worth reading.
  private static let mostDamages = 100

  private let input: ByteStream
  private let context: ReadingContext
  private let subject: String
  private let inflater = Inflater(.gzip)
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  /// The part of the buffer that was not inflated yet.
  private var waiting = 0..<0
  private var meter = ArchiveMeter()
  private var isInMember = false
  /// What was given last came right before a damage.
  private var isBroken = false
  private var members = 0
  private var damages = 0

  init(_ input: ByteStream, _ context: ReadingContext, subject: String) {
    self.input = input
    self.context = context
    self.subject = subject
  }

  deinit {
    buffer.deallocate()
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    if isBroken { throw damaged("is damaged") }
    while true {
      if waiting.isEmpty, try !fill() {
        if isInMember { throw damaged("ends in the middle") }
        if members == 0 { throw damaged("is cut off") }
        return 0
      }
      if !isInMember, try !beginMember() { return 0 }
      let (consumed, produced, progress) = inflater.inflate(
        UnsafeRawBufferPointer(rebasing: buffer[waiting]), into: target)
      waiting = waiting.lowerBound + consumed..<waiting.upperBound
      try meter.count(out: produced, in: consumed, context, subject: subject)
      switch progress {
      case .ended:
        isInMember = false
        inflater.reset()
        if produced > 0 { return produced }
      case .more:
        if produced > 0 { return produced }
        // Nothing in and nothing out: the rest of the input is too short to go on with.
        if consumed == 0, try !fill() { throw damaged("ends in the middle") }
      case .broken:
        isInMember = false
        // What came before the damage is good.
        if produced > 0 {
          isBroken = true
          return produced
        }
        throw damaged("is damaged")
      }
    }
  }

  func recover() throws(Failure) -> Bool {
    isInMember = false
    isBroken = false
    damages += 1
    inflater.reset()
    guard damages <= Self.mostDamages else { return false }
    return try findMember()
  }

  /// At a member's beginning: true. At the end, or at bytes behind the last member that are none: false.
  private func beginMember() throws(Failure) -> Bool {
    if try isAtMember() {
      isInMember = true
      members += 1
      return true
    }
    guard members > 0 else { throw damaged("is damaged") }
    // Padding behind the last member is no damage.
    guard try findMember() else { return false }
    throw damaged("is damaged")
  }

  /// The magic number, the one method there is, and no reserved flag (RFC 1952).
  private func isAtMember() throws(Failure) -> Bool {
    while waiting.count < 4 { if try !fill() { return false } }
    let at = waiting.lowerBound
    return buffer[at] == 0x1F && buffer[at + 1] == 0x8B && buffer[at + 2] == 8 && buffer[at + 3] & 0xE0 == 0
  }

  private func findMember() throws(Failure) -> Bool {
    while true {
      if try isAtMember() { return true }
      guard waiting.count >= 4 else { return false }
      let rest = UnsafeRawBufferPointer(rebasing: buffer[waiting.lowerBound + 1..<waiting.upperBound])
      let next = rest.bindMemory(to: UInt8.self).firstPlace(of: 0x1F) ?? rest.count
      waiting = waiting.lowerBound + 1 + next..<waiting.upperBound
    }
  }

  /// Gets more input behind what waits.
  private func fill() throws(Failure) -> Bool {
    if waiting.lowerBound > 0 {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[waiting]))
      waiting = 0..<waiting.count
    }
    let length = try input.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[waiting.count...]))
    waiting = 0..<waiting.count + length
    return length > 0
  }

  private func damaged(_ what: String) -> Failure {
    .badArchive(subject, "\(what): the gzip data cannot be unpacked further")
  }
}

/// What went into an archive and what came out.
struct ArchiveMeter {
  private(set) var input = 0
  private(set) var output = 0

  /// - Throws: `archiveSize`, `archiveRatio`
  mutating func count(out: Int, in count: Int, _ context: ReadingContext, subject: String) throws(Failure) {
    input += count
    output += out
    try context.count(bytes: out, subject: subject)
    try context.check(ratioOf: output, to: input, subject: subject)
  }
}

extension Failure {
  static func badArchive(_ subject: String, _ cause: String) -> Failure {
    Failure(.badArchive, subject: subject, cause: cause, remedy: "deliver it again; it is read again when it changes")
  }
}
