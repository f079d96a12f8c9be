/// A condition on what is known of an article beside its text.
package enum Filter: Sendable, Hashable {
  /// Published in these days; undated articles are not.
  case published(DateBound)
  /// Arrived in these days.
  case seen(DateBound)
  /// The day of publication is not known.
  case undated
  /// A source whose name has these words, one behind the other; the last may be the beginning of a word.
  case source(String, isPrefix: Bool)
  /// A language by its code, regions of it included (`en` is `en-us`, too).
  case language(String)
  /// An address of this host or of one below it, and, where the text goes on behind the host, with this beginning of its path.
  case site(String)
  /// An address that has this text in it, in any case.
  case url(String)
  /// The article has a picture.
  case image
}
