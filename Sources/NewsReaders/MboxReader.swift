import NewsModel

extension Reader {
  /// Mailboxes: many messages in one file.
  package static let mbox = Reader(stream: "mbox", version: 1, accepts: MboxFile.accepts) {
    name, stream, context, sink throws(Failure) in
    try MboxFile.read(Records(name, context, sink)) { () throws(Failure) in
      try Allowance.current.checkTime()
      return try stream.line(limit: context.limits.fileBytes)?.bytes
    }
  }
}

enum MboxFile {
  private static let suffixes: Set = ["mbox", "mbx"]
  /// Bytes that one message may have, its attachments included.
  private static let largest = 64 << 20

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    if MboxMessages.begin(bytes) { return .byContent }
    return suffixes.contains(name.suffix) ? .byName : .no
  }

  /// Each message by itself: one that cannot be read is a failure of its own.
  /// - Parameter nextLine: The mailbox's next line without its line feed, or nil at the end.
  static func read(_ records: Records, nextLine: () throws(Failure) -> [UInt8]?) throws(Failure) {
    try withoutActuallyEscaping(nextLine) { nextLine throws(Failure) in
      var messages = MboxMessages(limit: largest, nextLine: nextLine)
      var number = 0
      while let message = try messages.next() {
        number += 1
        try take(message, number: number, records)
      }
    }
  }

  private static func take(_ message: MboxMessages.Message, number: Int, _ records: Records) throws(Failure) {
    let subject = "\(records.name):\(number)"
    if message.isCut {
      return try records.fail(
        Failure(
          .tooLarge, subject: subject, cause: "has more than the \(largest >> 20) MB that one message may have",
          remedy: "take its attachments out"))
    }
    let bytes = message.bytes
    try records.take(bytes: bytes.count) { () throws(Failure) in
      var article = try bytes.withUnsafeBufferPointer { bytes throws(Failure) in
        try MailFile.article(bytes, subject: subject, format: "mbox")
      }
      article.member = String(number)
      return article
    }
  }
}
