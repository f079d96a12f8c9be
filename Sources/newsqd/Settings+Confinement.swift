import NewsIngest
import NewsModel
import NewsSettings
import NewsWorkers

extension Settings {
  static let confineRemedy = "boot a kernel with them, or see which system calls newsqd's unit allows"

  /// What bundles are read with, in this process or in others, as `confine` says.
  ///
  /// - Parameter lacking: Called with what the kernel lacks where it goes on without.
  /// - Throws: `badConfiguration` where it must not.
  func bundleReaders(lacking: (String) -> Void = { _ in }) throws(Failure) -> BundleReaders {
    guard confine != .off else { return BundleReaders(programs, limits: limits) }
    let missing = Confinement.missing.map(\.rawValue).joined(separator: " and ")
    if !missing.isEmpty {
      guard confine == .auto else {
        throw Failure(
          .badConfiguration, subject: "confine", cause: "is \"require\", and this kernel offers no \(missing)",
          remedy: "\(Self.confineRemedy), or set confine = \"auto\"")
      }
      lacking(missing)
    }
    return BundleReaders(programs, limits: limits, place: .confined(isRequired: confine == .require))
  }
}
