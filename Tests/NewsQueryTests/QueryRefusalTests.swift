import NewsModel
import NewsQuery
import Testing

@Suite struct `What a query is refused for` {
  @Test(arguments: [
    ("", "query: it is empty (write at least one word)"),
    (" \t", "query: it is empty (write at least one word)"),
    ("— &", "query: '— &' has no letter or digit (write at least one word)"),
    ("\"\"", "query: '\"\"' has no letter or digit (write at least one word)"),
    (
      "-sport",
      "query: '-sport' at character 1 only says what to leave out (add a word that is wanted beside it, as in: talks -sport)"
    ),
    (
      "talks OR -sport",
      "query: '-sport' at character 10 only says what to leave out (add a word that is wanted beside it, as in: talks -sport)"
    ),
    (
      "talks (NOT sport)",
      "query: 'NOT sport' at character 8 only says what to leave out (add a word that is wanted beside it, as in: talks -sport)"
    ),
    (
      "say \"grain deal",
      "query: the quote that opens at '\"grain deal' at character 5 is never closed (close it, or leave it out)"
    ),
    (
      "“grain deal»",
      "query: the quote that opens at '“grain deal»' at character 1 is never closed (close it, or leave it out)"
    ),
    (
      "grain (deal",
      "query: the parenthesis that opens at '(' at character 7 is never closed (close it, or put it in quotes)"
    ),
    (
      "grain deal)",
      "query: the parenthesis that closes at ')' at character 11 was never opened (leave it out, or put it in quotes)"
    ),
    (
      "grain ()",
      "query: nothing between the parentheses at '()' at character 7 (put a word between them, or leave them out)"
    ),
    (
      "OR grain",
      "query: nothing on the left of 'OR' at character 1 (put a word there, or write 'OR' in quotes to look for the word)"
    ),
    (
      "grain (AND deal)",
      "query: nothing on the left of 'AND' at character 8 (put a word there, or write 'AND' in quotes to look for the word)"
    ),
    (
      "grain AND AND deal",
      "query: nothing on the left of 'AND' at character 11 (put a word there, or write 'AND' in quotes to look for the word)"
    ),
    (
      "grain OR",
      "query: nothing that can be looked for on the right of 'OR' at character 7 (put a word there, or write 'OR' in quotes)"
    ),
    (
      "grain OR OR deal",
      "query: nothing that can be looked for on the right of 'OR' at character 7 (put a word there, or write 'OR' in quotes)"
    ),
    (
      "(grain OR) deal",
      "query: nothing that can be looked for on the right of 'OR' at character 8 (put a word there, or write 'OR' in quotes)"
    ),
    (
      "grain NOT",
      "query: nothing that can be looked for on the right of 'NOT' at character 7 (put a word there, or write 'NOT' in quotes)"
    ),
    (
      "grain NOT -deal",
      "query: nothing that can be looked for on the right of 'NOT' at character 7 (put a word there, or write 'NOT' in quotes)"
    ),
    (
      "*",
      "query: the * in '*' at character 1 does not end a word (write the beginning of a word and then *, as in: negotiat*)"
    ),
    (
      "grain d*l",
      "query: the * in '*l' at character 8 does not end a word (write the beginning and then *, as in: negotiat*, or every spelling, as in: (woman OR women))"
    ),
    (
      "\"grain deal\"*",
      "query: the * in '*' at character 13 does not end a word (write the beginning of a word and then *, as in: negotiat*)"
    ),
    (
      "headlin:talks",
      "query: no field 'headlin' at character 1 (did you mean headline:? put it in quotes to look for it as it is)"
    ),
    (
      "deal Tilte:talks",
      "query: no field 'Tilte' at character 6 (did you mean title:? put it in quotes to look for it as it is)"
    ),
    (
      "subject:talks",
      "query: no field 'subject' at character 1 (the fields are headline:, lead:, hlead:, byline:, body:, source:, language:, site:, url:, date:, seen:, undated:, has:; put it in quotes to look for it as it is)"
    ),
    (
      "headline: talks",
      "query: nothing follows 'headline:' at character 1 (write the word right after the colon, as in headline:talks, or put 'headline' in quotes)"
    ),
    (
      "(deal Title:)",
      "query: nothing follows 'Title:' at character 7 (write the word right after the colon, as in title:talks, or put 'Title' in quotes)"
    ),
    (
      "headline:(deal byline:Lee)",
      "query: field 'byline:' at character 16 inside another field (look for each field by itself)"
    ),
    (
      "headline:byline:Lee",
      "query: field 'byline:' at character 10 inside another field (look for each field by itself)"
    ),
    (
      "deal headline:-sport",
      "query: a - after the colon in 'headline:-' at character 6 (put it before the field, as in: -headline:talks)"
    ),
    (
      "e\u{301}e\u{301} \"deal",
      "query: the quote that opens at '\"deal' at character 4 is never closed (close it, or leave it out)"
    ),
    (
      "\"grain deal that nobody ever wanted to sign",
      "query: the quote that opens at '\"grain deal that nobody…' at character 1 is never closed (close it, or leave it out)"
    ),
  ])
  func `the message points at the spot and says what would be right`(text: String, message: String) {
    let failure = #expect(throws: Failure.self) { try Query(parsing: text) }
    #expect(failure?.description == message)
    #expect(failure?.code == .badQuery)
  }

  @Test func `parentheses nested too deep`() {
    let text = String(repeating: "(", count: 100_000) + "a"
    let failure = #expect(throws: Failure.self) { try Query(parsing: text) }
    #expect(
      failure?.description
        == "query: parentheses nested deeper than 40 at '(' at character 41 (leave out those that are not needed)")
  }

  @Test func `too many terms`() {
    let failure = #expect(throws: Failure.self) {
      try Query(parsing: String(repeating: "word ", count: 2_000) + "last")
    }
    #expect(
      failure?.description
        == "query: more than 2000 words and phrases, the first too many is 'last' at character 10001 (ask for fewer at once)"
    )
  }
}
