package import NewsModel

extension IndexReader {
  /// Looks through the whole database, which takes a minute for each few gigabytes.
  package func health() throws(Failure) -> Health {
    try read { db throws(Failure) in
      var check = HealthCheck(db, path: path, tokenizer: tokenizer)
      return check.run()
    }
  }

  /// What is wrong with the database; empty where it is sound.
  package func complaints() throws(Failure) -> [Failure] { try health().all }
}
