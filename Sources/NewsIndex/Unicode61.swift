import CSQLite
import NewsModel

/// What FTS5's own tokenizer makes of each character, learned from FTS5 itself.
///
/// The index is made with the stock tokenizer `unicode61`, so that any SQLite can read it. Which characters it
/// takes for letters, and how it folds them, is decided by tables inside SQLite. Instead of a copy that could
/// come to differ, each character is asked for once, when it first occurs.
/// One instance is for one thread.
final class Unicode61 {
  /// The tokenizer and its options, as the schema names them. Marks belong to words, so that Arabic, Hindi and
  /// Thai ones do not split them.
  static let declaration = "unicode61 categories 'L* N* Co Mn Mc' remove_diacritics 2"
  static let name = "unicode61"
  static let options = ["categories", "L* N* Co Mn Mc", "remove_diacritics", "2"]

  /// How the tokenizer treats one character.
  struct Treatment {
    fileprivate var bits: UInt32
    /// A token may begin with it.
    var begins: Bool { bits & 0x8000_0000 != 0 }
    /// A token goes on over it.
    var continues: Bool { bits & 0x4000_0000 != 0 }
    /// What stands for it in the token; nil where it vanishes.
    var folded: Unicode.Scalar? { bits & 0x1F_FFFF == 0 ? nil : Unicode.Scalar(bits & 0x1F_FFFF) }
  }

  /// Blocks of 256 characters, made when the first of theirs occurs.
  private var blocks = [[UInt32]](repeating: [], count: 0x110000 / 256)
  private var stock: StockTokenizer?
  /// What stands for a character that was not asked for yet.
  private static let unknown: UInt32 = 0x2000_0000

  func treatment(of scalar: Unicode.Scalar) -> Treatment {
    let block = Int(scalar.value >> 8), place = Int(scalar.value & 0xFF)
    if blocks[block].isEmpty { blocks[block] = [UInt32](repeating: Self.unknown, count: 256) }
    let known = blocks[block][place]
    if known != Self.unknown { return Treatment(bits: known) }
    let bits = learn(scalar)
    blocks[block][place] = bits
    return Treatment(bits: bits)
  }

  private func learn(_ scalar: Unicode.Scalar) -> UInt32 {
    if stock == nil { stock = StockTokenizer() }
    return stock.map { Self.bits(of: scalar, by: $0) } ?? 0
  }

  /// Between two letters a character ends the token, vanishes, or shows its folded form; alone it shows whether
  /// a token may begin with it.
  private static func bits(of scalar: Unicode.Scalar, by stock: StockTokenizer) -> UInt32 {
    let within = stock.tokens(in: "x\(scalar)x")
    guard within.count == 1, let token = within.first else { return 0 }
    let middle = String(decoding: token.dropFirst().dropLast(), as: UTF8.self).unicodeScalars
    let begins: UInt32 = stock.tokens(in: "\(scalar)").isEmpty ? 0 : 0x8000_0000
    return begins | 0x4000_0000 | (middle.first?.value ?? 0)
  }
}

/// A `unicode61` tokenizer of a connection of its own, which holds no database.
private final class StockTokenizer {
  private let connection: OpaquePointer
  private let functions: fts5_tokenizer
  private let tokenizer: OpaquePointer

  init?() {
    var connection: OpaquePointer?
    guard sqlite3_open(":memory:", &connection) == SQLITE_OK, let connection,
      let found = (try? FTS5(connection))?.tokenizer(named: Unicode61.name),
      let tokenizer = found.functions.create(found.context, Unicode61.options)
    else {
      sqlite3_close(connection)
      return nil
    }
    self.connection = connection
    functions = found.functions
    self.tokenizer = tokenizer
  }

  deinit {
    functions.xDelete(tokenizer)
    sqlite3_close(connection)
  }

  func tokens(in text: String) -> [[UInt8]] {
    var tokens: [[UInt8]] = []
    withUnsafeMutablePointer(to: &tokens) { tokens in
      _ = functions.xTokenize(
        tokenizer, tokens, FTS5_TOKENIZE_DOCUMENT, text, Int32(text.utf8.count)
      ) { context, _, bytes, count, _, _ in
        let token = UnsafeRawBufferPointer(start: bytes, count: Int(count))
        context?.assumingMemoryBound(to: [[UInt8]].self).pointee.append([UInt8](token))
        return SQLITE_OK
      }
    }
    return tokens
  }
}

extension fts5_tokenizer {
  /// A tokenizer with these options, or nil where FTS5 refuses them.
  func create(_ context: UnsafeMutableRawPointer?, _ options: [String]) -> OpaquePointer? {
    var tokenizer: OpaquePointer?
    let copies = options.map { option in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: option.utf8.count + 1)
      for (i, byte) in option.utf8.enumerated() { copy[i] = CChar(bitPattern: byte) }
      copy[option.utf8.count] = 0
      return copy
    }
    defer { copies.forEach { $0.deallocate() } }
    var pointers: [UnsafePointer<CChar>?] = copies.map { UnsafePointer($0) }
    let status = xCreate(context, &pointers, Int32(pointers.count), &tokenizer)
    return status == SQLITE_OK ? tokenizer : nil
  }
}
