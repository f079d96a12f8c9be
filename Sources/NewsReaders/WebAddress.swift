/// Addresses of the web.
enum WebAddress {
  /// An address as it is seen from another (RFC 3986); as it stands where it is whole, or cannot be resolved.
  static func resolved(_ address: String, against base: String) -> String {
    if hasScheme(address) { return address }
    return Libxml2.address(address, against: base) ?? address
  }

  /// Whether it begins as `https:` does.
  static func hasScheme(_ address: String) -> Bool {
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")), colon != address.utf8.startIndex else {
      return false
    }
    return address.utf8[..<colon].allSatisfy {
      (97...122).contains($0 | 0x20) || (48...57).contains($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ".")
    }
  }

  /// Whether it is one of a page: `http:` or `https:`.
  static func isPage(_ address: String) -> Bool {
    let start = address.prefix(8).lowercased()
    return start.hasPrefix("http://") || start == "https://"
  }
}
