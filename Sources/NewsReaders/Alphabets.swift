/// The letters beyond ASCII that languages write with, in lower case: what tells old encodings apart, which give the same
/// bytes different letters.
enum Alphabets {
  private static let cyrillic = "абвгдежзийклмнопрстуфхцчшщьюя"

  private static let letters: [String: Set<Unicode.Scalar>] = [
    "fr": "àâæçéèêëîïôœùûüÿ", "de": "äöüßéàè", "es": "áéíñóúüç", "it": "àèéìíîòóùú", "pt": "àáâãçéêíóôõúü",
    "nl": "áéèëêïíóöüûç", "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű", "ro": "ăâîșțşţ", "hr": "čćđšž", "bs": "čćđšž", "sl": "čšžćđ", "tr": "çğıöşüâîûi̇",
    "az": "çəğıöşüi̇", "sv": "åäöéàü", "fi": "äöåšžé", "da": "æøåéóö", "no": "æøåéèêòóôäö", "nb": "æøåéèêòóôäö",
    "is": "áðéíóúýþæö", "et": "äõöüšž", "lv": "āčēģīķļņšūž", "lt": "ąčęėįšųūž", "sq": "çë", "ca": "àçéèíïóòúü",
    "gl": "áéíñóúüï", "eu": "ñçü", "mt": "ċġħżàèìòù", "cy": "ŵŷâêîôûïäö", "ga": "áéíóú", "en": "éèêëïöüçñáó",
    "eo": "ĉĝĥĵŝŭ", "af": "êëéèîïôöûü",
    "ru": cyrillic + "ыэъё", "uk": cyrillic + "єіїґ", "be": cyrillic + "ыэўіё", "bg": cyrillic + "ъ",
    "sr": cyrillic + "ђјљњћџ", "mk": cyrillic + "ѓѕјљњќџ", "kk": cyrillic + "ыэъёәғқңөұүһі", "mn": cyrillic + "ыэъёөү",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
  ].mapValues { Set($0.unicodeScalars) }

  /// The letters of a language's code, or nil where they are told by their script alone.
  static func letters(of language: String) -> Set<Unicode.Scalar>? {
    letters[language]
  }

  /// The most frequent characters of Chinese, in both forms, which Japanese has too: about half of any text.
  static let commonIdeographs = Set(
    """
    的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文
    无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话者向情部正名定问力机给等几很业间新
    位因重被走电四第门相次东政海口使教西再平真世气信北少关并内加化由却代军产入先山五太万市体别处总场师书比住员性通目报立马命活数件安表原车应路期提金何更反合
    放做系计或司利受光王果及界今京务制解各任至清物台记共战干接它特直服建度统交求革区品量众技轻程基派式决保达办运半必步深即士空江据双商千改议形早房音火
    這來國個說們為時會過對學後麼沒於還發當無開見經頭動長樣現將與進實點種聲話問機給幾業間電門東氣關並內產萬體別處總場師書員報馬數應車記戰統區眾
    輕據雙議日本東京県市会社年月時者新聞発表政府
    """.unicodeScalars.filter { $0.value > 0x2E80 })
}
