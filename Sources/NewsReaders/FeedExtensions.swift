/// What modules add to an entry of a feed, RSS and Atom alike: Dublin Core, Media RSS, iTunes, FeedBurner.
struct FeedExtensions {
  private static let pictureSuffixes: Set = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp", "tif", "tiff"]

  let document: XMLDocument
  /// The entry.
  let entry: Int

  private func lines(_ namespace: XMLNamespace, _ local: String) -> [String] {
    document.children(of: entry, namespace, local).compactMap { document.line(of: $0) }
  }

  func line(_ namespace: XMLNamespace, _ local: String) -> String? {
    document.line(of: document.child(of: entry, namespace, local))
  }

  /// People by `dc:creator`.
  var creators: [String] {
    lines(.dublinCore, "creator").flatMap(AuthorNames.people).unique
  }

  /// People by `itunes:author`, or by `media:credit` where its role says so.
  var performers: [String] {
    let authors = lines(.podcast, "author").flatMap(AuthorNames.people)
    if !authors.isEmpty { return authors.unique }
    return document.descendants(of: entry, .media, "credit").filter { document.attribute("role", of: $0) == "author" }
      .compactMap { document.line(of: $0) }.flatMap(AuthorNames.people).unique
  }

  /// The text that only the modules give: `itunes:summary`, `media:description`, `dc:description`.
  var text: MarkupText? {
    let candidates =
      [document.child(of: entry, .podcast, "summary")] + document.descendants(of: entry, .media, "description")
      + [document.child(of: entry, .dublinCore, "description"), document.child(of: entry, .podcast, "subtitle")]
    for case let index? in candidates {
      let text = MarkupText(guessing: document.text(of: index))
      if !text.text.isEmpty { return text }
    }
    return nil
  }

  /// The addresses of pictures by `media:content`, `media:thumbnail` and `itunes:image`.
  var images: [String] {
    var images = document.descendants(of: entry, .media, "content").filter(isPicture).compactMap {
      document.attribute("url", of: $0)
    }
    images += document.descendants(of: entry, .media, "thumbnail").compactMap { document.attribute("url", of: $0) }
    images += document.children(of: entry, .podcast, "image").compactMap { document.attribute("href", of: $0) }
    return images
  }

  /// Whether an element that refers to a file (`url` or `href`, `type`, `medium`) refers to a picture.
  func isPicture(_ index: Int) -> Bool {
    if let medium = document.attribute("medium", of: index) { return medium == "image" }
    if let type = document.attribute("type", of: index), !type.isEmpty { return type.hasPrefix("image/") }
    guard let address = document.attribute("url", of: index) ?? document.attribute("href", of: index) else {
      return false
    }
    return Self.pictureSuffixes.contains(FileName(String(address.prefix { $0 != "?" && $0 != "#" })).suffix)
  }
}
