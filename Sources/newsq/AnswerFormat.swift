internal import ArgumentParser

/// How answers are written by the verbs that have no formats of their own.
enum AnswerFormat: String, Choice {
  case text, json
}
