import NewsModel
import NewsQuery
import Testing

@Suite struct `What conditions mean` {
  @Test(arguments: [
    ("source:bbc", Filter.source("bbc", isPrefix: false)),
    ("SOURCE:reut*", .source("reut", isPrefix: true)),
    ("source:\"The Guardian\"", .source("The Guardian", isPrefix: false)),
    ("source:“The Guard*”", .source("The Guard", isPrefix: true)),
    ("publication:bbc", .source("bbc", isPrefix: false)),
    ("language:de", .language("de")),
    ("lang:EN-gb", .language("en-gb")),
    ("language:pt_BR", .language("pt-br")),
    ("language:German", .language("de")),
    ("site:Example.org", .site("example.org")),
    ("site:https://www.Example.org/World/", .site("example.org/World")),
    ("site:https://www.www.Example.org", .site("example.org")),
    ("site:http://x:https://www.Example.org/World/", .site("example.org/World")),
    ("site:example.org/a://b", .site("example.org/a://b")),
    ("site:*.example.org", .site("example.org")),
    ("site:.gov", .site("gov")),
    ("url:/2025/02/", .url("/2025/02/")),
    ("url:\"a b\"", .url("a b")),
    ("has:image", .image),
    ("has:photo", .image),
    ("undated:", .undated),
    ("undated:yes", .undated),
  ])
  func `a condition is what is known beside the text`(text: String, filter: Filter) throws {
    #expect(try Query(parsing: text).root == .filter(filter))
  }

  @Test(arguments: [
    ("date:2025-02-12", "2025-02-12..2025-02-12"),
    ("date:2025-02..2025-05", "2025-02-01..2025-05-31"),
    ("date:2024-02", "2024-02-01..2024-02-29"),
    ("date:7d..", "2024-03-24.."),
    ("date:7d", "2024-03-24..2024-03-24"),
    ("date:today", "2024-03-31..2024-03-31"),
    ("date:..2025-03", "..2025-03-31"),
    ("date:2023..yesterday", "2023-01-01..2024-03-30"),
    ("date:>=2025", "2025-01-01.."),
    ("date:>2025", "2026-01-01.."),
    ("date:<2025", "..2024-12-31"),
    ("date:<=2025", "..2025-12-31"),
    ("date:\"2025-02-12 19:04\"", "2025-02-12..2025-02-12"),
    ("date:2025-02-12T19:04Z", "2025-02-12..2025-02-12"),
    ("date:20250131", "2025-01-31..2025-01-31"),
    ("date:1/31/2025", "2025-01-31..2025-01-31"),
    ("date:2025/1/31", "2025-01-31..2025-01-31"),
    ("date:31/1/2025", "2025-01-31..2025-01-31"),
    ("date:31.1.2025", "2025-01-31..2025-01-31"),
    ("date:2.1.2025..", "2025-01-02.."),
    ("date:\"31 January 2025\"", "2025-01-31..2025-01-31"),
  ])
  func `a date is a period`(text: String, days: String) throws {
    guard case .filter(.published(let bound)) = try Query(parsing: text).root else {
      Issue.record("\(text) is no date")
      return
    }
    let last = bound.end.map { CivilDay(number: $0.number - 1).description } ?? ""
    #expect("\(bound.first?.description ?? "")..\(last)" == days)
    guard case .filter(.seen(bound)) = try Query(parsing: text.replacing("date:", with: "seen:")).root else {
      Issue.record("\(text) is another date as seen:")
      return
    }
  }

  @Test(arguments: [
    ("talks source:bbc date:7d..", 2),
    ("source:bbc", 1),
    ("(source:bbc OR site:example.org) talks", 2),
    ("talks -source:bbc", 1),
    ("talks NOT language:de", 1),
    ("source:(bbc OR reut*)", 2),
    ("-undated:yes talks", 1),
  ])
  func `conditions stand wherever words do`(text: String, count: Int) throws {
    let notation = try tree(text)
    #expect(notation.count { $0 == "[" } == count)
  }

