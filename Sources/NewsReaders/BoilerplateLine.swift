/// Lines that sites put among an article's paragraphs.
enum BoilerplateLine {
  /// By their first byte.
  private static let beginnings: [UInt8: [[UInt8]]] = Dictionary(grouping: texts.map { Array($0.utf8) }) { $0[0] }

  private static let texts = [
    "read more", "read also", "also read", "read next", "related:", "related stories", "related articles", "see also",
    "more:", "more on this", "more from", "advertisement", "sign up", "subscribe", "follow us", "follow @",
    "share this",
    "click here", "photo:", "photo by", "image:", "image source", "image credit", "image caption", "picture:",
    "file photo",
    "getty images", "copyright", "©", "(c) ", "all rights reserved", "comments", "leave a comment", "post a comment",
    "listen to this", "watch:", "watch now", "video:", "play video", "download the", "download our", "get the latest",
    "get our", "join our", "like us on", "this article was originally published", "this story was originally published",
    "originally published", "trending", "most read", "most popular", "recommended", "you may also like",
    "you might also like", "don't miss", "don’t miss", "share on", "tweet", "email this", "print this", "skip to",
    "story continues", "article continues", "continue reading", "scroll to", "loading", "published:", "updated:",
    "last updated", "lesen sie auch", "mehr zum thema", "lire aussi", "à lire aussi", "lea también", "leer también",
    "leggi anche", "lees ook", "czytaj także", "czytaj też", "zobacz także", "читайте также", "читайте також",
    "διαβάστε επίσης", "διαβάστε ακόμα", "相关新闻", "相关阅读", "责任编辑",
  ]

  /// Bytes above which a line is none of these.
  static let longest = 160

  /// Whether a short line is one of these. Longer ones may be sentences that begin so.
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    var lower = text.lowercased()
    let begins = lower.withUTF8 { bytes in
      guard let first = bytes.first, let beginnings = beginnings[first] else { return false }
      return beginnings.contains { bytes.starts(with: $0) && bytes.count <= $0.count + 90 }
    }
    return begins && !(text.utf8.count > 60 && text.hasSuffix(".") && lower.hasPrefix("comments"))
  }

  /// Words of the lines below an article: what the site earns, its letters, where to follow it.
  private static let closings: [[UInt8]] = [
    "receive compensation", "receive a commission", "earn a commission", "earn commission", "affiliate commission",
    "affiliate link", "affiliate-link", "all rights reserved", "terms of use", "terms of service", "privacy policy",
    "user agreement", "newsletter", "subscribe", "sign up", "sign-up", "follow us", "follow him", "follow her",
    "follow them", "follow me on", "more information:", "download our app", "download the app",
    "datenschutz", "nutzungsbedingungen", "abonnieren", "folgen sie uns", "alle rechte vorbehalten",
    "tous droits réservés", "abonnez-vous", "suivez-nous", "todos los derechos reservados", "suscríbete", "síguenos",
    "todos os direitos reservados", "inscreva-se", "siga-nos", "tutti i diritti riservati", "iscriviti", "seguici",
    "schrijf je in", "volg ons", "wszelkie prawa zastrzeżone", "zapisz się", "все права защищены", "подпишитесь",
    "подписывайтесь", "рассылк", "всі права захищені", "підписуйтесь", "με επιφύλαξη παντός δικαιώματος",
    "ακολουθήστε", "未经授权", "版权所有", "転載を禁じ", "무단 전재", "tüm hakları saklıdır", "جميع الحقوق محفوظة",
  ].map { Array($0.utf8) }

  /// Whether a line among an article's last is not its text but the site's.
  static func closes(_ text: String) -> Bool {
    guard text.utf8.count <= 700 else { return false }
    var lower = text.lowercased()
    return lower.withUTF8 { bytes in closings.contains { bytes.holds($0) } }
  }
}
