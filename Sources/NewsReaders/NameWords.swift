/// What the words of an element's `class` and `id` say of it.
///
/// A name is cut at everything that is no letter, and where capitals begin. The words are those that the templates of
/// news sites share, English for nearly all of them, whatever the language of the page.
struct NameWords: OptionSet {
  let rawValue: UInt32

  static let share = NameWords(rawValue: 1 << 0)
  static let comment = NameWords(rawValue: 1 << 1)
  static let related = NameWords(rawValue: 1 << 2)
  static let letter = NameWords(rawValue: 1 << 3)
  static let advert = NameWords(rawValue: 1 << 4)
  static let overlay = NameWords(rawValue: 1 << 5)
  static let caption = NameWords(rawValue: 1 << 6)
  static let byline = NameWords(rawValue: 1 << 7)
  static let tags = NameWords(rawValue: 1 << 8)
  static let menu = NameWords(rawValue: 1 << 9)
  static let foot = NameWords(rawValue: 1 << 10)
  static let side = NameWords(rawValue: 1 << 11)
  static let tool = NameWords(rawValue: 1 << 12)
  /// Not furniture by itself: an article's first paragraph, or the line below its headline.
  static let lead = NameWords(rawValue: 1 << 13)
  /// The element that holds the text.
  static let text = NameWords(rawValue: 1 << 14)

  static let furniture: NameWords = [
    .share, .comment, .related, .letter, .advert, .overlay, .caption, .byline, .tags, .menu, .foot, .side, .tool,
  ]

  private static let words: [String: NameWords] = {
    let groups: [(NameWords, String)] = [
      (
        .share,
        """
        share shares sharing social socials addthis sharethis sharebar sharedaddy facebook twitter whatsapp tweetmeme
        """
      ),
      (.comment, "comment comments disqus respond commentlist commentform livefyre discussion replies"),
      (
        .related,
        """
        related recommended recommendation recommendations recommend recirc recirculation readmore readnext upnext
        trending popular mostread mostpopular mostviewed
        """
      ),
      (
        .letter,
        """
        newsletter newsletters subscribe subscription signup optin mailinglist login signin register
        """
      ),
      (
        .advert,
        """
        promo promos promotion promoted sponsor sponsored advert adverts advertisement advertising ads adsense adslot
        adbox adunit adcontainer banner outbrain taboola zergnet revcontent dianomi nativo
        """
      ),
      (.overlay, "cookie cookies consent gdpr privacy modal popup overlay lightbox tooltip dialog"),
      (.caption, "caption captions figcaption credit credits imagecredit photocredit"),
      (
        .byline,
        """
        byline bylines author authors authorbio authorbox bio contributor contributors writer
        timestamp dateline pubdate postdate datetime meta metadata postmeta entrymeta articlemeta
        """
      ),
      (.tags, "tag tags taglist topics hashtags keywords categories"),
      (
        .menu,
        """
        nav navigation navbar navi menu menubar submenu breadcrumb breadcrumbs crumbs toolbar skip skiplink masthead
        pagination pager paging pagenav prevnext
        """
      ),
      (.foot, "footer foot sitefooter colophon copyright disclaimer legal"),
      (.side, "sidebar rail aside widget widgets"),
      (
        .tool,
        """
        poll quiz rating ratings vote votes print printfriendly toolbox utility actions buttons button
        thumbnails thumb thumbnail search searchform searchbox sr visuallyhidden invisible noprint ticker marquee
        """
      ),
      (
        .lead,
        """
        lead lede leadin dek deck standfirst subtitle subtitles subhead subheadline subheading intro introduction summary
        excerpt chapeau vorspann strapline ingress sommario lid
        """
      ),
    ]
    var found: [String: NameWords] = [:]
    for (group, words) in groups {
      for word in words.split(whereSeparator: \.isWhitespace) { found[String(word)] = group }
    }
    return found
  }()

  /// Words that count as soon as a longer one begins with them (`relatedStories`, `commentslist`); by their first byte.
  private static let beginnings: [UInt8: [(String, NameWords)]] = Dictionary(
    grouping: [
      ("comment", .comment), ("related", .related), ("newsletter", .letter), ("breadcrumb", .menu),
      ("sidebar", .side), ("advert", .advert), ("subscri", .letter), ("footer", .foot), ("promo", .advert),
      ("sponsor", .advert), ("recommend", .related), ("trending", .related), ("mostread", .related),
      ("popular", .related), ("cookie", .overlay), ("disqus", .comment), ("taboola", .advert), ("outbrain", .advert),
      ("sharebar", .share), ("sharing", .share), ("socialshare", .share), ("teaser", .related), ("navigation", .menu),
    ], by: { $0.0.utf8.first ?? 0 })

  private static let modifiers: Set = ["has", "with", "no", "without", "show", "hide", "is"]

  /// Words that begin like furniture: opinion pieces, and text for those who pay.
  private static let exceptions = ["commentar", "subscriber"]

  /// Names of the element that holds the text, without hyphens and underscores; by their first byte.
  private static let textNames: [UInt8: [[UInt8]]] = Dictionary(
    grouping: [
      "articlebody", "articletext", "articlecontent", "articlemain", "storybody", "storycontent", "storytext",
      "entrycontent", "postcontent", "postbody", "bodycopy", "contentbody", "maincontent", "bodycontent", "richtext",
      "newstext", "newsbody",
    ].map { Array($0.utf8) }, by: { $0[0] })

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// - Parameter name: One name of a `class` or an `id`.
  init(name: ArraySlice<UInt8>) {
    var found: NameWords = []
    var word: [UInt8] = []
    var wasLower = false
    var isModified = false
    // `has-sidebar`, `withComments`: a wrapper tells what is in it besides the text.
    func take(_ word: [UInt8]) {
      guard word.count > 1 else { return }
      let text = String(decoding: word, as: UTF8.self)
      if Self.modifiers.contains(text) {
        isModified = true
        return
      }
      defer { isModified = false }
      guard !isModified, !Self.exceptions.contains(where: text.hasPrefix) else { return }
      if let group = Self.words[text] ?? Self.beginnings[word[0]]?.first(where: { text.hasPrefix($0.0) })?.1 {
        found.insert(group)
      }
    }
    for byte in name {
      let isUpper = (65...90).contains(byte)
      guard isUpper || (97...122).contains(byte) else {
        take(word)
        word = []
        wasLower = false
        continue
      }
      if isUpper, wasLower {
        take(word)
        word = []
      }
      word.append(byte | 0x20)
      wasLower = !isUpper
    }
    take(word)
    if Self.namesText(name) { found.insert(.text) }
    self = found
  }

  private static func namesText(_ name: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    let underscore = UInt8(ascii: "_")
    let plain = name.filter { $0 != hyphen && $0 != underscore }.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    for (place, byte) in plain.enumerated() {
      guard let candidates = textNames[byte] else { continue }
      if candidates.contains(where: { plain[place...].starts(with: $0) }) { return true }
    }
    return false
  }
}
