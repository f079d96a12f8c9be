/// The name of an element or attribute, its namespace known by its address and not by its prefix.
struct XMLName: Hashable {
  var namespace: XMLNamespace
  var local: String
}

/// The vocabularies that news is written in. Addresses that name the same one are one case.
enum XMLNamespace: Hashable {
  /// No namespace, or one of RSS: its elements have none in RSS 0.91 and 2.0, and one in 0.90 and 1.0.
  case plain
  case atom, rdf, content, dublinCore, dublinCoreTerms, media, podcast, feedburner, xhtml
  /// NewsML-G2 and its parts (IPTC's News Architecture).
  case newsML
  case nitf
  /// `xml:lang`, `xml:base`.
  case xml
  case other

  private static let addresses: [String: XMLNamespace] = [
    "purl.org/rss/1.0": .plain, "my.netscape.com/rdf/simple/0.9": .plain,
    "channel.netscape.com/rdf/simple/0.9": .plain, "backend.userland.com/rss": .plain,
    "backend.userland.com/rss2": .plain, "blogs.law.harvard.edu/tech/rss": .plain,
    "cyber.law.harvard.edu/rss": .plain, "www.rssboard.org/rss-specification": .plain,
    "www.w3.org/2005/atom": .atom, "purl.org/atom/ns#": .atom, "purl.org/atom": .atom,
    "www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf,
    "purl.org/rss/1.0/modules/content": .content,
    "purl.org/dc/elements/1.1": .dublinCore, "purl.org/dc/elements/1.0": .dublinCore,
    "purl.org/dc/terms": .dublinCoreTerms,
    "search.yahoo.com/mrss": .media, "www.itunes.com/dtds/podcast-1.0.dtd": .podcast,
    "rssnamespace.org/feedburner/ext/1.0": .feedburner,
    "www.w3.org/1999/xhtml": .xhtml, "www.w3.org/xml/1998/namespace": .xml,
    "iptc.org/std/nar/2006-10-01": .newsML, "iptc.org/std/nitf/2006-10-18": .nitf,
  ]

  /// Prefixes that feeds use without declaring them.
  private static let prefixes: [String: XMLNamespace] = [
    "atom": .atom, "content": .content, "dc": .dublinCore, "dcterms": .dublinCoreTerms, "media": .media,
    "itunes": .podcast, "feedburner": .feedburner, "rdf": .rdf, "xml": .xml,
  ]

  /// - Parameter address: As the file states it. Scheme, case and a slash at its end do not matter: feeds confuse them.
  init(address: String) {
    var text = address.lowercased()[...]
    for scheme in ["http://", "https://"] where text.hasPrefix(scheme) { text = text.dropFirst(scheme.count) }
    while text.hasSuffix("/") { text = text.dropLast() }
    if let known = Self.addresses[String(text)] {
      self = known
    } else {
      self = text.hasPrefix("iptc.org/std/nitf/") ? .nitf : .other
    }
  }

  init(undeclared prefix: String) {
    self = Self.prefixes[prefix.lowercased()] ?? .other
  }
}
