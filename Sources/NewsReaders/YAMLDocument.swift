import NewsJSON
import NewsModel
import Yams

/// YAML as JSON values: the one place that knows the library.
enum YAMLDocument {
  /// Aliases that a document may use. Front matter needs none; with this few, not even aliases of aliases of
  /// aliases can grow a document to more than some hundred times its size.
  private static let mostAliases = 16

  /// - Parameter firstLine: The line of the file on which the document begins, from 1.
  static func object(_ text: String, subject: String, firstLine: Int = 1) throws(Failure) -> JSONObject {
    func failure(_ line: Int?, _ problem: String) -> Failure {
      let place = line.map { " at line \($0 + firstLine - 1)" } ?? ""
      return Failure(
        .notYAML, subject: subject, cause: "is not YAML\(place): \(problem)", remedy: JSONFile.remedy)
    }
    guard aliases(in: text) <= mostAliases else { throw failure(nil, "more than \(mostAliases) aliases") }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic, .default, .utf8)
    } catch let error as YamlError {
      let (line, problem) = place(of: error)
      throw failure(line, problem)
    } catch {
      throw failure(nil, "cannot be read")
    }
    guard let root else { return JSONObject() }
    switch value(root) {
    case .object(let object): return object
    case .null: return JSONObject()
    default: throw failure(1, "no keys with values")
    }
  }

  /// Every scalar is a string: a title may be a year, and dates are read elsewhere.
  private static func value(_ node: Node) -> JSONValue {
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string) ? .null : .string(scalar.string)
    case .sequence(let nodes): return .array(nodes.map(value))
    case .mapping(let mapping):
      return .object(JSONObject(mapping.compactMap { pair in pair.key.string.map { ($0, value(pair.value)) } }))
    case .alias: return .null
    }
  }

  /// Counts what may be an alias: an asterisk and a name where a value can stand. It is counted before the library
  /// sees the text, which expands aliases while it compares keys.
  private static func aliases(in text: String) -> Int {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return 0 }
    var count = 0
    var before = UInt8(ascii: "\n")
    var waiting = false
    for byte in text.utf8 {
      if waiting, isNameByte(byte) { count += 1 }
      waiting = byte == UInt8(ascii: "*") && " \n\t\r,[{-:?".utf8.contains(before)
      before = byte
    }
    return count
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && !",[]{}*".utf8.contains(byte)
  }

  private static func place(of error: YamlError) -> (line: Int?, problem: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .reader(let problem, _, _, _): (nil, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      (context.mark.line, "the key \(keys.sorted().first ?? "") is given twice")
    default: (nil, "cannot be read")
    }
  }
}
