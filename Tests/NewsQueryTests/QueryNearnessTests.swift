import NewsModel
import NewsQuery
import Testing

@Suite struct `What nearness and counts mean` {
  @Test(arguments: [
    ("grain NEAR/5 deal", "(grain #4 deal)"),
    ("grain w/5 deal", "(grain #4 deal)"),
    ("grain W/5 deal", "(grain #4 deal)"),
    ("grain near/1 deal", "(grain #0 deal)"),
    ("grain NEAR deal", "(grain #9 deal)"),
    ("grain near deal", "(grain near deal)"),
    ("grain PRE/3 deal", "(grain >2 deal)"),
    ("grain ONEAR/3 deal", "(grain >2 deal)"),
    ("grain /5 deal", "(grain #4 deal)"),
    ("\"grain deal\" w/10 negotiat*", "(\"grain deal\" #9 negotiat*)"),
    ("a w/5 b w/5 c", "(a #4 b #4 c)"),
    ("a (b NEAR/5 c) NEAR/5 d", "(a (b #4 c #4 d))"),
    ("w/o grain", "(w/o grain)"),
    ("grain NEAR(wheat OR corn)", "(grain #9 (wheat | corn))"),
  ])
  func `words stand within a distance of each other`(text: String, meaning: String) throws {
    #expect(try tree(text) == meaning)
  }

  @Test(arguments: [
    ("talks grain w/5 deal", "(talks (grain #4 deal))"),
    ("a OR b w/5 c", "(a | (b #4 c))"),
    ("a -b w/5 c", "(a ~ (b #4 c))"),
    ("a NOT b w/5 c d", "((a d) ~ (b #4 c))"),
    ("headline:grain w/5 headline:deal", "headline:(grain #4 deal)"),
    ("headline:(grain w/5 deal)", "headline:(grain #4 deal)"),
    ("hlead:(grain w/5 deal)", "(headline:(grain #4 deal) | lead:(grain #4 deal))"),
  ])
  func `nearness binds closest`(text: String, meaning: String) throws {
    #expect(try tree(text) == meaning)
  }

  @Test(arguments: [
    ("(a OR b) w/5 c", "((a | b) #4 c)"),
    ("(a AND b) w/5 c", "((a #4 c) (b #4 c))"),
    ("c w/5 (a AND b)", "((c #4 a) (c #4 b))"),
    ("(a -b) w/5 c", "((a #4 c) ~ b)"),
    ("((a AND b) OR c OR d) w/5 e", "(((c | d) #4 e) | ((a #4 e) (b #4 e)))"),
    ("(a AND b) w/5 (c AND d)", "((a #4 c) (a #4 d) (b #4 c) (b #4 d))"),
    ("a w/5 —", "a"),
  ])
  func `what is near is taken apart into words, phrases and choices`(text: String, meaning: String) throws {
    #expect(try tree(text) == meaning)
  }

  @Test(arguments: [
    ("\"grain deal\"~5", "\"grain deal\"~5"),
    ("“grain deal”~12 talks", "(\"grain deal\"~12 talks)"),
    ("\"grain deal\"~0", "\"grain deal\""),
    ("\"grain deal\" ~5", "(\"grain deal\" ~5)"),
    ("\"grain deal\"~", "\"grain deal\""),
  ])
  func `a phrase may have words between its own`(text: String, meaning: String) throws {
    #expect(try tree(text) == meaning)
  }

  @Test(arguments: [
    ("atleast3:ferry", "3×ferry"),
    ("AtLeast3:\"grain deal\"", "3×\"grain deal\""),
    ("atleast3:(ferry OR boat) talks", "(3×(ferry | boat) talks)"),
    ("ATLEAST3(ferry OR boat)", "3×(ferry | boat)"),
    ("atleast3 ferry and talks", "(3×ferry talks)"),
    ("atleast1:ferry", "ferry"),
    ("atleast3:negotiat*", "3×negotiat*"),
    ("atleast3", "atleast3"),
    ("atleast:3", "refused"),
  ])
  func `a word may have to occur more than once`(text: String, meaning: String) throws {
    guard meaning != "refused" else {
      #expect(throws: Failure.self) { try tree(text) }
      return
    }
    #expect(try tree(text) == meaning)
  }

