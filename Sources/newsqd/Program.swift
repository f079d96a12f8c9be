import Dispatch
import Glibc
import NewsFiles
import NewsIngest
import NewsWorkers

/// This program, which is three by the name that it is started under: `newsqd`, the verbs of newsq that read bundles, and the
/// process that reads bundles for both.
@main
enum Program {
  static func main() {
    System.keepFreeMemory()
    // Doors are closed around the thread that closes them: before there is any other.
    if ReadingWorker.isMeant { ReadingWorker.run(startThread: OwnThread.start) }
    Task {
      if NewsqVerbs.areMeant { await NewsqVerbs.main() } else { await Newsqd.main() }
      Glibc.exit(0)
    }
    dispatchMain()
  }
}