  @Test func `without a date may be left out`() throws {
    let without = try Query(parsing: "talks undated:no").root
    #expect(notation(without) == "(talks ~ [undated])")
    #expect(try tree("talks -undated:") == "(talks ~ [undated])")
    #expect(try tree("talks -undated:no") == "(talks [undated])")
  }

  @Test func `matching any needs every condition and any of the words`() throws {
    func any(_ text: String) throws -> String { notation(try Query(parsing: text).matchingAny().root) }
    #expect(try any("undated: a b") == "((a | b) [undated])")
    #expect(try any("undated: a b -c -has:image") == "(((a | b) [undated]) ~ c [image])")
    #expect(try any("undated: a") == "(a [undated])")
    #expect(try any("undated: has:image") == "([undated] [image])")
    #expect(try any("(undated: OR has:image) a b") == "((a | b) ([undated] | [image]))")
    #expect(try any("(undated: OR c) a b") == "([undated] | c | a | b)")
    #expect(try any("a NEAR/2 b atleast2:c headline:d") == "((a #1 b) | 2×c | headline:d)")
  }

  @Test(arguments: [
    (
      "sourc:bbc",
      "query: no field 'sourc' at character 1 (did you mean source:? put it in quotes to look for it as it is)"
    ),
    (
      "talks langauge:de",
      "query: no field 'langauge' at character 7 (did you mean language:? put it in quotes to look for it as it is)"
    ),
    (
      "talks datte:7d",
      "query: no field 'datte' at character 7 (did you mean date:? put it in quotes to look for it as it is)"
    ),
    (
      "source: bbc",
      "query: nothing follows 'source:' at character 1 (write the word right after the colon, as in source:reuters, or put 'source' in quotes)"
    ),
    (
      "headline:(a source:bbc)",
      "query: field 'source:' at character 13 inside another field (look for each field by itself)"
    ),
    (
      "source:-bbc",
      "query: a - after the colon in 'source:-' at character 1 (put it before the field, as in: -source:reuters)"
    ),
    (
      "-source:bbc",
      "query: '-source:bbc' at character 1 only says what to leave out (add a word that is wanted beside it, as in: talks -sport)"
    ),
    (
      "date:soon",
      "query: 'soon' is not a date, at 'soon' at character 6 (write it as 2025-02-12, 2025-02, 2025, 7d or today, and a period as 2025-02..2025-05)"
    ),
    (
      "a date:2025-02-30",
      "query: 2025-02 has no day 30, at '2025-02-30' at character 8 (write it as 2025-02-12, 2025-02, 2025, 7d or today, and a period as 2025-02..2025-05)"
    ),
    (
      "date:2025-05..2025-02",
      "query: the period '2025-05..2025-02' at character 6 ends before it begins (write the earlier date first)"
    ),
    ("date:1/2/2025", "query: '1/2/2025' at character 6 can be two days (write 2025-01-02 or 2025-02-01)"),
    (
      "date:..",
      "query: a period without a beginning or an end, at '..' at character 6 (write it as 2025-02-12, 2025-02, 2025, 7d or today, and a period as 2025-02..2025-05)"
    ),
    (
      "date:<0001-01-01",
      "query: no day is earlier, at '<0001-01-01' at character 6 (write it as 2025-02-12, 2025-02, 2025, 7d or today, and a period as 2025-02..2025-05)"
    ),
    (
      "date:>9999",
      "query: no day is later, at '>9999' at character 6 (write it as 2025-02-12, 2025-02, 2025, 7d or today, and a period as 2025-02..2025-05)"
    ),
    (
      "language:germn",
      "query: 'germn' at character 10 is no language's code (did you mean german? write it as language:de or language:en-gb)"
    ),
    (
      "site:\"a b\"",
      "query: '\"a b\"' at character 6 is no site's address (write it as site:example.org or site:example.org/world)"
    ),
    ("has:video", "query: there is no has: for 'video' at character 5 (the only one is has:image)"),
    ("undated:maybe", "query: 'undated:maybe' at character 1 is neither yes nor no (write undated:yes or undated:no)"),
  ])
  func `a mistake is answered with the spot and what would be right`(text: String, message: String) {
    let failure = #expect(throws: Failure.self) { try Query(parsing: text) }
    #expect(failure?.description == message)
  }
}
