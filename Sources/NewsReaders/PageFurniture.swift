/// What of a page is never an article's text: menus, share boxes, comments, related stories, captions.
enum PageFurniture {
  /// Words of class and id names. A name is cut at everything that is no letter, and where capitals begin.
  private static let words: Set<String> = {
    let words = """
      nav navigation navbar navi menu menubar submenu breadcrumb breadcrumbs crumbs toolbar skip skiplink masthead
      footer foot sitefooter colophon copyright disclaimer legal
      sidebar rail aside widget widgets
      share shares sharing social socials addthis sharethis sharebar sharedaddy facebook twitter whatsapp tweetmeme
      comment comments disqus respond commentlist commentform livefyre discussion replies
      related recommended recommendation recommendations recommend recirc recirculation readmore readnext
      upnext trending popular mostread mostpopular mostviewed
      newsletter newsletters subscribe subscription signup optin mailinglist
      promo promos promotion promoted sponsor sponsored advert adverts advertisement advertising ads adsense adslot
      adbox adunit adcontainer banner outbrain taboola zergnet revcontent dianomi nativo
      cookie cookies consent gdpr privacy modal popup overlay lightbox tooltip dialog
      caption captions figcaption wp-caption-text credit credits imagecredit photocredit
      byline bylines author authors authorbio authorbox bio contributor contributors writer
      tag tags taglist topics hashtags keywords categories
      pagination pager paging pagenav prevnext
      timestamp dateline pubdate postdate datetime meta metadata postmeta entrymeta articlemeta
      login signin register
      poll quiz rating ratings vote votes
      print printfriendly toolbox utility actions buttons button
      thumbnails thumb thumbnail
      search searchform searchbox
      sr visuallyhidden invisible noprint
      ticker marquee
      """
    return Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }()

  /// Words that are furniture as soon as a longer one begins with them (`relatedStories`, `commentslist`).
  private static let beginnings = [
    "comment", "related", "newsletter", "breadcrumb", "sidebar", "advert", "subscri", "footer", "promo", "sponsor",
    "recommend", "trending", "mostread", "popular", "cookie", "disqus", "taboola", "outbrain", "sharebar", "sharing",
    "socialshare", "teaser", "navigation",
  ]

  private static let modifiers: Set = ["has", "with", "no", "without", "show", "hide", "is"]

  /// Words that begin like furniture: opinion pieces, and text for those who pay.
  private static let exceptions = ["commentar", "subscriber"]

  /// Names of the element that holds the text.
  private static let articleWords = [
    "articlebody", "article-body", "article_body", "article__body", "articletext", "article-text", "article-content",
    "article__content", "article_content", "articlecontent", "story-body", "storybody", "story_body", "story-content",
    "story-text", "story__body", "entry-content", "entry_content", "entrycontent", "post-content", "post_content",
    "postcontent", "post-body", "post__content", "body-copy", "bodycopy", "content-body", "content__body",
    "main-content",
    "body-content", "body__content", "rich-text", "richtext", "news-text", "newstext", "news-body", "article-main",
  ]

  private static let roles: Set = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu", "menubar", "toolbar",
    "tablist", "form", "tooltip",
  ]

  /// Whether an element's kind, role or names say that it is furniture. A wrapper may have an unlucky name: whoever
  /// leaves it out looks first how much of the page's text is in it.
  /// - Parameter inText: Whether it is in an element named as the article's text. What is hidden there is hidden from
  ///   those who have not paid; elsewhere it is a menu or a box that opens.
  static func isFurniture(_ index: Int, in document: HTMLDocument, inText: Bool) -> Bool {
    let node = document.nodes[index]
    switch node.tag {
    case .nav, .footer, .aside, .header, .address: return true
    case .figure, .figcaption, .caption: return true
    case .html, .body, .article, .main: return false
    case _ where node.start == node.stop: return false
    default: break
    }
    if document.attribute(.hidden, of: index) != nil || document.attribute(.ariaHidden, of: index) == "true" {
      return true
    }
    if let role = document.attribute(.role, of: index), roles.contains(role.lowercased()) { return true }
    if !inText, let style = document.attribute(.style, of: index), hides(style) { return true }
    if let property = document.attribute(.itemprop, of: index)?.lowercased() {
      if property.contains("articlebody") { return false }
      if property == "comment" || property == "author" || property == "caption" { return true }
    }
    for attribute in [HTMLAttribute.class, .id] {
      guard let names = document.attribute(attribute, of: index), names.utf8.count < 400 else { continue }
      if isFurniture(names) { return true }
    }
    return false
  }

  static func hides(_ style: String) -> Bool {
    let plain = style.lowercased().filter { $0 != " " }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }

  /// Whether an element's names say that it holds the article's text.
  static func isArticleText(_ index: Int, in document: HTMLDocument) -> Bool {
    if let property = document.attribute(.itemprop, of: index)?.lowercased(), property.contains("articlebody") {
      return true
    }
    for attribute in [HTMLAttribute.class, .id] {
      guard let names = document.attribute(attribute, of: index)?.lowercased(), names.utf8.count < 400 else { continue }
      if articleWords.contains(where: { names.firstRange(of: $0) != nil }) { return true }
    }
    return false
  }

  /// Whether one of the names is made of words that name furniture.
  static func isFurniture(_ names: String) -> Bool {
    var word: [UInt8] = []
    var wasLower = false
    var isModified = false
    // `has-sidebar`, `withComments`: a wrapper tells what is in it besides the text.
    func ends(_ word: [UInt8]) -> Bool {
      guard word.count > 1 else { return false }
      let text = String(decoding: word, as: UTF8.self)
      if modifiers.contains(text) {
        isModified = true
        return false
      }
      defer { isModified = false }
      guard !isModified, !exceptions.contains(where: text.hasPrefix) else { return false }
      return words.contains(text) || beginnings.contains(where: text.hasPrefix)
    }
    for byte in names.utf8 {
      let isUpper = (65...90).contains(byte)
      guard isUpper || (97...122).contains(byte) else {
        if ends(word) { return true }
        word = []
        wasLower = false
        if byte == UInt8(ascii: " ") { isModified = false }
        continue
      }
      if isUpper, wasLower {
        if ends(word) { return true }
        word = []
      }
      word.append(byte | 0x20)
      wasLower = !isUpper
    }
    return ends(word)
  }
}
