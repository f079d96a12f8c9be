/// A light stemmer: it takes the endings of nouns, adjectives and the commonest verb forms away, and nothing else, for languages
/// that Snowball's library has no algorithm for.
///
/// After the light stemmers of Dolamic and Savoy (Czech), Savoy (Bulgarian) and the suffix tables of the published Ukrainian and
/// Polish ones, for tokens as the index holds them: in small letters, Latin ones without accents.
struct LightStemmer: Sendable {
  /// Endings, longest first, in Unicode scalars.
  private let endings: [[Unicode.Scalar]]
  /// What a second pass takes away of what is left: suffixes of possession and of origin.
  private let suffixes: [[Unicode.Scalar]]
  /// Ends of stems that change within one word's forms: from, to.
  private let alternations: [(from: [Unicode.Scalar], to: [Unicode.Scalar])]
  private let leastStem: Int

  init(endings: String, suffixes: String = "", alternations: [(String, String)] = [], leastStem: Int = 3) {
    func scalars(_ text: String) -> [[Unicode.Scalar]] {
      WordList.words(text).map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }
    }
    self.endings = scalars(endings)
    self.suffixes = scalars(suffixes)
    self.alternations = alternations.map { (Array($0.0.unicodeScalars), Array($0.1.unicodeScalars)) }
    self.leastStem = leastStem
  }

  /// The stem of a token; the token itself where there is nothing to take away.
  func stem(_ token: String) -> String {
    var scalars = Array(token.unicodeScalars)
    guard scalars.count > leastStem else { return token }
    remove(endings, from: &scalars)
    remove(suffixes, from: &scalars)
    for (from, to) in alternations where scalars.count >= leastStem && scalars.suffix(from.count).elementsEqual(from) {
      scalars.replaceSubrange((scalars.count - from.count)..., with: to)
      break
    }
    var stem = String.UnicodeScalarView()
    stem.append(contentsOf: scalars)
    return String(stem)
  }

  private func remove(_ endings: [[Unicode.Scalar]], from scalars: inout [Unicode.Scalar]) {
    for ending in endings
    where scalars.count >= ending.count + leastStem && scalars.suffix(ending.count).elementsEqual(ending) {
      scalars.removeLast(ending.count)
      return
    }
  }

  static let ukrainian = LightStemmer(
    endings: """
      ами ями ові еві єві ою ею єю ого ього ому ьому ими іми їми ах ях ам ям ом ем єм ів їв ей ий ій їй їх их іх им ім їм ої
      ої єї еї а я о е є у ю и і ї ь й
      ується уються ує ують юють ювати увати уватися ювала увала ювали ували ював ував ають яють
      ання яння ення іння анню енню анням енням аннях еннях ань ень
      ість ості істю остей остям остями остях
      """,
    suffixes: "ов ев єв ськ ан ян і",
    alternations: [
      ("ець", "ц"), ("ец", "ц"), ("єць", "йц"), ("нок", "нк"), ("ток", "тк"), ("ід", "од"), ("ік", "ок"), ("іг", "ог"),
      ("із", "оз"), ("іт", "от"),
      ("ім", "ом"), ("ін", "он"), ("іл", "ол"), ("ір", "ор"), ("іс", "ос"), ("іч", "оч"), ("іш", "ош"), ("іб", "об"),
      ("іп", "оп"),
      ("иїв", "иєв"), ("їв", "єв"),
    ], leastStem: 2)

  static let polish = LightStemmer(
    endings: """
      ami iami ach iach om iom owi iowi ow iow em iem ie a e i o u y ia io iu ego iego emu iemu ymi imi ym im ych ich ej iej
      owie ova owa owe owy al uje uja ujac owac owal owala owali anie ania aniu aniem enie enia eniu eniem
      """, suffixes: "ow", alternations: [("dz", "g"), ("rz", "r"), ("cz", "k"), ("sz", "s"), ("zd", "zd"), ("c", "k")])

  static let czech = LightStemmer(
    endings: """
      atech etem atum ech ich iho emi emu ete eti iho imi imu ach ata aty ych ama ami ove ovi ymi em es im um at am os us ym y
      a e i o u mi ou eho ymi ymu ho mu
      ost osti osti ostem ostech ostmi ovani ovat oval ovala ovali ani eni
      """, suffixes: "ov in", alternations: [("ct", "ck"), ("st", "sk"), ("c", "k"), ("z", "h"), ("r", "r")])

  static let bulgarian = LightStemmer(
    endings:
      "ията ият ието иите ищата ища овете ове евете еве ите ята та то те ът ят ета етата ането анията ението енията остта",
    suffixes: "ия ие ии иа а е и о у я ю ъ й ост ости", alternations: [("ц", "к"), ("з", "г"), ("с", "х")])
}
