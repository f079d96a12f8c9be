/// The parts of an address on the web that `site:` compares.
enum WebAddress {
  /// Whether an address is at a host or at one below it, and, where a path is wanted, whether its own begins so.
  ///
  /// - Parameter place: in small letters: `example.org`, `example.org/world`, with or without a scheme and `www.`.
  static func text(_ address: String, isAt place: String) -> Bool {
    let (host, path) = parts(of: address.lowercased())
    let (wantedHost, wantedPath) = parts(of: place)
    guard !wantedHost.isEmpty, host == wantedHost || host.hasSuffix("." + wantedHost) else { return false }
    guard path.hasPrefix(wantedPath) else { return false }
    let next = path.dropFirst(wantedPath.count).first
    return wantedPath.isEmpty || wantedPath.hasSuffix("/") || next == nil || "/?#".contains(next!)
  }

  private static func parts(of address: String) -> (host: String, path: String) {
    var rest = address[...]
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    var host = rest[..<end]
    if let user = host.lastIndex(of: "@") { host = host[host.index(after: user)...] }
    if let port = host.firstIndex(of: ":") { host = host[..<port] }
    if host.hasPrefix("www.") { host = host.dropFirst(4) }
    let path = rest[end...]
    return (String(host), path == "/" ? "" : String(path))
  }
}
