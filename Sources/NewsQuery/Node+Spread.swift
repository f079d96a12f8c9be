extension Node {
  /// The part, each of whose words and phrases may be in any of the fields.
  func spread(over fields: [Field]) -> Node {
    switch self {
    case .any(let parts) where !isSimple: .joined(parts.map { $0.spread(over: fields) }, as: Node.any)
    case .all(let parts): .joined(parts.map { $0.spread(over: fields) }, as: Node.all)
    case .excluding(let part, let excluded):
      .excluding(part.spread(over: fields), excluded.map { $0.spread(over: fields) })
    default: .any(fields.map { .field($0, self) })
    }
  }
}
