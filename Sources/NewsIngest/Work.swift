package import NewsIndex
package import NewsModel

/// One thing to do about one bundle.
package struct Work: Sendable {
  package enum Job: Sendable {
    /// Read it, if it is still as it was seen. With `known`, only the stamp is renewed where the content is the same
    /// and was read by the same version of its reader.
    case readSettled(known: KnownBundle?)
    /// Read it as it is: somebody named it and vouches for it.
    case readNow(known: KnownBundle?)
    /// Its owner removed it.
    case gone(forget: Bool)
  }

  package var candidate: Candidate
  package var job: Job

  package init(_ candidate: Candidate, _ job: Job) {
    self.candidate = candidate
    self.job = job
  }
}

/// What became of one piece of work.
package struct Outcome: Sendable {
  package enum Result: Sendable {
    /// Read; `failures` are of single members, whose neighbours are in.
    case indexed(hash: ContentHash, reader: String, readerVersion: Int, articles: Int, failures: [Failure])
    case unchanged(KnownBundle)
    case failed(Failure, hash: ContentHash?)
    case gone(forgotten: Bool)
    /// It changed under our hands, and is to be judged again.
    case unsettled
    case vanished
    /// The machine's trouble of the moment; nothing was recorded.
    case postponed(Failure)
  }

  /// With the stamp of what was read.
  package var candidate: Candidate
  package var result: Result
}