  @Test(arguments: [
    (
      "a w/5 b w/3 c",
      "query: two different distances or orders side by side, the second at 'w/3' at character 9 (ask for each by itself, as in: (a NEAR/5 b) AND (b NEAR/3 c))"
    ),
    (
      "a w/5 source:bbc",
      "query: a condition cannot be near something, at 'w/5' at character 3 (put words, phrases or (words OR phrases) on both sides)"
    ),
    (
      "a w/5 atleast3:b",
      "query: a count cannot be near something, at 'w/5' at character 3 (put words, phrases or (words OR phrases) on both sides)"
    ),
    (
      "a w/5 \"b c\"~3",
      "query: a phrase with ~ cannot be near something, at 'w/5' at character 3 (put words, phrases or (words OR phrases) on both sides)"
    ),
    (
      "headline:a w/5 b",
      "query: only one side of 'w/5' at character 12 is in a field, or they are in different ones (write it round both, as in: headline:(a NEAR/5 b))"
    ),
    (
      "a w/5 -b",
      "query: 'w/5 -' at character 3 asks for words that are not near each other, which cannot be looked for (leave the second word out altogether, as in: rico -puerto)"
    ),
    (
      "a NOT w/5 b",
      "query: 'NOT w/5' at character 3 asks for words that are not near each other, which cannot be looked for (leave the second word out altogether, as in: rico -puerto)"
    ),
    (
      "a NOT/5 b",
      "query: 'NOT/5' at character 3 asks for words that are not near each other, which cannot be looked for (leave the second word out altogether, as in: rico -puerto)"
    ),
    (
      "w/5 a",
      "query: nothing on the left of 'w/5' at character 1 (put a word there, or write 'w/5' in quotes to look for the word)"
    ),
    (
      "a NEAR/5",
      "query: nothing that can be looked for on the right of 'NEAR/5' at character 3 (put a word there, or write 'NEAR/5' in quotes)"
    ),
    (
      "a NEAR/0 b",
      "query: the number in 'NEAR/0' at character 3 is not one from 1 to 1000 (write a smaller one, as in: a NEAR/10 b)"
    ),
    (
      "a w/99999999999999999999 b",
      "query: the number in 'w/99999999999999999999' at character 3 is not one from 1 to 1000 (write a smaller one, as in: a NEAR/10 b)"
    ),
    (
      "\"a b\"~99999999999999999999",
      "query: the number in '\"a b\"~99999999999999999…' at character 1 is not one from 1 to 1000 (write a smaller one, as in: a NEAR/10 b)"
    ),
    (
      "atleast0:a",
      "query: the number in 'atleast0' at character 1 is not one from 1 to 1000 (write how often at least, as in: atleast3:ferry)"
    ),
    (
      "atleast3: a",
      "query: nothing follows 'atleast3:' at character 1 (write the word right after the colon, as in: atleast3:ferry)"
    ),
    (
      "atleast3:(a b)",
      "query: 'atleast3:' at character 1 is followed by more than can be counted (count a word, a phrase or (words OR phrases), each by itself: atleast3:grain AND atleast3:ferry)"
    ),
    (
      "headline:(atleast3:a)",
      "query: a count inside a field at 'atleast3:' at character 11 (words are counted in the whole article; put it beside the field: headline:ferry AND atleast3:ferry)"
    ),
  ])
  func `what cannot be near or counted is refused`(text: String, message: String) {
    let failure = #expect(throws: Failure.self) { try Query(parsing: text) }
    #expect(failure?.description == message)
  }

  @Test func `nearness has bounds of its own`() throws {
    func chain(_ count: Int, _ part: String) -> String {
      (0..<count).map { "\(part)\($0)" }.joined(separator: " w/5 ")
    }
    #expect(throws: Never.self) { try Query(parsing: chain(8, "a")) }
    let many = #expect(throws: Failure.self) { try Query(parsing: chain(9, "a")) }
    #expect(many?.cause == "more than 8 parts near each other, the first too many at 'w/5' at character 53")
    let choices = (0..<8).map { "(a\($0) AND b\($0))" }.joined(separator: " w/5 ")
    let apart = #expect(throws: Failure.self) { try Query(parsing: choices) }
    #expect(apart?.cause.hasPrefix("more than 2000 words and phrases") == true)
  }
}
