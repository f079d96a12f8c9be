import NewsModel
import Testing

@Suite struct CivilDays {
  @Test func `every day of four centuries comes back as it went in`() throws {
    var number = try #require(CivilDay(year: 1800, month: 1, day: 1)).number
    let end = try #require(CivilDay(year: 2200, month: 1, day: 1)).number
    while number < end {
      let (year, month, day) = CivilDay(number: number).components
      #expect(CivilDay(year: year, month: month, day: day)?.number == number)
      number += 1
    }
  }

  @Test func `the epoch and its neighbours have the numbers they should`() {
    #expect(CivilDay(year: 1970, month: 1, day: 1)?.number == 0)
    #expect(CivilDay(year: 1969, month: 12, day: 31)?.number == -1)
    #expect(CivilDay(year: 2000, month: 3, day: 1)?.number == 11_017)
    #expect(CivilDay(secondsSince1970: -1).number == -1)
    #expect(CivilDay(secondsSince1970: 86_400).number == 1)
  }

  @Test func `days the calendar does not have are refused`() {
    #expect(CivilDay(year: 2025, month: 2, day: 29) == nil)
    #expect(CivilDay(year: 2025, month: 13, day: 1) == nil)
    #expect(CivilDay(year: 0, month: 1, day: 1) == nil)
    #expect(CivilDay(year: 2024, month: 2, day: 29) != nil)
  }
}

@Suite struct PublishedDates {
  let day = CivilDay(year: 2025, month: 2, day: 12)!

  @Test func `a date is written at the precision it is known with`() {
    #expect(PublishedDate(day: day, precision: .year, origin: .text).iso == "2025")
    #expect(PublishedDate(day: day, precision: .month, origin: .text).iso == "2025-02")
    #expect(PublishedDate(day: day, origin: .text).iso == "2025-02-12")
    #expect(PublishedDate(day: day, secondOfDay: 68_640, precision: .minute, origin: .meta).iso == "2025-02-12T19:04")
  }

  @Test func `zones are kept as they were stated`() {
    let date = PublishedDate(day: day, secondOfDay: 68_670, offset: -330, precision: .second, origin: .meta)
    #expect(date.iso == "2025-02-12T19:04:30-05:30")
    #expect(date.secondsSince1970 == day.number * 86_400 + 68_670 + 330 * 60)
    #expect(PublishedDate(day: day, secondOfDay: 1, offset: 0, precision: .second, origin: .meta).iso.hasSuffix("Z"))
  }
}

@Test func `a failure reads subject, cause, remedy`() {
  let failure = Failure(
    .notJSON, subject: "inbox/a.json", cause: "not JSON at line 3: expected ','",
    remedy: "fix the file; it is read again when it changes")
  #expect(
    "\(failure)" == "inbox/a.json: not JSON at line 3: expected ',' (fix the file; it is read again when it changes)")
}
