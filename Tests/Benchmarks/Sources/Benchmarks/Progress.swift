import Glibc

/// Tells whoever waits what is being done.
func say(_ text: String) {
  let line = "bench: \(text)\n"
  write(STDERR_FILENO, line, line.utf8.count)
}
