internal import ArgumentParser
import Glibc
import NewsCommand
import NewsFiles
import NewsJSON
import NewsModel

extension Companion {
  /// The articles that newsqd, run beside this process, reads in a file; at least one. What it complains of goes to standard
  /// error as it is.
  ///
  /// - Throws: with the status for an error where it reads none: newsqd has said why.
  static func articles(of file: String, _ global: GlobalOptions) throws -> [Article] {
    let (output, status) = try output(of: ["extract"] + global.configurationWords + ["--", file])
    let articles = output.split(separator: UInt8(ascii: "\n")).compactMap { line -> Article? in
      guard let record = try? JSONValue.parse(Array(line)) else { return nil }
      return record["body"]?.stringValue.map { body in
        Article(
          title: record["title"]?.stringValue, body: body, language: record["language"]?.stringValue,
          format: record["format"]?.stringValue ?? "")
      }
    }
    if articles.isEmpty {
      if status == 0 {
        throw Failure(.noArticle, subject: file, cause: "has no article in it", remedy: "name a file that has one")
      }
      throw ExitCode(status == ExitStatus.badConfiguration ? status : ExitStatus.refused)
    }
    return articles
  }

  /// What newsqd, called newsq, answers to some words, and its exit status.
  private static func output(of words: [String]) throws(Failure) -> ([UInt8], status: Int32) {
    let program = try place()
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw cannotStart(program, .last) }
    defer { close(ends[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    let arguments = [strdup("newsq")] + words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var child: pid_t = 0
    let error = program.withCString { posix_spawn(&child, $0, &actions, nil, arguments, environ) }
    close(ends[1])
    guard error == 0 else { throw cannotStart(program, Errno(error)) }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(ends[0], &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      output += chunk[..<count]
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return (output, status & 0x7F == 0 ? (status >> 8) & 0xFF : ExitStatus.refused)
  }
}
