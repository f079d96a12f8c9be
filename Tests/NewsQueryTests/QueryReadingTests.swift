import NewsModel
import NewsQuery
import Testing

/// The tree in a short notation: `(a b)` all, `(a | b)` any, `(a ~ b)` without, `"a"` phrase, `a*` prefix, `=a` as written,
/// `headline:a`, `(a #5 b)` near, `(a >5 b)` near in this order, `3×a` at least three times, `[…]` filter.
func tree(_ text: String) throws -> String {
  notation(try Query(parsing: text).root)
}

func notation(_ node: Node) -> String {
  switch node {
  case .word(let word): (word.isExact ? "=" : "") + word.text + (word.isPrefix ? "*" : "")
  case .phrase(let phrase): "\"\(phrase.text)\"" + (phrase.slop.map { "~\($0)" } ?? "")
  case .field(let field, let part): "\(field.rawValue):\(notation(part))"
  case .all(let parts): "(\(parts.map(notation).joined(separator: " ")))"
  case .any(let parts): "(\(parts.map(notation).joined(separator: " | ")))"
  case .excluding(let part, let without): "(\(notation(part)) ~ \(without.map(notation).joined(separator: " ")))"
  case .near(let parts, let distance, let inOrder):
    "(\(parts.map(notation).joined(separator: inOrder ? " >\(distance) " : " #\(distance) ")))"
  case .atLeast(let count, let part): "\(count)×\(notation(part))"
  case .filter(let filter): "[\(filter)]"
  }
}

@Suite struct `What a query means` {
  @Test(arguments: [
    ("ceasefire", "ceasefire"),
    ("ceasefire Vatican", "(ceasefire Vatican)"),
    ("  ceasefire\t Vatican\n", "(ceasefire Vatican)"),
    ("ceasefire AND Vatican", "(ceasefire Vatican)"),
    ("Kyiv OR Kiev", "(Kyiv | Kiev)"),
    ("Kyiv | Kiev", "(Kyiv | Kiev)"),
    ("Kyiv||Kiev", "(Kyiv | Kiev)"),
    ("or and not", "(or and not)"),
    ("grain -export", "(grain ~ export)"),
    ("grain NOT export", "(grain ~ export)"),
    ("grain AND NOT export", "(grain ~ export)"),
    ("-export grain", "(grain ~ export)"),
    ("grain -export -\"wheat price\" deal", "((grain deal) ~ export \"wheat price\")"),
    ("grain -(export OR import)", "(grain ~ (export | import))"),
    ("-headline:sport grain", "(grain ~ headline:sport)"),
    ("negotiat*", "negotiat*"),
    ("negotiat** talks", "(negotiat* talks)"),
  ])
  func `words and operators`(text: String, meaning: String) throws {
    #expect(try tree(text) == meaning)
  }

  @Test(arguments: [
    ("a b OR c d", "((a b) | (c d))"),
    ("a AND b OR c", "((a b) | c)"),
    ("a OR b AND c", "(a | (b c))"),
    ("a -b OR c", "((a ~ b) | c)"),
    ("a (b OR c)", "(a (b | c))"),
    ("(a OR b) OR c", "(a | b | c)"),
    ("(a b) (c (d))", "(a b c d)"),
    ("((a))", "a"),
    ("(a -b) c", "((a ~ b) c)"),
  ])
  func `exclusion binds closest, then adjacency, then OR`(text: String, meaning: String) throws {
    #expect(try tree(text) == meaning)
  }

  @Test(arguments: [
    "\"grain deal\"", "“grain deal”", "„grain deal“", "”grain deal”", "«grain deal»", "»grain deal«", "“grain deal\"",
  ])
  func `a phrase stands between quotes of one family`(text: String) throws {
    #expect(try Query(parsing: text).root == .phrase(Phrase(text: "grain deal", range: 0..<12)))
  }

  @Test func `operators and stars within a phrase are text`() throws {
    #expect(try tree("\"a OR (b* -c) headline:d\"") == "\"a OR (b* -c) headline:d\"")
    #expect(try tree("\"the «new» deal\"") == "\"the «new» deal\"")
  }

