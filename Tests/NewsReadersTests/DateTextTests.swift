import NewsModel
import Testing

@testable import NewsReaders

@Suite struct DateTextTests {
  func iso(_ text: String) -> String? {
    DateText.date(text, origin: .record)?.iso
  }

  @Test(arguments: [
    ("2025", "2025"), ("2025-02", "2025-02"), ("2025-02-12", "2025-02-12"), ("20250212", "2025-02-12"),
    ("2025-02-12T19:04", "2025-02-12T19:04"), ("2025-02-12T19:04:30Z", "2025-02-12T19:04:30Z"),
    ("2025-02-12 19:04:30.123456+01:00", "2025-02-12T19:04:30+01:00"),
    ("2025-02-12T19:04:30-0530", "2025-02-12T19:04:30-05:30"),
    ("2025-02-12T19:04+01", "2025-02-12T19:04+01:00"), ("20250212T190430Z", "2025-02-12T19:04:30Z"),
    ("2025-02-12T19:04:30 +0000", "2025-02-12T19:04:30Z"), ("2025-02-12 19:04:30 UTC", "2025-02-12T19:04:30Z"),
    ("2025/2/12", "2025-02-12"), ("2025-02-12T00:00:00", "2025-02-12T00:00:00"),
  ])
  func `ISO 8601 is read at every precision`(text: String, expected: String) {
    #expect(iso(text) == expected)
  }

  @Test(arguments: [
    ("Wed, 12 Feb 2025 19:04:30 +0100", "2025-02-12T19:04:30+01:00"), ("12 Feb 2025 19:04 GMT", "2025-02-12T19:04Z"),
    ("Wed, 12 Feb 2025 19:04:30 EST", "2025-02-12T19:04:30-05:00"),
  ])
  func `RFC 2822 is read with its zone`(text: String, expected: String) {
    #expect(iso(text) == expected)
  }

  @Test(arguments: [
    ("12 February 2025", "2025-02-12"), ("Feb. 12, 2025", "2025-02-12"), ("February 12th 2025", "2025-02-12"),
    ("Feb 12, 2025 7:04 pm EST", "2025-02-12T19:04-05:00"), ("12 February 2025 at 12:30 a.m.", "2025-02-12T00:30"),
    ("7:04 PM, Wednesday 12 February 2025", "2025-02-12T19:04"), ("February 2025", "2025-02"),
    ("12. Februar 2025, 19:04 Uhr", "2025-02-12T19:04"), ("1. März 2025", "2025-03-01"),
    ("12 février 2025 à 19h04", "2025-02-12T19:04"), ("1er août 2025", "2025-08-01"),
    ("12 de febrero de 2025", "2025-02-12"), ("12 febbraio 2025", "2025-02-12"),
    ("12 de fevereiro de 2025", "2025-02-12"),
    ("12 februari 2025", "2025-02-12"), ("12 lutego 2025", "2025-02-12"),
    ("12 февраля 2025 г., 19:04", "2025-02-12T19:04"),
    ("12 лютого 2025", "2025-02-12"), ("2025年2月12日", "2025-02-12"),
  ])
  func `dates in words are read in many languages`(text: String, expected: String) {
    #expect(iso(text) == expected)
  }

  @Test(arguments: [
    ("12.02.2025", "2025-02-12"), ("25/02/2025", "2025-02-25"), ("02/25/2025", "2025-02-25"),
    ("03/03/2025", "2025-03-03"),
  ])
  func `dates in figures are read where day and month cannot be exchanged`(text: String, expected: String) {
    #expect(iso(text) == expected)
  }

  @Test(arguments: [
    "03/04/2025", "31 February 2025", "2025-13-01", "2025-02-30", "", "soon", "12 February", "0001-01-01T00:00:00",
    "99999999", "1.2025-02-12", "12 monkeys 2025",
  ])
  func `what is no certain date is none`(text: String) {
    #expect(iso(text) == nil)
  }

  @Test func `a zone that stands for several is not guessed`() {
    #expect(iso("12 Feb 2025 19:04 IST") == "2025-02-12T19:04")
  }

  @Test func `a line with other words is no date line`() {
    #expect(DateText.date("12 February 2025 was cold", origin: .text, manner: .line) == nil)
    #expect(DateText.date("Wed 12 February 2025 at 19:04 GMT", origin: .text, manner: .line) != nil)
  }

  @Test func `seconds and milliseconds since 1970 are told apart by their size`() {
    #expect(EpochDate.date(1_739_387_070, origin: .record)?.iso == "2025-02-12T19:04:30Z")
    #expect(EpochDate.date(1_739_387_070_123, origin: .record)?.iso == "2025-02-12T19:04:30Z")
    #expect(EpochDate.date(20_250_212, origin: .record)?.iso == "2025-02-12")
    #expect(EpochDate.date(0, origin: .record) == nil)
    #expect(EpochDate.date(.nan, origin: .record) == nil)
    #expect(EpochDate.date(1e300, origin: .record) == nil)
  }

  @Test(arguments: [
    ("2025-02-12-tower.txt", "2025-02-12"), ("20250212_tower.md", "2025-02-12"),
    ("in/2025/02/12/tower.txt", "2025-02-12"),
    ("tower_2025_02_12.txt", "2025-02-12"), ("20250212T190430-tower.json", "2025-02-12"),
  ])
  func `a file's name gives a date`(name: String, expected: String) {
    let date = FileNameDate.date(in: name)
    #expect(date?.iso == expected)
    #expect(date?.origin == .file)
  }

  @Test(arguments: [
    "000_3332810f20250212ab.txt", "a20250212.txt", "120250212.txt", "2025-13-01.txt", "2025-02_12.txt", "2025.txt",
  ])
  func `figures that are part of something else are no date`(name: String) {
    #expect(FileNameDate.date(in: name) == nil)
  }
}
