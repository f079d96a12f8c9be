/// The pictures of a page's article.
enum HTMLImages {
  private static let most = 50

  static func images(
    _ page: HTMLMetadata, _ data: JSONLinkedData, _ document: HTMLDocument, _ main: MainText
  ) -> [String] {
    var images = page.all("og:image") + page.all("og:image:url") + data.images.prefix(3)
    if images.isEmpty { images = page.all("twitter:image") }
    if let element = main.element {
      for index in document.content(of: element) where document.nodes[index].tag == .img {
        guard let address = document.attribute(.dataSource, of: index) ?? document.attribute(.src, of: index),
          !address.hasPrefix("data:")
        else { continue }
        images.append(address)
        if images.count >= most { break }
      }
    }
    return images.unique
  }
}
