internal import CGMime
import NewsModel

/// Parses mail with GMime: the one place that knows the library.
enum MailParser {
  /// Parts in parts that a message may have; real ones stay below ten. GMime itself stops at 1,024.
  private static let deepest = 50
  /// Parts that a message may have: a mailing list's digest has some hundreds.
  private static let most = 10_000

  private static let isReady: Bool = {
    g_mime_init()
    return true
  }()

  /// - Parameter bytes: The message, without an mbox's line before it. They are not copied.
  static func message(_ bytes: UnsafeBufferPointer<UInt8>, subject: String) throws(Failure) -> MailMessage {
    guard isReady, let start = bytes.baseAddress, bytes.count < Int32.max else {
      throw Failure(.tooLarge, subject: subject, cause: "is larger than 2 GB", remedy: "deliver it in parts")
    }
    // The array borrows the bytes: nothing writes to it, and it is taken apart from them again.
    guard let array = g_byte_array_new_take(UnsafeMutablePointer(mutating: start), gsize(bytes.count)),
      let stream = g_mime_stream_mem_new_with_byte_array(array)
    else { throw Self.notMail(subject) }
    defer {
      g_object_unref(stream)
      g_byte_array_free(array, 0)
    }
    g_mime_stream_mem_set_owner(of(stream), 0)
    guard let parser = g_mime_parser_new_with_stream(stream) else { throw Self.notMail(subject) }
    defer { g_object_unref(parser) }
    guard let message = g_mime_parser_construct_message(parser, nil) else { throw Self.notMail(subject) }
    defer { g_object_unref(message) }
    var result = header(of: message)
    if let body = g_mime_message_get_mime_part(message) {
      guard add(body, to: &result.parts, depth: 0) else {
        throw Failure(
          .tooDeep, subject: subject,
          cause: result.parts.count < most
            ? "nests more than \(deepest) parts in each other" : "has more than \(most) parts",
          remedy: "keep the file out of the inbox; no newsletter is built like this")
      }
    }
    return result
  }

  static func notMail(_ subject: String) -> Failure {
    Failure(
      .notMail, subject: subject, cause: "is not a mail message: it has no header",
      remedy: "deliver it as it was received, with its header")
  }

  /// A pointer to an object as one to what it is, or holds first.
  private static func of<A, B>(_ object: UnsafeMutablePointer<A>) -> UnsafeMutablePointer<B> {
    UnsafeMutableRawPointer(object).assumingMemoryBound(to: B.self)
  }

  private static func text(_ characters: UnsafePointer<CChar>?) -> String? {
    characters.map { String(cString: $0) }
  }

  private static func isA(_ object: UnsafeMutablePointer<GMimeObject>, _ type: GType) -> Bool {
    g_type_check_instance_is_a(of(object), type) != 0
  }

  // MARK: Header

  private static func header(of message: UnsafeMutablePointer<GMimeMessage>) -> MailMessage {
    let object: UnsafeMutablePointer<GMimeObject> = of(message)
    func value(_ name: String) -> String? { CleanText.line(text(g_mime_object_get_header(object, name))) }
    var result = MailMessage()
    result.subject = text(g_mime_message_get_subject(message))
    takeSenders(g_mime_message_get_from(message), into: &result)
    if result.from.isEmpty, let name = value("From").flatMap(comment) { result.from = [name] }
    // A date of unusual form is read as other texts' dates are. Without any, that of its arrival stands nearest to it.
    result.published =
      g_mime_message_get_date(message).flatMap(date)
      ?? value("Date").flatMap { DateText.date($0, origin: .record) }
      ?? value("Received")?.split(separator: ";").last.flatMap { DateText.date(String($0), origin: .record) }
    result.id = text(g_mime_message_get_message_id(message))
    // GMime gives what a message's own part says of its content to the part.
    let body = g_mime_message_get_mime_part(message)
    let language = value("Content-Language") ?? body.flatMap { text(g_mime_object_get_header($0, "Content-Language")) }
    result.language = language?.split(separator: ",").first.map { CleanText.trimmed(String($0)) }
    result.list = value("List-Id").flatMap(phrase) ?? value("Organization")
    result.isBulk = ["List-Id", "List-Unsubscribe", "List-Post"].contains { value($0) != nil }
    result.archivedAt = value("Archived-At").flatMap(address)
    result.savedPage = value("Snapshot-Content-Location").flatMap(address)
    return result
  }

