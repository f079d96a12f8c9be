import NewsModel
import NewsReaders
import Testing

/// What XML could be used for against its reader.
@Suite struct XMLTests {
  func nitf(_ type: String, _ text: String) -> String {
    "<?xml version=\"1.0\"?>\(type)<nitf><body><body.content><p>\(text)</p></body.content></body></nitf>"
  }

  func body(_ type: String, _ text: String) throws -> String {
    try Reading.article("a.xml", "\(nitf(type, text))").body
  }

  @Test func `entities that the file declares stand for their text`() throws {
    #expect(
      try body("<!DOCTYPE nitf [<!-- '> --><!ENTITY co 'Moss &amp; <b>&#233;</b>'><!ENTITY co 'no'>]>", "By &co;.")
        == "By Moss & <b>é</b>.")
  }

  @Test(arguments: [
    "SYSTEM \"/etc/hostname\"", "PUBLIC \"x\" \"file:///etc/hostname\"", "SYSTEM 'http://127.0.0.1:9/'",
  ])
  func `entities that stand elsewhere are nothing`(place: String) throws {
    #expect(try body("<!DOCTYPE nitf [<!ENTITY x \(place)>]>", "Before &x; after.") == "Before after.")
  }

  @Test func `parameters, external document types and inclusions are not followed`() throws {
    #expect(try body("<!DOCTYPE nitf [<!ENTITY % p SYSTEM '/etc/hostname'> %p;]>", "&leak;") == "&leak;")
    #expect(try body("<!DOCTYPE nitf SYSTEM '/etc/hostname'>", "Text.") == "Text.")
    #expect(try body("<?xml-stylesheet href='/etc/hostname'?>", "Text.") == "Text.")
    let include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='/etc/hostname'/>"
    #expect(try body("", "Text.\(include)") == "Text.")
  }

  @Test func `entities that multiply are refused by name`() {
    var type = "<!DOCTYPE nitf [<!ENTITY a0 'ha'>"
    for level in 1...30 { type += "<!ENTITY a\(level) '&a\(level - 1);&a\(level - 1);'>" }
    let time = processorTime {
      #expect(
        refusal("a.xml", nitf(type + "]>", "&a15;&a15;&a15;&a15;&a15;&a15;&a15;&a15;"))?.description
          == "a.xml: has entities that stand for more than 1000000 bytes "
          + "(keep the file out of the inbox; no news is written like this)")
      let quadratic = "<!DOCTYPE nitf [<!ENTITY q '\(String(repeating: "q", count: 60_000))'>]>"
      #expect(refusal("a.xml", nitf(quadratic, String(repeating: "&q;", count: 20_000)))?.code == .tooLarge)
    }
    #expect(time < .seconds(10))
  }

  @Test func `entities that stand for each other are refused by name`() {
    #expect(
      refusal("a.xml", nitf("<!DOCTYPE nitf [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>", "&a;"))?.description
        == "a.xml: has entities that stand for each other without end "
        + "(keep the file out of the inbox; no news is written like this)")
  }

  @Test func `elements nested too deep are told`() {
    let deep = String(repeating: "<p>", count: 100_000)
    #expect(
      refusal("a.xml", "<nitf>" + deep)?.description
        == "a.xml: nests more than 1000 elements in each other "
        + "(keep the file out of the inbox; no news is written like this)")
  }

  @Test func `elements with too many attributes are told`() {
    let wide = (0..<100_000).map { "a\($0)='1'" }.joined(separator: " ")
    #expect(
      refusal("a.xml", "<nitf><body \(wide)/></nitf>")?.description
        == "a.xml: has an element with more than 1000 attributes "
        + "(keep the file out of the inbox; no news is written like this)")
  }

  @Test func `a name without end, tags without end and comments without end take no time`() {
    let time = processorTime {
      for text in ["<n", "<n ", "<n a=", "<!--", "<![CDATA[", "</n", "&n", "<n a='", "<", "]]>", "<?"] {
        let long = String(repeating: text, count: 20_000)
        _ = refusal("a.xml", "<nitf><body><body.content>" + long)
        _ = refusal("a.xml", long)
      }
    }
    #expect(time < .seconds(20))
  }

  @Test func `what is left of broken markup is text`() throws {
    #expect(try body("", "1 < 2 & 3 > 2 <3 ]]> \u{1}&#0;&#xFFFF;x") == "1 < 2 & 3 > 2 <3 ]]> x")
    #expect(try body("", "<b class=x, id>bold</b><![CDATA[ <i> & ]]>") == "bold <i> &")
  }

  @Test func `XML of no news format is refused by name, not read as text`() {
    #expect(
      refusal("a.xml", "<?xml version='1.0'?><opml><body/></opml>")?.description
        == "a.xml: is XML in no format that newsq reads: its outermost element is opml "
        + "(deliver it as RSS, Atom, NewsML or NITF, or keep it out of the inbox)")
    #expect(refusal("a.xml", "<\(String(repeating: "n", count: 5_000_000))")?.code == .unknownFormat)
    #expect(refusal("a.xml", "<?xml version='1.0'?>")?.cause.hasSuffix("it has no element") == true)
  }
}
