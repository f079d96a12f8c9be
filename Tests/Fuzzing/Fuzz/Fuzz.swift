import CFuzzer
import Glibc
import Ordeals

/// libFuzzer for one ordeal: `NEWSQ_ORDEAL=html Fuzz -max_len=4096 CORPUS`. Without a name it lists them.
@main
private enum Fuzz {
  private static let ordeal: Ordeal = {
    let name = getenv("NEWSQ_ORDEAL").map { String(cString: $0) } ?? ""
    guard let ordeal = Ordeal.named(name) else {
      let names = Ordeal.all.map(\.name).joined(separator: " ")
      print(name.isEmpty ? names : "Fuzz: there is no ordeal \"\(name)\" (NEWSQ_ORDEAL is one of: \(names))")
      exit(name.isEmpty ? 0 : 2)
    }
    return ordeal
  }()

  static func main() {
    _ = ordeal
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { start, count in
        do throws(Broken) {
          _ = try Fuzz.ordeal.undergo([UInt8](UnsafeBufferPointer(start: start, count: count)), Ordeal.fuzzingLimits)
        } catch {
          fatalError(error.description)
        }
        return 0
      })
  }
}
