/// The words that articles are made of: those of English grammar, some two hundred that every paper has, and made-up ones
/// without end, the rarer the longer one looks.
struct Vocabulary {
  /// How many lemmas there are besides names. Names go on.
  static let lemmas = 30_000
  static let names = 4_000_000

  static let grammar = split(
    """
    the of to and a in that is for on it with as was be by at are have from has an he this not his but they or had were
    which we will who their said been its would more about one when there after she all her if up out into than over so
    what other some no could them only also most now two first last before between under while where since during such
    because against both any may can then down off still even how our you him these through those each much do did made
    """)

  /// Ordinary words of news; the most frequent ones come first.
  static let ordinary = split(
    """
    government year people minister country company president state percent police market week month party report group
    month city official war talk leader member court world number school law plan price bank deal case power office
    election vote part home right service report team game player season goal win match club coach league final round
    budget tax trade growth rate share sale profit export union worker job wage strike labour industry factory farm
    border peace treaty army soldier attack force weapon security agency crisis aid refugee camp region province capital
    mayor council village river bridge road train railway port ship ferry airport flight airline passenger driver car
    hospital doctor patient health disease virus vaccine drug study research scientist university student teacher child
    family woman mother father son daughter friend neighbour house flat rent street church bishop museum music film book
    author actor painter festival theatre prize audience reader letter paper editor press camera picture image network
    internet phone computer software machine engine energy oil gas coal wind water storm flood rain snow summer winter
    climate forest field animal bird fish food bread wine milk coffee shop customer store order supply contract lawyer
    judge trial prison crime murder victim witness evidence inquiry charge sentence appeal rule debate speech question
    answer reform change decision meeting visit summit statement warning promise threat demand offer support opposition
    """)

  // Empty ones stand there more than once, as most words have none.
  private static let prefixes = ["", "", "", "", "", "", "", "re", "un", "con", "pro", "de", "in"]
  private static let onsets = split("b br c ch cl d dr f fl g gr h j l m n p pl r s sh sp st t tr v w")
  private static let middles = split("a e i o u ea oo ou ai")
  private static let codas = split("n nd st ck ll rt mp t m r lt nt rk g b d p ne te re")
  private static let suffixes = ["", "", "", "", "", "", "er", "al", "or", "ic", "ity", "ment", "ness", "age"]
  private static let nameStarts = split(
    "bar bel bren cal cor dal dor el fal far gar hal hol ister jar kar kel kor lan lem mar mel mor nar nor or ostra pal per"
      + " quil ram ros sar sel sor tar tel tor ul val ver vor war wes yar zan zel")
  private static let nameMiddles = split("b d f g k l m n p r s t v z sh th").flatMap { onset in
    split("a e i o u").map { onset + $0 }
  }
  private static let nameEnds = split(
    "ton berg mark stad ford via ski sen man well wick dorf lund rick ley more shaw mann quist vale ric das dez ini oku"
  )
  static let firstNames = split(
    """
    anna peter maria john elena david fatima james olga pierre carlos yuki ivan sarah omar lucia paul sofia hassan emma
    jorge nina kofi laura tomas grace viktor rosa henrik leila mark helena ravi clara stefan mei joseph ingrid pablo
    """)

  private let table: [[UInt8]]

  init() {
    table =
      Self.ordinary.map { Array($0.utf8) }
      + (Self.ordinary.count..<Self.lemmas).map { Self.madeUp($0) }
  }

  /// The lemma of a rank below `lemmas`, in small letters.
  func lemma(_ rank: Int) -> [UInt8] { table[rank] }

  /// The plural of what stands at the end of a text, or the like.
  static func putS(to text: inout [UInt8]) {
    switch text.last {
    case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "h"): text += "es".utf8
    case UInt8(ascii: "y"):
      text.removeLast()
      text += "ies".utf8
    default: text.append(UInt8(ascii: "s"))
    }
  }

  /// Whether endings other than the plural's may be put to it.
  func isMadeUp(_ rank: Int) -> Bool { rank >= Self.ordinary.count }

  /// The family name of a rank below `names`, in small letters: the rarer, the longer.
  static func name(_ rank: Int) -> [UInt8] {
    let lists =
      [nameStarts] + Array(repeating: nameMiddles, count: rank < 1000 ? 0 : rank < 60_000 ? 1 : 2) + [nameEnds]
    return word(rank, of: lists)
  }

  private static func madeUp(_ rank: Int) -> [UInt8] { word(rank, of: [prefixes, onsets, middles, codas, suffixes]) }

  /// One part out of each list. The prime goes through all of their combinations before one comes again.
  private static func word(_ rank: Int, of lists: [[String]]) -> [UInt8] {
    var rest = (rank * 15_485_863 + 977) % lists.reduce(1) { $0 * $1.count }
    var word: [UInt8] = []
    for list in lists {
      word += list[rest % list.count].utf8
      rest /= list.count
    }
    return word
  }

  private static func split(_ list: String) -> [String] { list.split { $0 == " " || $0 == "\n" }.map(String.init) }
}
