import Glibc
import NewsIngest
import NewsModel
import NewsService
import Testing

@Suite struct RunLockTests {
  let place = Workplace()

  @Test func `a second newsqd is refused, and told who has the database`() throws {
    let first = try RunLock(.daemon, database: place.database)
    #expect(access(place.database + ".daemon-lock", F_OK) == 0)
    #expect(
      throws: Failure(
        .locked, subject: place.database, cause: "is in the hands of another newsqd, process \(getpid())",
        remedy: "wait until it has ended, or stop it")
    ) { try RunLock(.daemon, database: place.database) }
    withExtendedLifetime(first) {}
  }

  @Test func `a reindexing and a daemon do not lock each other out`() throws {
    let daemon = try RunLock(.daemon, database: place.database)
    let reindex = try RunLock(.reindex, database: place.database)
    let error = #expect(throws: Failure.self) { try RunLock(.reindex, database: place.database) }
    #expect(error?.cause == "is in the hands of another newsq reindex, process \(getpid())")
    withExtendedLifetime((daemon, reindex)) {}
  }

  @Test func `a lock ends with its holder`() throws {
    do { _ = try RunLock(.daemon, database: place.database) }
    _ = try RunLock(.daemon, database: place.database)
  }

  @Test func `the database's folder is made where it is missing`() throws {
    let lock = try RunLock(.daemon, database: place.path + "/new/deep/index.db")
    #expect(access(place.path + "/new/deep", F_OK) == 0)
    withExtendedLifetime(lock) {}
  }

  @Test func `a lock that cannot be made says where and what to do`() {
    #expect(
      throws: Failure(
        .databaseError, subject: "/proc/newsq/index.db.daemon-lock",
        cause: "cannot be made to lock the database: no such file or directory",
        remedy: "let newsq's user write in that folder, or name another database with --db")
    ) { try RunLock(.daemon, database: "/proc/newsq/index.db") }
  }
}

/// What can be seen of newsqd from outside, by its lock.
@Suite struct ServiceSightingTests {
  let place = Workplace()

  @Test func `a newsqd is seen with its state while it has the lock, and what it was afterwards`() throws {
    #expect(ServiceSighting.look(at: place.database) == .notRunning(nil))
    let state = ServiceState(process: getpid(), version: "1", since: 17, inbox: "/inbox")
    do {
      let lock = try RunLock(.daemon, database: place.database)
      #expect(ServiceSighting.look(at: place.database) == .running(nil))
      lock.write(state)
      #expect(ServiceSighting.look(at: place.database) == .running(state))
    }
    #expect(ServiceSighting.look(at: place.database) == .notRunning(state))
    // The next one begins anew.
    let lock = try RunLock(.daemon, database: place.database)
    #expect(ServiceSighting.look(at: place.database) == .running(nil))
    withExtendedLifetime(lock) {}
  }

  @Test func `who asks keeps no newsqd from starting`() async throws {
    let database = place.database
    do { _ = try RunLock(.daemon, database: database) }
    // On threads of their own: the shared ones are for others.
    let threads = (TaskThread(), TaskThread())
    let asking = Task(executorPreference: threads.0) {
      while !Task.isCancelled { _ = ServiceSighting.look(at: database) }
    }
    let starting = Task(executorPreference: threads.1) {
      for _ in 0..<20 { _ = try RunLock(.daemon, database: database) }
    }
    let result = await starting.result
    asking.cancel()
    await asking.value
    withExtendedLifetime(threads) {}
    try result.get()
  }
}
