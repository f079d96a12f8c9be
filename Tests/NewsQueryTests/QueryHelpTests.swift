import Foundation
import NewsModel
import Testing

@testable import NewsQuery

@Suite struct `The help on queries` {
  static let rows = QueryHelp.sections.flatMap(\.rows)

  @Test(arguments: rows.filter { $0.kind == .own }.flatMap(\.queries))
  func `has examples that are answered`(query: String) {
    #expect(throws: Never.self) { try Query(parsing: query) }
  }

  @Test func `has examples of one meaning in a row of other languages`() throws {
    for row in Self.rows where row.kind == .foreign {
      let own = try Query(parsing: row.text)
      for query in row.queries {
        #expect(try Query(parsing: query).understood == own.understood, "\(query)")
      }
    }
  }

  @Test func `has examples that are refused where it says so`() {
    for query in Self.rows.filter({ $0.kind == .refused }).flatMap(\.queries) {
      #expect(throws: Failure.self, "\(query)") { try Query(parsing: query) }
    }
  }

  @Test func `tells of every field and every operator`() {
    let examples = Self.rows.flatMap(\.queries).joined(separator: " ")
    #expect(FieldName.names.contains("headline") && FieldName.names.contains("site"))
    for field in FieldName.names { #expect(examples.contains("\(field):"), "\(field)") }
    for sign in [
      "AND", "OR", "NOT", "NEAR", "ONEAR", "PRE/5", "w/5", "&&", "|", "!sport", "-sport", "*", "=", "~3", "atleast3:",
    ] {
      #expect(examples.contains(sign), "\(sign)")
    }
  }

  @Test func `fits a terminal of 80 columns`() {
    let lines = QueryHelp.page.split(separator: "\n")
    #expect(lines.count > 80)
    #expect(lines.filter { $0.count > 80 } == [])
    #expect(lines.filter { $0.last == " " } == [])
  }

  @Test func `stands in the README, too`() throws {
    let folders = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let readme = try String(contentsOfFile: "/\(folders)/README.md", encoding: .utf8)
    let start = try #require(readme.range(of: "Sources/NewsQuery/QueryHelp.swift -->\n\n")).upperBound
    let end = try #require(readme.range(of: "\n<!-- End -->", range: start..<readme.endIndex)).lowerBound
    let written = readme[start..<end].split(separator: "\n", omittingEmptySubsequences: false)
    let told = QueryHelp.markdown.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(written.difference(from: told).isEmpty, "put QueryHelp.markdown between the marks in README.md")
  }
}
