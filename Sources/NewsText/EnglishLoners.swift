/// English words that keep to themselves: their endings look like those of a paradigm, and are none.
///
/// Each stands with its meaning apart from the word that its ending would lead to: arms are no arm, a department is no
/// departing. Found by reading what ``EnglishForms`` brings together in large collections of news.
enum EnglishLoners {
  static let words: Set<String> = Set(WordList.words(table))

  private static let table = """
    news arms customs customer goods united
    department apartment compartment complement compliment
    important importance likely hardly lately shortly director officer container charter
    memorial rational universal festival interval rival
    convention procession recession profession succession contention concession edition direction section constitution
    relation foundation publication information formation
    president resident content continent incident accident constituent component
    conference sentence audience natural emergency
    experiment engineer critical
    """
}
