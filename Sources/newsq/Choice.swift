internal import ArgumentParser

/// One of a few words that an option takes.
///
/// ArgumentParser would make the same of such an enumeration by itself, by key paths and dictionaries, whose types have to
/// be looked up at every start: a twentieth of what a search does.
protocol Choice: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension Choice {
  static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  static var allValueDescriptions: [String: String] { [:] }
  var defaultValueDescription: String { rawValue }
}
