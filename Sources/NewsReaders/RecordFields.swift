import NewsJSON
import NewsModel

/// The fields of a record, each with its best value that is not empty.
struct RecordFields {
  private var values: [(value: JSONValue, rank: Int)?]

  init(_ object: JSONObject) {
    values = Array(repeating: nil, count: RecordField.allCases.count)
    for member in object.members {
      guard let (field, rank) = RecordField.of(member.key), !isEmpty(member.value) else { continue }
      if let known = values[field.rawValue], known.rank <= rank { continue }
      values[field.rawValue] = (member.value, rank)
    }
  }

  private func isEmpty(_ value: JSONValue) -> Bool {
    switch value {
    case .null: true
    case .string(let text): text.utf8.allSatisfy { $0 <= 0x20 }
    case .array(let values): values.isEmpty
    case .object(let object): object.members.isEmpty
    default: false
    }
  }

  func value(_ field: RecordField) -> JSONValue? {
    values[field.rawValue]?.value
  }

  /// A string, a number as its digits, the first of an array, the name or text of an object.
  func text(_ field: RecordField) -> String? {
    value(field).flatMap(text)
  }

  private func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): return text
    case .integer(let number): return String(number)
    case .number(let number): return Int64(exactly: number).map(String.init) ?? "\(number)"
    case .array(let values): return values.lazy.compactMap(text).first
    case .object:
      for key in ["rendered", "main", "name", "text", "value", "$oid", "title", "code", "#text", "@value"] {
        if let inner = value[key], case .string(let text) = inner { return text }
      }
      return nil
    default: return nil
    }
  }

  /// A publisher: its name, or what is known of its address.
  func name(_ field: RecordField) -> String? {
    text(field)
  }

  /// An address of the web.
  func address(_ field: RecordField) -> String? {
    addresses(field).first
  }

  /// Every address in a value: strings, `{"url": …}`, `{"href": …}`, arrays of these.
  func addresses(_ field: RecordField) -> [String] {
    value(field).map(addresses) ?? []
  }

  private func addresses(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): return [text]
    case .array(let values): return values.flatMap(addresses)
    case .object:
      for key in ["url", "href", "src", "contentUrl", "@id"] {
        if let inner = value[key] { return addresses(inner) }
      }
      return []
    default: return []
    }
  }

  /// People: a byline, a list of names, objects with a name.
  func people(_ field: RecordField) -> [String] {
    value(field).map(people) ?? []
  }

  private func people(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): return AuthorNames.people(in: text)
    case .array(let values):
      // In a list each name is one person, unless it joins two.
      return values.flatMap(people).unique
    case .object:
      for key in ["name", "byline", "author", "displayName", "full_name", "fullName"] {
        if let inner = value[key] { return people(inner) }
      }
      let parts = ["givenName", "first_name", "firstName", "familyName", "last_name", "lastName"]
      let name = parts.compactMap { value[$0]?.stringValue }.joined(separator: " ")
      return AuthorNames.person(name).map { [$0] } ?? []
    default: return []
    }
  }

  /// The day of publication: ISO 8601, RFC 2822, words, or seconds or milliseconds since 1970.
  func date(origin: PublishedDate.Origin) -> PublishedDate? {
    value(.published).flatMap { date($0, origin) }
  }

  private func date(_ value: JSONValue, _ origin: PublishedDate.Origin) -> PublishedDate? {
    switch value {
    case .string(let text):
      if let number = Double(text), text.utf8.count >= 9, text.utf8.allSatisfy({ $0 < 0x3A }) {
        return EpochDate.date(number, origin: origin)
      }
      return DateText.date(text, origin: origin)
    case .integer(let number): return EpochDate.date(Double(number), origin: origin)
    case .number(let number): return EpochDate.date(number, origin: origin)
    case .array(let values): return values.lazy.compactMap { date($0, origin) }.first
    case .object:
      // MongoDB's {"$date": …}, JSON-LD's {"@value": …}
      return ["$date", "$numberLong", "@value", "value", "date"].lazy.compactMap { value[$0] }
        .compactMap { date($0, origin) }.first
    default: return nil
    }
  }
}
