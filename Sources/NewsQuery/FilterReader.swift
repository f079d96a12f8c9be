internal import NewsModel

/// Reads the values of conditions: `source:reut*`, `language:German`, `site:example.org/world`.
struct FilterReader {
  let dates: QueryDates

  /// - Parameters:
  ///   - value: as written, without quotes.
  ///   - isPrefix: whether a `*` stood behind it; nil for a phrase, which may end in one.
  func filter(
    _ field: FieldName, _ value: String, isPrefix: Bool?, at range: Range<Int>
  ) -> Result<Filter, QueryDates.Mistake> {
    func refused(_ refusal: Refusal) -> Result<Filter, QueryDates.Mistake> {
      .failure(QueryDates.Mistake(refusal: refusal, range: range))
    }
    switch field {
    case .date: return dates.bound(value, at: range).map(Filter.published)
    case .seen: return dates.bound(value, at: range).map(Filter.seen)
    case .source: return source(value, isPrefix).map(Result.success) ?? refused(.badSource)
    case .language:
      if let code = LanguageCode.of(value) { return .success(.language(code)) }
      return refused(.badLanguage(LanguageCode.nearest(to: value)))
    case .site: return site(value).map { .success(.site($0)) } ?? refused(.badSite)
    case .url:
      let part = trimmed(value)
      return part.hasLetterOrDigit ? .success(.url(part)) : refused(.badSite)
    case .has:
      return ["image", "images", "picture", "photo"].contains(value.lowercased())
        ? .success(.image) : refused(.notImage)
    case .undated, .text, .headlineOrLead: return refused(.fieldInField)
    }
  }

  private func source(_ value: String, _ isPrefix: Bool?) -> Filter? {
    let stars = value.utf8.reversed().prefix { $0 == UInt8(ascii: "*") }.count
    let name = trimmed(String(value.dropLast(isPrefix == nil ? stars : 0)))
    guard name.hasLetterOrDigit else { return nil }
    return .source(name, isPrefix: isPrefix ?? (stars > 0))
  }

  /// A host in small letters, with the beginning of a path where one is given; schemes and `www.` do not matter.
  private func site(_ value: String) -> String? {
    var site = value
    // What stood in front may have hidden more of the same, and what was understood is read as itself.
    while let bare = bareSite(site) {
      if bare == site { return bare }
      site = bare
    }
    return nil
  }

  private func bareSite(_ value: String) -> String? {
    var rest = Substring(trimmed(value))
    if let scheme = rest.firstRange(of: "://"), !rest[..<scheme.lowerBound].contains("/") {
      rest = rest[scheme.upperBound...]
    }
    if rest.hasPrefix("*.") { rest = rest.dropFirst(2) }
    while rest.hasPrefix(".") { rest = rest.dropFirst() }
    while rest.hasSuffix("/") || rest.hasSuffix("*") { rest = rest.dropLast() }
    var host = rest.prefix { $0 != "/" }.lowercased()
    if host.hasPrefix("www."), host.utf8.count > 4 { host.removeFirst(4) }
    let isHost = host.unicodeScalars.allSatisfy {
      $0.isLetterOrDigit || ".-:_".unicodeScalars.contains($0) || $0.properties.generalCategory == .nonspacingMark
    }
    guard host.hasLetterOrDigit, isHost, !rest.unicodeScalars.contains(where: { $0.isSpace || QuoteFamily($0) != nil })
    else { return nil }
    return host + rest.drop { $0 != "/" }
  }

  private func trimmed(_ value: String) -> String {
    let scalars = Array(value.unicodeScalars)
    guard let first = scalars.firstIndex(where: { !$0.isSpace }), let last = scalars.lastIndex(where: { !$0.isSpace })
    else { return "" }
    return String(scalars: scalars[first...last])
  }
}
