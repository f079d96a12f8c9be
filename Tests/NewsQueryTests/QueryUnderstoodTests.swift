import NewsModel
import NewsQuery
import Testing

@Suite struct `The query as understood` {
  @Test(arguments: [
    ("ceasefire Vatican", "ceasefire AND Vatican"),
    ("a b OR c -d", "(a AND b) OR (c AND NOT d)"),
    ("a -b -\"c d\"", "a AND NOT b AND NOT \"c d\""),
    ("(a -b) -c", "(a AND NOT b) AND NOT c"),
    ("a w/5 b pre/2 c", "refused"),
    ("a w/5 (b | c)", "a NEAR/5 (b OR c)"),
    ("a near b", "a AND near AND b"),
    ("a pre/2 b talks", "(a ONEAR/2 b) AND talks"),
    ("HEADLINE(grain deal)", "headline:\"grain deal\""),
    ("title:(a b)", "headline:(a AND b)"),
    ("negotiat! =said", "negotiat* AND =said"),
    ("«the \"new\" deal»", "«the \"new\" deal»"),
    ("+OR +w/5", "+OR AND +w/5"),
    ("headline:OR", "headline:+OR"),
    ("+Re:x 10:30", "+Re:x AND 10:30"),
    ("source:reut* url:/a/ site:www.Example.org", "source:\"reut*\" AND url:\"/a/\" AND site:\"example.org\""),
    ("date:7d.. seen:today undated:", "date:2024-03-24.. AND seen:2024-03-31 AND undated:yes"),
    ("atleast2:(a OR b) has:photo", "atleast2:(a OR b) AND has:image"),
    ("\"a b\"~5", "\"a b\"~5"),
    ("=seen:a* =hd=* +seen:2025", "=seen:a* AND =hd=* AND seen:2025-01-01..2025-12-31"),
    ("soft\u{AD}ly", "softly"),
  ])
  func `is one line of newsq's own`(text: String, understood: String) {
    #expect((try? Query(parsing: text))?.understood ?? "refused" == understood)
  }

  @Test func `has no parentheses that make it too deep`() throws {
    let nested = String(repeating: "(a b OR c -", count: 40) + "d" + String(repeating: ")", count: 40)
    let query = try Query(parsing: nested)
    let again = try Query(parsing: query.understood)
    #expect(notation(again.root) == notation(query.root))
  }
}
