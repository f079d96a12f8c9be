import NewsJSON

/// Tables of articles as data tools write them: rows by name, or columns by name.
enum JSONTable {
  /// Columns that are kept.
  private static let mostColumns = 200

  /// The records of a table, or nil where the object is none.
  static func records(of object: JSONObject) -> [JSONValue]? {
    guard object.members.allSatisfy({ $0.value.objectValue != nil }), let first = object.members.first else {
      return nil
    }
    return RecordField.of(first.key) == nil ? rows(object) : columns(object)
  }

  /// `{"a1": {"title": …}, "a2": {…}}`: the name of a row is its key where it has none.
  private static func rows(_ object: JSONObject) -> [JSONValue]? {
    guard let first = object.members.first?.value.objectValue, ArticleRecord.hasText(first) else { return nil }
    return object.members.map { member in
      guard var row = member.value.objectValue, RecordFields(row).text(.key) == nil else { return member.value }
      row["id"] = .string(member.key)
      return .object(row)
    }
  }

  /// `{"title": {"0": …, "1": …}, "text": {"0": …}}`
  private static func columns(_ object: JSONObject) -> [JSONValue]? {
    let columns = object.members.prefix(mostColumns).compactMap { member in
      member.value.objectValue.map { (member.key, $0.members) }
    }
    guard let names = columns.first?.1.map(\.key), columns.allSatisfy({ $0.1.map(\.key) == names }),
      names.allSatisfy({ Int($0) != nil })
    else { return nil }
    return names.indices.map { index in .object(JSONObject(columns.map { ($0.0, $0.1[index].value) })) }
  }
}
