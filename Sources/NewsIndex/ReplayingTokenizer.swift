import CSQLite
import NewsModel

/// Gives FTS5 the words that a reader's core has already cut, in the place of the stock tokenizer.
///
/// On the writer's connection alone the name `unicode61` leads here. For a text that is one of three marks it
/// replays the words of that column of the article in hand; every other text goes on to FTS5's own tokenizer.
/// The file knows nothing of it: its words are those that the stock tokenizer makes.
///
/// Unchecked, because FTS5 calls it back through C: it is touched only inside the one connection's own queue, by
/// the writer before an INSERT and by FTS5 during it.
final class ReplayingTokenizer: @unchecked Sendable {
  /// The words of one article, as the batch holds them.
  struct Source {
    var tokens: TokenStream
    var words: WordTable
    var columns: [Range<Int>]
  }

  /// What stands for the text of each column in an INSERT: a control character, which no article's text holds.
  static func mark(of column: Column) -> String {
    String(Unicode.Scalar(UInt8(column.rawValue + 1)))
  }

  var source: Source?
  private var stock = fts5_tokenizer()
  private var stockContext: UnsafeMutableRawPointer?

  /// Takes the stock tokenizer's name on a connection, which holds this object until it is closed: that may be late, when a
  /// writer is given up with its statements open.
  func register(on connection: OpaquePointer) throws(Failure) {
    let fts5 = try FTS5(connection)
    guard let found = fts5.tokenizer(named: Unicode61.name) else { throw Failure.database(connection) }
    (stock, stockContext) = found
    var functions = fts5_tokenizer(xCreate: Self.create, xDelete: Self.delete, xTokenize: Self.tokenize)
    let held = Unmanaged.passRetained(self)
    let status = fts5.api.pointee.xCreateTokenizer(
      fts5.api, Unicode61.name, held.toOpaque(), &functions,
      { context in
        if let context { Unmanaged<ReplayingTokenizer>.fromOpaque(context).release() }
      })
    guard status == SQLITE_OK else {
      held.release()
      throw Failure.database(connection)
    }
  }

  /// What FTS5 holds for one table: the way here, and the stock tokenizer for all other texts.
  private final class Instance {
    let replaying: ReplayingTokenizer
    let stock: OpaquePointer

    init(_ replaying: ReplayingTokenizer, _ stock: OpaquePointer) {
      self.replaying = replaying
      self.stock = stock
    }
  }

  private static let create:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafePointer<CChar>?>?, Int32,
      UnsafeMutablePointer<OpaquePointer?>?
    ) -> Int32 = { context, options, count, result in
      guard let context else { return SQLITE_ERROR }
      let replaying = Unmanaged<ReplayingTokenizer>.fromOpaque(context).takeUnretainedValue()
      var stock: OpaquePointer?
      let status = replaying.stock.xCreate(replaying.stockContext, options, count, &stock)
      guard status == SQLITE_OK, let stock else { return status }
      result?.pointee = OpaquePointer(Unmanaged.passRetained(Instance(replaying, stock)).toOpaque())
      return SQLITE_OK
    }

  private static let delete: @convention(c) (OpaquePointer?) -> Void = { tokenizer in
    guard let tokenizer else { return }
    let instance = Unmanaged<Instance>.fromOpaque(UnsafeRawPointer(tokenizer)).takeRetainedValue()
    instance.replaying.stock.xDelete(instance.stock)
  }

  private typealias TokenCallback =
    @convention(c) (UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32, Int32, Int32) -> Int32

  private static let tokenize:
    @convention(c) (
      OpaquePointer?, UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32, TokenCallback?
    ) -> Int32 = { tokenizer, context, flags, text, length, callback in
      guard let tokenizer, let callback else { return SQLITE_ERROR }
      let instance = Unmanaged<Instance>.fromOpaque(UnsafeRawPointer(tokenizer)).takeUnretainedValue()
      if length == 1, let source = instance.replaying.source, let mark = text?.pointee,
        source.columns.indices.contains(Int(mark) - 1)
      {
        return replay(source.columns[Int(mark) - 1], of: source, to: context, callback)
      }
      return instance.replaying.stock.xTokenize(instance.stock, context, flags, text, length, callback)
    }

  private static func replay(
    _ column: Range<Int>, of source: Source, to context: UnsafeMutableRawPointer?, _ callback: TokenCallback
  ) -> Int32 {
    for number in source.tokens[column] {
      let token = source.words.bytes(of: source.words[number])
      let bytes = UnsafeRawPointer(token.baseAddress)?.assumingMemoryBound(to: CChar.self)
      let status = callback(context, 0, bytes, Int32(token.count), 0, 0)
      if status != SQLITE_OK { return status }
    }
    return SQLITE_OK
  }
}
