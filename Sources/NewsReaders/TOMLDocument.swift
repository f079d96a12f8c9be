import NewsJSON
import NewsModel
import NewsTOML

/// TOML as JSON values.
enum TOMLDocument {
  /// - Parameter firstLine: The line of the file on which the document begins, from 1.
  static func object(_ text: String, subject: String, firstLine: Int = 1) throws(Failure) -> JSONObject {
    do throws(TOMLError) {
      return JSONObject(try TOMLTable.parse(text))
    } catch {
      let cause = "is not TOML at line \(error.line + firstLine - 1): \(error.description)"
      throw Failure(.notTOML, subject: subject, cause: cause, remedy: JSONFile.remedy)
    }
  }
}

extension JSONObject {
  fileprivate init(_ table: TOMLTable) {
    self.init(unique: table.members.map { Member(key: $0.key, value: JSONValue($0.value)) })
  }
}

extension JSONValue {
  /// Times become strings; a number that is none, or infinite, is null, as it is in JSON.
  fileprivate init(_ value: TOMLValue) {
    switch value {
    case .string(let text), .time(let text): self = .string(text)
    case .integer(let number): self = .integer(number)
    case .number(let number): self = number.isFinite ? .number(number) : .null
    case .bool(let truth): self = .bool(truth)
    case .array(let values): self = .array(values.map { JSONValue($0) })
    case .table(let table): self = .object(JSONObject(table))
    }
  }
}
