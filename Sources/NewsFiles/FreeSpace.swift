import Glibc

/// The space that is free on a file system.
package enum FreeSpace {
  /// Bytes that users other than root may still write where `path` is, which must exist; nil where the system does not say.
  package static func bytes(at path: RawPath) -> Int64? {
    var s = statvfs()
    guard path.withCString({ statvfs($0, &s) }) == 0 else { return nil }
    return Int64(clamping: UInt64(s.f_bavail).multipliedReportingOverflow(by: UInt64(s.f_frsize)).partialValue)
  }
}
