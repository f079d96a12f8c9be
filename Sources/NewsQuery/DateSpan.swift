package import NewsModel

/// The days that a date as users write it names: a day, a month or a year.
package struct DateSpan: Sendable, Hashable {
  package var first: CivilDay
  package var last: CivilDay

  package init(first: CivilDay, last: CivilDay) {
    self.first = first
    self.last = last
  }

  /// Reads a date: `2025-02-12`, `2025-02`, `2025`, an ISO 8601 time stamp (its day is taken, in its own zone), `today`,
  /// `yesterday`, or how long ago: `7d`, `2w`, `3m`, `1y`. A month or a year ago is the same day of that month, or its last
  /// one where it is shorter.
  ///
  /// - Parameters:
  ///   - subject: what a failure is about, as `--after`.
  ///   - today: the day that relative dates count from.
  /// - Throws: `badDate`.
  package init(parsing text: String, subject: String, today: CivilDay) throws(Failure) {
    var reader = DateReader(text)
    guard let span = reader.relative(to: today) ?? reader.absolute() else {
      throw Failure(
        .badDate, subject: subject, cause: reader.complaint,
        remedy: "write a day, month or year as 2025-02-12, 2025-02 or 2025, or how long ago as 7d, 2w, 3m or 1y, "
          + "or today or yesterday")
    }
    self = span
  }
}

/// The days that a search is limited to, from `--after` and `--before`.
package struct DateBound: Sendable, Hashable {
  /// The first day that is wanted, or nil for no limit.
  package var first: CivilDay?
  /// The day before which wanted days lie: itself and later ones are not wanted; nil for no limit.
  package var end: CivilDay?

  package init(first: CivilDay? = nil, end: CivilDay? = nil) {
    self.first = first
    self.end = end
  }

  /// Reads both options. After a period means from its first day on, that day included; before a period means up to, and
  /// not including, its first day. So `--after 2025-02 --before 2025-03` is February.
  ///
  /// - Throws: `badDate`.
  package init(after: String?, before: String?, today: CivilDay) throws(Failure) {
    if let after { first = try DateSpan(parsing: after, subject: "--after", today: today).first }
    if let before { end = try DateSpan(parsing: before, subject: "--before", today: today).first }
  }
}
