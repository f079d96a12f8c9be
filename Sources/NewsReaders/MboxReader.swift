import NewsModel

extension Reader {
  /// Mailboxes: many messages in one file.
  package static let mbox = Reader(stream: "mbox", version: 1, accepts: MboxFile.accepts) {
    name, stream, context, sink throws(Failure) in
    try MboxFile.read(name: name, sink) { () throws(Failure) in
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

  /// Each message by itself, no more than one of them in memory: one that cannot be read is a failure of its own.
  /// - Parameter nextLine: The mailbox's next line without its line feed, or nil at the end.
  static func read(
    name: String, _ sink: Reader.Sink, nextLine: () throws(Failure) -> [UInt8]?
  ) throws(Failure) {
    try withoutActuallyEscaping(nextLine) { nextLine throws(Failure) in
      var messages = MboxMessages(limit: largest, nextLine: nextLine)
      var number = 0
      while let message = try messages.next() {
        number += 1
        sink(article(message, number: number, in: name))
      }
    }
  }

  private static func article(
    _ message: MboxMessages.Message, number: Int, in name: String
  ) -> Result<Article, Failure> {
    let subject = "\(name):\(number)"
    if message.isCut {
      return .failure(
        Failure(
          .tooLarge, subject: subject, cause: "has more than the \(largest >> 20) MB that one message may have",
          remedy: "take its attachments out"))
    }
    return message.bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(Failure) in
        var article = try MailFile.article(bytes, subject: subject, format: "mbox")
        article.member = String(number)
        return article
      }
    }
  }
}
