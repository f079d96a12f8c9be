import NewsModel

/// A message as it was sent: what its header says, and its parts.
struct MailMessage {
  /// A part, or a part of parts, of the message's body.
  struct Part {
    /// `text/html`, in lower case.
    var type: String
    /// Its content type's parameters that matter: `charset`, `format`, `delsp`.
    var charset: String?
    var isFlowed = false
    var joinsFlowedWords = false
    var isAttachment = false
    var fileName: String?
    /// What it holds, its transfer encoding undone; empty for what is no text.
    var bytes: [UInt8] = []
    /// The index behind what it is made of; a part's own content are the parts up to there.
    var end: Int

    func isA(_ kind: String) -> Bool { type.hasPrefix(kind) }
  }

  var subject: String?
  /// The senders' display names.
  var from: [String] = []
  /// The domain of the first sender's address.
  var domain: String?
  var published: PublishedDate?
  var id: String?
  var language: String?
  /// The name of the list or newsletter (`List-Id: Name <id>`), or of the sender's organisation.
  var list: String?
  /// Whether it went to a list, not to one reader.
  var isBulk = false
  /// The address at which it can be read on the web (RFC 5064).
  var archivedAt: String?
  /// The address of the page that a browser saved in this form.
  var savedPage: String?
  /// All parts, in the order of the message, each in front of what it is made of.
  var parts: [Part] = []
}
