/// The elements that reading an article has to tell apart.
enum HTMLTag: String, CaseIterable {
  /// Not an element: a run of text.
  case text = "#text"
  /// Any element without a name below.
  case other = "#other"
  case html, head, body, title, meta, link, base, script, style, noscript, template
  case article, main, section, header, footer, nav, aside, div, center, form, fieldset, details, summary, dialog, menu
  case p, h1, h2, h3, h4, h5, h6, blockquote, pre, hr, address, figure, figcaption, picture, hgroup
  case ul, ol, li, dl, dt, dd
  case table, thead, tbody, tfoot, tr, td, th, caption
  case a, br, img, time, span, b, strong, i, em, font, sup, sub, code, q, cite, small, label, abbr, wbr, u, s
  case input, button, select, option, textarea, iframe, object, embed, svg, math, video, audio, canvas, source, track
  case area, col, param

  private static let byName: [String: HTMLTag] = Dictionary(
    uniqueKeysWithValues: allCases.lazy.filter { $0 != .text && $0 != .other }.map { ($0.rawValue, $0) })

  /// The element of a lower-case name.
  init(name: UnsafePointer<UInt8>) {
    self = Self.byName[String(cString: name)] ?? .other
  }

  /// Whether it never has content. libxml2 knows HTML 4 alone, and would put all that follows into a `source`.
  var isVoid: Bool {
    switch self {
    case .meta, .link, .base, .br, .hr, .img, .input, .embed, .source, .track, .area, .col, .param, .wbr: true
    default: false
    }
  }

  /// Whether its text stands in lines of its own.
  var isBlock: Bool {
    switch self {
    case .html, .head, .body, .title, .article, .main, .section, .header, .footer, .nav, .aside, .div, .center, .form,
      .fieldset, .details, .summary, .dialog, .menu, .p, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .hr, .address,
      .figure, .figcaption, .hgroup, .ul, .ol, .li, .dl, .dt, .dd, .table, .thead, .tbody, .tfoot, .tr, .td, .th,
      .caption, .iframe, .object, .video, .audio, .select, .textarea, .template, .noscript, .script, .style:
      true
    default: false
    }
  }

  /// Whether its content is never an article's text.
  var isNoText: Bool {
    switch self {
    case .head, .title, .script, .style, .noscript, .template, .input, .button, .select, .option, .textarea, .iframe,
      .object, .embed, .svg, .math, .video, .audio, .canvas, .dialog, .menu:
      true
    default: false
    }
  }

  /// The level of a heading, or nil.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}
