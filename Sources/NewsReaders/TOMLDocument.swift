import NewsJSON
import NewsModel
import TOMLKit

/// TOML as JSON values: the one place that knows the library.
enum TOMLDocument {
  /// - Parameter firstLine: The line of the file on which the document begins, from 1.
  static func object(_ text: String, subject: String, firstLine: Int = 1) throws(Failure) -> JSONObject {
    do {
      let table = try TOMLTable(string: text)
      // Dates become strings on this way, in the form of RFC 3339.
      let json = table.convert(to: .json)
      return try JSONValue.parse(Array(json.utf8)).objectValue ?? JSONObject()
    } catch let error as TOMLParseError {
      let cause = "is not TOML at line \(error.source.begin.line + firstLine - 1): \(error.description)"
      throw Failure(.notTOML, subject: subject, cause: cause, remedy: JSONFile.remedy)
    } catch {
      throw Failure(.notTOML, subject: subject, cause: "is not TOML: \(error)", remedy: JSONFile.remedy)
    }
  }
}
