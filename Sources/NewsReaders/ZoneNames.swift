/// Abbreviations of time zones that stand for one offset wherever news uses them. `IST` (India, Israel, Ireland) and
/// `ET`, `PT` (summer or winter) do not, and are read as no zone.
enum ZoneNames {
  private static let offsets: [String: Int] = [
    "utc": 0, "gmt": 0, "z": 0, "ut": 0, "wet": 0,
    "bst": 60, "cet": 60, "mez": 60, "west": 60, "wat": 60,
    "cest": 120, "mesz": 120, "eet": 120, "sast": 120, "cat": 120,
    "eest": 180, "msk": 180, "мск": 180, "eat": 180, "trt": 180,
    "gst": 240, "pkt": 300, "wib": 420, "ict": 420,
    "hkt": 480, "sgt": 480, "awst": 480, "pht": 480, "jst": 540, "kst": 540,
    "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "akst": -540, "akdt": -480, "hst": -600, "brt": -180,
  ]

  /// Minutes east of UTC of a lower-case abbreviation, or nil.
  static func offset(_ word: String) -> Int? {
    offsets[word]
  }
}
