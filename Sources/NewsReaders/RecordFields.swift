import NewsJSON
import NewsModel

/// The fields of a record, each with all values that it may have, best first.
struct RecordFields {
  /// Objects in a record that hold the record's own fields: those of Elasticsearch, of JSON:API, of the Guardian's and
  /// other services.
  private static let wrappers: Set = [
    "source", "fields", "attributes", "node", "article", "post", "story", "document", "embedded", "thread", "links",
    "data", "item",
  ]
  /// `source` is a name with most services; with Elasticsearch this is the record itself.
  private static let hitSource = "_source"
  /// Ranks beyond these are of wrapped fields.
  private static let wrapped = 1_000

  private var values: [[(value: JSONValue, rank: Int)]]

  init(_ object: JSONObject) {
    values = Array(repeating: [], count: RecordField.allCases.count)
    take(object, 0)
    for member in object.members {
      guard case .object(let inner) = member.value, let key = RecordField.plain(member.key),
        Self.wrappers.contains(key)
      else { continue }
      if key == "source", member.key != Self.hitSource { continue }
      take(inner, Self.wrapped)
    }
    for index in values.indices where values[index].count > 1 {
      values[index] = values[index].enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        .map(\.element)
    }
  }

  private mutating func take(_ object: JSONObject, _ base: Int) {
    for member in object.members {
      guard let (field, rank) = RecordField.of(member.key), member.key != Self.hitSource, !isEmpty(member.value)
      else { continue }
      values[field.rawValue].append((member.value, base + rank))
    }
  }

  private func isEmpty(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .bool: true
    case .string(let text): text.utf8.allSatisfy { $0 <= 0x20 }
    case .array(let values): values.isEmpty
    case .object(let object): object.members.isEmpty
    default: false
    }
  }

  /// All values of a field, best first.
  func all(_ field: RecordField) -> some Sequence<JSONValue> {
    values[field.rawValue].lazy.map(\.value)
  }

  // MARK: Texts

  /// A string, a number as its digits, the first of an array, the name or text of an object.
  func text(_ field: RecordField) -> String? {
    all(field).lazy.compactMap { text($0) }.first
  }

  private func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): return text.utf8.allSatisfy { $0 <= 0x20 } ? nil : text
    case .integer(let number): return String(number)
    case .number(let number): return Int64(exactly: number).map(String.init) ?? "\(number)"
    case .array(let values): return values.lazy.compactMap { text($0) }.first
    case .object:
      for key in Self.textKeys {
        if let inner = value[named: key], case .string(let text) = inner { return text }
      }
      return nil
    default: return nil
    }
  }

  private static let textKeys = [
    "rendered", "main", "name", "text", "value", "$oid", "title", "original", "code", "#text", "@value", "__cdata",
  ]

  /// A publisher: its name; its host where only an address is known.
  func name(_ field: RecordField) -> String? {
    let names = all(field).compactMap { text($0) }
    return names.first { !Self.isAddress($0) } ?? names.first.map(Self.host)
  }

  private static func isAddress(_ text: String) -> Bool {
    WebAddress.isPage(text)
  }

  private static func host(_ address: String) -> String {
    let host =
      address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init) ?? address
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  // MARK: Addresses

  /// An address of the web; what is stated as the source may be one.
  func address(_ field: RecordField) -> String? {
    all(field).lazy.flatMap { addresses($0) }.first
      ?? all(.source).lazy.compactMap(\.stringValue).first(where: WebAddress.isPage)
  }

  /// The pictures: every address in the field's values.
  func pictures(_ field: RecordField) -> [String] {
    all(field).flatMap { addresses($0) }.filter { address in
      // Captions stand under the same keys.
      !address.utf8.contains(0x20) && address.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
    }.unique
  }

  private func addresses(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): return text.utf8.allSatisfy { $0 <= 0x20 } ? [] : [text]
    case .array(let values): return values.flatMap { addresses($0) }
    case .object:
      for key in ["url", "href", "src", "contentUrl", "@id", "permalink", "thumbnail", "original", "default"] {
        if let inner = value[named: key] { return addresses(inner) }
      }
      return []
    default: return []
    }
  }

  // MARK: People

  /// People: a byline, a list of names, objects with a name.
  func people(_ field: RecordField) -> [String] {
    all(field).lazy.map { people($0) }.first { !$0.isEmpty } ?? []
  }

  private func people(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let text): return AuthorNames.people(in: text)
    case .array(let values):
      // In a list each name is one person, unless it joins two.
      return values.flatMap { people($0) }.unique
    case .object:
      for key in ["name", "byline", "original", "author", "displayName", "fullName"] {
        if let inner = value[named: key], inner != .null { return people(inner) }
      }
      let first = (value[named: "givenName"] ?? value[named: "firstName"])?.stringValue
      let last = (value[named: "familyName"] ?? value[named: "lastName"])?.stringValue
      let name = [first, last].compactMap { $0 }.joined(separator: " ")
      return AuthorNames.person(name).map { [$0] } ?? []
    default: return []
    }
  }

  // MARK: Dates

  /// The day of publication: ISO 8601, RFC 2822, words, or seconds or milliseconds since 1970.
  func date(origin: PublishedDate.Origin) -> PublishedDate? {
    all(.published).lazy.compactMap { date($0, origin) }.first
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

extension JSONValue {
  /// The value of a key, whatever its capitals, `_` and `-`.
  subscript(named key: String) -> JSONValue? {
    guard case .object(let object) = self else { return nil }
    if let value = object[key] { return value }
    guard let plain = RecordField.plain(key) else { return nil }
    return object.members.first { RecordField.plain($0.key) == plain }?.value
  }
}
