import Foundation
import Testing

/// The scripts by which shells complete newsq's command lines.
@Suite(.ownThreads) struct CompletionTests {
  private func script(_ shell: String, in place: Place) throws -> String {
    let outcome = try place.newsq("completions", shell)
    #expect(outcome.status == 0 && outcome.errors == "")
    return try place.write("\(place.path)/newsq.\(shell)", outcome.text)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a script is what its shell understands`(shell: String) throws {
    let place = try Place()
    let file = try script(shell, in: place)
    // What newsq adds to the generated script must have found its place there.
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("newsq_verb"))
    guard ["/usr/bin", "/bin"].contains(where: { access("\($0)/\(shell)", X_OK) == 0 }) else { return }
    let check = try place.run([shell, "-n", file])
    #expect(check.status == 0 && check.errors == "", "\(check.errors)")
  }

  @Test(arguments: [
    ("newsq ceasefire --so", "--source --sort"), ("newsq --so", "--source --sort"), ("newsq --sort re", "relevance"),
    ("newsq --db x.db ceasefire --match a", "all any"), ("newsq trend x --by w", "week"),
    ("newsq --db x.db trend --by mo", "month"), ("newsq se", "search"), ("newsq completions z", "zsh"),
    ("newsq similar newsq.b", "newsq.bash"), ("newsq show --fo", "--format"), ("newsq x --facet so", "source"),
  ])
  func `bash completes options and choices, with a verb or without`(line: String, completed: String) throws {
    let place = try Place()
    let file = try script("bash", in: place)
    let outcome = try place.shell(
      """
      source '\(file)'
      read -ra COMP_WORDS <<< "$line"
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$line COMP_POINT=${#line}
      _newsq newsq "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      echo "${COMPREPLY[*]}"
      """, adding: ["line": line])
    #expect(outcome.lines == [completed], "\(outcome.errors)")
  }

  @Test func `an unknown shell is refused`() throws {
    let outcome = try Place().newsq("completions", "cmd")
    #expect(outcome.status == 2 && outcome.text == "")
    #expect(outcome.errors.hasPrefix("newsq: ") && outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func `installing puts the scripts where the shells look, uninstalling takes them away`() throws {
    let makefile = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Makefile"),
      encoding: .utf8)
    for path in [
      "bash-completion/completions/newsq", "zsh/site-functions/_newsq", "fish/vendor_completions.d/newsq.fish",
    ] {
      #expect(makefile.contains("$(share)/\(path)"))
    }
    #expect(makefile.contains("rm -f $(completions)"))
  }
}