  private static func takeSenders(_ list: UnsafeMutablePointer<InternetAddressList>?, into message: inout MailMessage) {
    guard let list else { return }
    for index in 0..<min(internet_address_list_length(list), 20) {
      guard let address = internet_address_list_get_address(list, index) else { continue }
      if let name = text(internet_address_get_name(address)) { message.from.append(name) }
      guard message.domain == nil,
        g_type_check_instance_is_a(of(address), internet_address_mailbox_get_type()) != 0,
        let mailbox = text(internet_address_mailbox_get_addr(of(address))), let at = mailbox.lastIndex(of: "@")
      else { continue }
      message.domain = String(mailbox[mailbox.index(after: at)...]).lowercased()
    }
  }

  private static func date(_ time: OpaquePointer) -> PublishedDate? {
    let offset = Int(g_date_time_get_utc_offset(time)) / 60_000_000
    let local = Int(g_date_time_to_unix(time)) + offset * 60
    let day = CivilDay(secondsSince1970: local)
    guard local > 0 else { return nil }
    return PublishedDate(
      day: day, secondOfDay: local - day.number * 86_400, offset: offset, precision: .second, origin: .record)
  }

  /// `Name` of `address (Name)`, as in the archives of mailing lists, whose addresses are none (`ada at example.org`).
  private static func comment(_ from: String) -> String? {
    guard from.hasSuffix(")"), let open = from.firstIndex(of: "(") else { return nil }
    return CleanText.line(String(from[from.index(after: open)...].dropLast()))
  }

  /// `Name` of `Name <id.example.org>`.
  private static func phrase(_ list: String) -> String? {
    guard let open = list.firstIndex(of: "<") else { return nil }
    return CleanText.line(String(list[..<open].filter { $0 != "\"" }))
  }

  private static func address(_ value: String) -> String? {
    let bare = CleanText.trimmed(value.filter { $0 != "<" && $0 != ">" })
    return bare.hasPrefix("http://") || bare.hasPrefix("https://") ? bare : nil
  }

  // MARK: Body

  /// Adds a part and what it is made of; false where that goes too deep.
  private static func add(
    _ object: UnsafeMutablePointer<GMimeObject>, to parts: inout [MailMessage.Part], depth: Int
  ) -> Bool {
    guard depth < deepest, parts.count < most else { return false }
    let index = parts.count
    parts.append(description(of: object))
    if isA(object, g_mime_multipart_get_type()) {
      let multipart: UnsafeMutablePointer<GMimeMultipart> = of(object)
      for place in 0..<g_mime_multipart_get_count(multipart) {
        guard let part = g_mime_multipart_get_part(multipart, place) else { continue }
        guard add(part, to: &parts, depth: depth + 1) else { return false }
      }
    } else if isA(object, g_mime_message_part_get_type()) {
      if let message = g_mime_message_part_get_message(of(object)) {
        parts[index].fileName = text(g_mime_message_get_subject(message))
        if let body = g_mime_message_get_mime_part(message) {
          guard add(body, to: &parts, depth: depth + 1) else { return false }
        }
      }
    } else if isA(object, g_mime_part_get_type()) {
      let part: UnsafeMutablePointer<GMimePart> = of(object)
      parts[index].fileName = text(g_mime_part_get_filename(part))
      if parts[index].isA("text/"), let content = g_mime_part_get_content(part) {
        parts[index].bytes = bytes(of: content)
      }
    }
    parts[index].end = parts.count
    return true
  }

  private static func description(of object: UnsafeMutablePointer<GMimeObject>) -> MailMessage.Part {
    guard let type = g_mime_object_get_content_type(object) else {
      return MailMessage.Part(type: "text/plain", end: 0)
    }
    func parameter(_ name: String) -> String? { text(g_mime_content_type_get_parameter(type, name))?.lowercased() }
    let kind = text(g_mime_content_type_get_media_type(type)) ?? "text"
    let subkind = text(g_mime_content_type_get_media_subtype(type)) ?? "plain"
    var part = MailMessage.Part(type: "\(kind)/\(subkind)".lowercased(), end: 0)
    part.charset = parameter("charset").map(CleanText.trimmed)
    part.isFlowed = parameter("format") == "flowed"
    part.joinsFlowedWords = parameter("delsp") == "yes"
    part.isAttachment = text(g_mime_object_get_disposition(object))?.lowercased() == "attachment"
    return part
  }

  /// A part's content with its transfer encoding undone.
  private static func bytes(of content: UnsafeMutablePointer<GMimeDataWrapper>) -> [UInt8] {
    guard let stream = g_mime_stream_mem_new() else { return [] }
    defer { g_object_unref(stream) }
    guard g_mime_data_wrapper_write_to_stream(content, stream) >= 0,
      let array = g_mime_stream_mem_get_byte_array(of(stream)), array.pointee.len > 0
    else { return [] }
    return [UInt8](UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
  }
}