  @Test(arguments: [
    "cease-fire", "Ukraine’s", "O'Brien", "'quoted'", "U.S.", "AT&T", "C++", "1,000", "3.5", "10:30", "Re:",
    "std::string",
    "https://news.example/a/b?x=1&y=(2)#z", "http://wiki.example/Kyiv_(city)", "--peace", "–dash", "नमस्ते", "停战",
    "a_b", "@handle", "#tag", "e\u{301}tat",
  ])
  func `punctuation within a word belongs to it`(text: String) throws {
    let count = text.unicodeScalars.count
    #expect(try Query(parsing: text).root == .word(Word(text: text, range: 0..<count)))
  }

  @Test func `a word followed by a colon and a space is a word`() throws {
    #expect(try tree("Re: budget") == "(Re: budget)")
    #expect(try tree("10:30 report") == "(10:30 report)")
  }

  @Test func `parentheses round an address are not its own`() throws {
    #expect(try tree("(https://news.example/a) OR b") == "(https://news.example/a | b)")
  }

  @Test(arguments: [
    ("headline:talks", "headline:talks"),
    ("title:talks", "headline:talks"),
    ("author:Lee byline:Kim", "(byline:Lee byline:Kim)"),
    ("HEADLINE:talks", "headline:talks"),
    ("headline:\"grain deal\"", "headline:\"grain deal\""),
    ("headline:“grain deal”", "headline:\"grain deal\""),
    ("body:(grain OR wheat) export", "(body:(grain | wheat) export)"),
    ("headline:(grain -wheat)", "headline:(grain ~ wheat)"),
    ("headline:negotiat*", "headline:negotiat*"),
    ("headline:OR", "headline:OR"),
    ("headline:10:30", "headline:10:30"),
    ("headline:Re:x", "headline:Re:x"),
  ])
  func `a field's name and a colon bind the term that follows`(text: String, meaning: String) throws {
    #expect(try tree(text) == meaning)
  }

  @Test(arguments: [
    ("grain — deal", "(grain deal)"),
    ("Kyiv - the latest", "(Kyiv the latest)"),
    ("bread & butter", "(bread butter)"),
    ("grain OR —", "grain"),
    ("grain AND …", "grain"),
    ("grain -&", "grain"),
    ("grain \"…\" headline:…", "grain"),
    ("grain (—)", "grain"),
    ("grain 🌾", "grain"),
  ])
  func `terms without a letter or a digit are dropped`(text: String, meaning: String) throws {
    #expect(try tree(text) == meaning)
  }

  @Test func `ranges count Unicode scalars of the query`() throws {
    let query = try Query(parsing: "e\u{301}t\u{E9} -negotiat* headline:\"👩‍👧 x\"")
    #expect(
      query.root
        == .excluding(
          .all([
            .word(Word(text: "e\u{301}t\u{E9}", range: 0..<4)),
            .field(.headline, .phrase(Phrase(text: "👩‍👧 x", range: 25..<32))),
          ]), [.word(Word(text: "negotiat", isPrefix: true, range: 6..<15))]))
    #expect(query.text == "e\u{301}t\u{E9} -negotiat* headline:\"👩‍👧 x\"")
  }

  @Test func `matching any needs one top-level part and still leaves out what is excluded`() throws {
    func any(_ text: String) throws -> String { notation(try Query(parsing: text).matchingAny().root) }
    #expect(try any("a b c") == "(a | b | c)")
    #expect(try any("a b -c") == "((a | b) ~ c)")
    #expect(try any("a (b c)") == "(a | b | c)")
    #expect(try any("a (b OR c)") == "(a | b | c)")
    #expect(try any("a") == "a")
    #expect(try any("a OR b") == "(a | b)")
    #expect(try any("headline:(a b)") == "headline:(a b)")
  }

  @Test func `the limits themselves are allowed`() throws {
    let nested = String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40)
    #expect(try tree(nested) == "a")
    #expect(throws: Never.self) { try Query(parsing: String(repeating: "a ", count: 2_000)) }
    #expect(throws: Never.self) { try Query(parsing: String(repeating: "(a) ", count: 100)) }
  }
}
