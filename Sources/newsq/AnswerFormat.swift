internal import ArgumentParser

/// How answers are written by the verbs that have no formats of their own.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
