import NewsModel

extension Reader {
  /// Mailboxes: many messages in one file.
  package static let mbox = Reader(file: "mbox", version: 1, accepts: MboxFile.accepts) { name, bytes, sink in
    bytes.withUnsafeBufferPointer { MboxFile.read($0, name: name, sink) }
  }
}

enum MboxFile {
  private static let suffixes: Set = ["mbox", "mbx"]

  static func accepts(_ name: FileName, _ bytes: [UInt8]) -> Reader.Match {
    let isMbox = bytes.withUnsafeBufferPointer { MboxMessages($0).beginsWithMessage }
    if isMbox { return .byContent }
    return suffixes.contains(name.suffix) ? .byName : .no
  }

  /// Each message by itself: one that cannot be read is a failure of its own.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, name: String, _ sink: Reader.Sink) {
    var messages = MboxMessages(bytes)
    var number = 0
    while let message = messages.next() {
      number += 1
      let result = Result { () throws(Failure) in
        var article = try article(message, in: bytes, subject: "\(name):\(number)")
        article.member = String(number)
        return article
      }
      sink(result)
    }
  }

  private static func article(
    _ message: MboxMessages.Message, in bytes: UnsafeBufferPointer<UInt8>, subject: String
  ) throws(Failure) -> Article {
    let content = UnsafeBufferPointer(rebasing: bytes[message.content])
    guard message.isQuoted else { return try MailFile.article(content, subject: subject, format: "mbox") }
    let plain = MboxMessages.unquoted(content)
    return try plain.withUnsafeBufferPointer { bytes throws(Failure) in
      try MailFile.article(bytes, subject: subject, format: "mbox")
    }
  }
}
