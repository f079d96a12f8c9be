/// The query language, told to people: what `newsq help query` prints, and the README has.
package enum QueryHelp {
  /// A part of the page.
  package struct Section: Sendable {
    package var title: String
    /// What is said before the table.
    var introduction = ""
    /// What stands over the columns of a table on the web.
    var columns = ("written", "means")
    package var rows: [Row] = []
    /// What is said after it.
    var notes: [String] = []
  }

  /// Queries, and what they mean or are in newsq's own words.
  package struct Row: Sendable {
    package enum Kind: Sendable {
      /// The queries are newsq's own.
      case own
      /// The queries are another language's, and mean the same as the text.
      case foreign
      /// The queries are refused; the text says what to write.
      case refused
    }

    package var kind = Kind.own
    package var queries: [String]
    package var text: String

    init(_ queries: String..., means text: String) {
      self.queries = queries
      self.text = text
    }

    init(_ queries: String..., is text: String) {
      kind = .foreign
      self.queries = queries
      self.text = text
    }

    init(_ queries: String..., instead text: String) {
      kind = .refused
      self.queries = queries
      self.text = text
    }
  }

  package static let sections = [words, nearness, fields, conditions, reading, foreign, refused]

  private static let words = Section(
    title: "Words and phrases",
    rows: [
      Row(
        "ceasefire Vatican", "ceasefire AND Vatican", "ceasefire && Vatican",
        means: "both, each with its inflections and variants"),
      Row(
        "\"as it was said\"", "“as it was said”", "«as it was said»",
        means: "this phrase as written; the kinds of quotes serve alike"),
      Row("Kyiv OR Kiev", "Kyiv | Kiev", means: "at least one of them"),
      Row(
        "talks -sport", "talks NOT sport", "talks AND NOT sport", "talks !sport", "talks -\"live blog\"",
        "talks -(golf OR tennis)", means: "without it"),
      Row("negotiat*", "negotiat!", means: "every word that begins so"),
      Row("=said", "=(said OR told)", means: "as written, without inflections and variants"),
      Row("(grain OR wheat) export", means: "a part by itself"),
      Row("+OR", means: "the word, where it would be an operator; + says nothing else, as all words are needed"),
    ])

  private static let nearness = Section(
    title: "Nearness and number",
    rows: [
      Row(
        "grain NEAR/5 deal", "grain w/5 deal",
        means: "one is at most the fifth word from the other (so up to four stand between), in either order; 1 to 1000"),
      Row("grain NEAR deal", means: "the same as NEAR/10"),
      Row("grain ONEAR/5 deal", "grain PRE/5 deal", means: "the same, in this order"),
      Row(
        "(grain OR wheat) w/5 deal", "\"grain deal\" w/5 signed",
        means: "on both sides words, phrases, and parts in parentheses"),
      Row("\"grain deal\"~3", means: "with up to three other words within the phrase, in any order"),
      Row(
        "atleast3:ferry", "atleast3:\"grain deal\"", "atleast3:(ferry OR boat)",
        means: "at least so often in the article"),
    ])

  private static let fields = Section(
    title: "Fields",
    rows: [
      Row("headline:talks", "title:talks", means: "in the headline"),
      Row("lead:talks", means: "in the first 60 words of the text"),
      Row("hlead:talks", means: "in the headline or the lead"),
      Row("byline:Lee", "author:Lee", means: "in the byline"),
      Row("body:talks", means: "in the text"),
      Row(
        "headline:\"grain deal\"", "headline:(grain OR wheat)", "headline:(grain w/5 deal)",
        means: "a field takes a phrase or parentheses, too"),
    ])

  private static let conditions = Section(
    title: "Conditions",
    introduction: "They stand wherever words do, also by themselves, after a - and in parentheses.",
    rows: [
      Row(
        "source:reuters", "publication:reuters", "source:\"The Guardian\"", "source:reut*", "source:(bbc OR reuters)",
        means: "from a source whose name has these words; * as the beginning of one"),
      Row(
        "language:de", "lang:de", "language:German",
        means: "in this language, its regions included"),
      Row("site:example.org", "site:example.org/world", means: "from an address of this site, or of this part of it"),
      Row("url:/politics/", means: "from an address that has this in it"),
      Row(
        "date:2025-02-12", "date:2025-02", "date:2025", "date:today", "date:7d",
        means: "published on this day, in this month or year; 7d, 2w, 3m and 1y are so long ago"),
      Row(
        "date:2025-02..2025-05", "date:7d..", "date:..2025-03", "date:>=2025-02",
        means: "published in this period, both ends included"),
      Row("seen:2025-02-12", "seen:1d..", means: "arrived then; written as date: is"),
      Row("undated:", "undated:yes", means: "the day of publication is not known"),
      Row("talks undated:no", means: "it is known"),
      Row("has:image", means: "with a picture"),
      Row("talks -source:bbc", "talks NOT language:de", means: "without these"),
    ])

  private static let reading = Section(
    title: "How a query is read",
    notes: [
      "NEAR, ONEAR, PRE and w/ bind closest, then - and NOT, then AND and mere adjacency, then OR: a b OR c d is "
        + "(a b) OR (c d).",
      "Operators are written in capitals; or, and, not are words like others. Capitals and accents do not matter otherwise.",
      "A - leaves out only at the start of a term: cease-fire is a word. A sign without a letter or a digit asks for "
        + "nothing. Soft hyphens and zero-width spaces vanish; parentheses, colons and quotes of full width serve, too.",
      "Nothing but exclusions is not a query. A mistake is answered with its place and what would be right.",
      "A query may have 2,000 words and phrases, and parentheses nested 40 deep. --explain shows how it was understood.",
      "The shell takes quotes away, and reads ( and | itself: write newsq '\"quoted words\" (a OR b)'.",
    ])

  private static let foreign = Section(
    title: "Strings of Factiva and Nexis",
    introduction: "A saved string can be pasted: what means the same is taken.",
    columns: ("theirs", "in newsq's words"),
    rows: [
      Row("hd=truce", "HEADLINE(truce)", is: "headline:truce"),
      Row("hlp=truce", "HLEAD(truce)", is: "hlead:truce"),
      Row("lp=truce", "LEAD(truce)", is: "lead:truce"),
      Row("BODY(truce)", is: "body:truce"),
      Row("by=lee", "au=lee", "BYLINE(lee)", is: "byline:lee"),
      Row("sn=reuters", "PUBLICATION(reuters)", is: "source:reuters"),
      Row("la=de", "LANGUAGE(german)", is: "language:de"),
      Row(
        "date from 20250101 to 20250131", "DATE(geq(2025-01-01) and leq(2025-01-31))", is: "date:2025-01-01..2025-01-31"
      ),
      Row("date after 20250131", "date aft 1/31/2025", "date > 2025-01", is: "date:2025-02-01.."),
      Row("date before 20250201", "date bef 2/2025", is: "date:..2025-01-31"),
      Row("date is 2025", "DATE(2025)", is: "date:2025"),
      Row("hd=prime minister", "HEADLINE(prime minister)", is: "headline:\"prime minister\""),
      Row("grain near5 deal", "grain /n5/ deal", is: "grain NEAR/5 deal"),
      Row("grain adj5 deal", "grain pre/5 deal", "grain onear/5 deal", is: "grain ONEAR/5 deal"),
      Row("grain and not deal", is: "grain AND NOT deal"),
      Row("ATLEAST3(ferry or boat)", "atleast3 (ferry or boat)", is: "atleast3:(ferry OR boat)"),
      Row("negotiat! and not sport", is: "negotiat* AND NOT sport"),
      Row("SINGULAR(bank)", is: "=bank"),
      Row("PLURAL(banks)", is: "=banks"),
    ],
    notes: [
      "Such a string is known by what newsq writes otherwise: a field as hd= or HEADLINE( ), near5, adj5, atleast5 word, "
        + "a date in words, \"and not\" in small letters, or w/5 beside \"and\" and \"or\" in small letters.",
      "In it, operators may be in small letters, and words without an operator between them are a phrase.",
      "In one of Factiva's, w/5 keeps the order, and a field holds all up to the next and, or, not.",
      "In one of Nexis's, OR binds closest, then w/5, then AND, then AND NOT.",
      "A name: of newsq's own in the string leaves newsq's rules in force, but for the small letters. Within parentheses, "
        + "small letters alone are operators: (grain or wheat).",
    ])

  private static let refused = Section(
    title: "What newsq has no counterpart for",
    introduction: "It is refused with its place, never read as something else.",
    columns: ("theirs", "write instead"),
    rows: [
      Row(
        "hd=grain same deal", "grain w/s deal", "grain w/p deal",
        instead: "grain NEAR/15 deal, or the distance you mean: newsq does not know where sentences and paragraphs end"),
      Row("grain w/seg deal", instead: "headline:(grain AND deal) OR body:(grain AND deal)"),
      Row("rico NOT w/5 puerto", instead: "rico -puerto"),
      Row("a w/5 b w/3 c", instead: "(a w/5 b) AND (b w/3 c)"),
      Row("wom?n", "wom*n", "engineer$3", instead: "(woman OR women), engineer*"),
      Row("rst=tgaz", "sc=tgaz", instead: "source: and the source's name"),
      Row(
        "fds=ibm", "ns=c13", "in=i1", "re=eur", "SUBJECT(trade)", instead: "the words: newsq has no codes and subjects"),
      Row("td=truce", instead: "body:truce"),
      Row("truce /F50/", instead: "lead:truce"),
      Row("wc>500", "LENGTH > 500", instead: "nothing: newsq does not look for lengths"),
      Row("ALLCAPS(aids)", "CAPS(apple)", instead: "=aids, =apple: case is not told apart"),
      Row("date after 1/2/2025", instead: "date:>2025-01-02 or date:>2025-02-01: it can be either"),
    ])
}
