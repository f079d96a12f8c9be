internal import ArgumentParser

/// The script that ArgumentParser makes for a shell, which knows verbs and their options, with what it cannot know added: a
/// query without a verb is a search, and the global options may stand before the verb (see `CommandLineOrder`).
enum CompletionScript {
  static func text(for shell: CompletionsVerb.Shell) -> String {
    switch shell {
    case .bash: inserted(bash, behind: "\n_newsq() {\n", into: Newsq.completionScript(for: .bash))
    case .zsh: inserted(zsh, behind: "\n_newsq() {\n", into: Newsq.completionScript(for: .zsh))
    case .fish:
      inserted(
        fish, behind: "\n    set -l unparsed_tokens (__newsq_tokens -pc)\n", into: Newsq.completionScript(for: .fish))
    }
  }

  /// The script with lines added where one of its own ends; without that line a test fails, and the script is as it was.
  private static func inserted(_ lines: String, behind line: String, into script: String) -> String {
    var text: [UInt8] = []
    let script = Array(script.utf8), line = Array(line.utf8)
    var at = 0
    while at < script.count, !script[at...].starts(with: line) { at += 1 }
    let end = min(script.count, at + line.count)
    text += script[..<end]
    if at < script.count { text += lines.utf8 }
    return String(decoding: text + script[end...], as: UTF8.self) + "\n"
  }

  /// The words that are no part of a query.
  private static let verbs: [String] =
    Newsq.configuration.subcommands.compactMap { $0.configuration.commandName }
    + ["help", "--help", "-h", "--version"]

  /// The words are put in order: the verb, the global options, the rest. Their number grows by one where no verb is there.
  private static let bash = """
        local -i newsq_verb=1
        while [[ "${newsq_verb}" -lt "${COMP_CWORD}" ]]; do
            case "${COMP_WORDS[newsq_verb]}" in
            --db|--config) newsq_verb+=2 ;;
            *) break ;;
            esac
        done
        if [[ "${newsq_verb}" -le "${COMP_CWORD}" ]]; then
            case "${COMP_WORDS[newsq_verb]}" in
            \(verbs.joined(separator: "|")))
                COMP_WORDS=("${COMP_WORDS[0]}" "${COMP_WORDS[newsq_verb]}" "${COMP_WORDS[@]:1:newsq_verb-1}" "${COMP_WORDS[@]:newsq_verb+1}")
                ;;
            *)
                if [[ "${newsq_verb}" -lt "${COMP_CWORD}" || "${COMP_WORDS[newsq_verb]}" = -* ]]; then
                    COMP_WORDS=("${COMP_WORDS[0]}" search "${COMP_WORDS[@]:1}")
                    COMP_CWORD=$((COMP_CWORD + 1))
                fi
                ;;
            esac
        else
            COMP_WORDS=("${COMP_WORDS[0]}" search "${COMP_WORDS[@]:1}")
            COMP_CWORD=$((COMP_CWORD + 1))
        fi

    """

  private static let zsh = """
        local -i newsq_verb=2
        while (( newsq_verb < CURRENT )) && [[ "${words[newsq_verb]}" == --(db|config) ]]; do
            (( newsq_verb += 2 ))
        done
        if (( newsq_verb <= CURRENT )) && [[ "${words[newsq_verb]}" == (\(verbs.joined(separator: "|"))) ]]; then
            words=("${words[1]}" "${words[newsq_verb]}" "${(@)words[2,newsq_verb-1]}" "${(@)words[newsq_verb+1,-1]}")
        elif (( newsq_verb != CURRENT )) || [[ "${words[newsq_verb]}" == -* ]]; then
            words=("${words[1]}" search "${(@)words[2,-1]}")
            (( CURRENT += 1 ))
        fi

    """

  private static let fish = """
        set -l newsq_verb 2
        while contains -- "$unparsed_tokens[$newsq_verb]" --db --config
            set newsq_verb (math $newsq_verb + 2)
        end
        if test (count $unparsed_tokens) -ge $newsq_verb
            if contains -- $unparsed_tokens[$newsq_verb] \(verbs.joined(separator: " "))
                set -l newsq_word $unparsed_tokens[$newsq_verb]
                set -e unparsed_tokens[$newsq_verb]
                set unparsed_tokens $unparsed_tokens[1] $newsq_word $unparsed_tokens[2..]
            else
                set unparsed_tokens $unparsed_tokens[1] search $unparsed_tokens[2..]
            end
        else if string match -q -- '-*' (commandline -ct); or test (count $unparsed_tokens) -gt 1
            set unparsed_tokens $unparsed_tokens[1] search $unparsed_tokens[2..]
        end

    """
}
