internal import Glibc

/// Old encodings by the C library's converter.
enum Iconv {
  /// Loads the converters of all encodings that files may be in, and keeps them: afterwards no file is opened for one.
  static func load() {
    _ = converters
  }

  /// A converter of each encoding under each of its names: GMime asks by those that a header gives.
  private static let converters: [UInt] = (EncodingLabels.all + EncodingDetector.all + ofMail).compactMap { name in
    let converter = iconv_open("UTF-8", name)
    return converter.flatMap { Int(bitPattern: $0) == -1 ? nil : UInt(bitPattern: $0) }
  }

  /// Further names that headers of mail and names in archives are written in.
  private static let ofMail = [
    "UTF-7", "UTF-16", "UTF-32", "EUC-CN", "EUC-TW", "EUC-JP", "EUC-KR", "EUC-JISX0213", "SJIS", "SHIFT_JISX0213",
    "BIG5",
    "GBK", "GB2312", "JOHAB", "ISO-8859-1", "ISO-8859-9", "ISO-2022-JP-2", "ISO-2022-JP-3", "ISO-2022-CN-EXT", "CP437",
    "CP737", "CP775", "CP850", "CP852", "CP855", "CP857", "CP858", "CP860", "CP861", "CP862", "CP863", "CP864", "CP865",
    "CP869", "CP1125", "KOI8-T", "TIS-620", "TCVN", "ARMSCII-8", "GEORGIAN-PS", "PT154", "RK1048",
  ]

  /// The bytes as UTF-8, with U+FFFD for what the encoding does not have; nil where the encoding is not known.
  /// - Parameter charset: A label as files declare it.
  static func utf8(_ bytes: [UInt8], from charset: String) -> [UInt8]? {
    EncodingLabels.name(charset).flatMap { utf8(bytes[...], encoding: $0)?.text }
  }

  /// The bytes as UTF-8, and how many bytes had no meaning.
  /// - Parameter encoding: The C library's name.
  static func utf8(_ bytes: ArraySlice<UInt8>, encoding: String) -> (text: [UInt8], broken: Int)? {
    guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 3 / 2)
    var broken = 0
    var input = Array(bytes)
    var buffer = [CChar](repeating: 0, count: 16_384)
    input.withUnsafeMutableBytes { raw in
      var source = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = raw.count
      while left > 0 {
        let failed = buffer.withUnsafeMutableBufferPointer { room in
          var target = room.baseAddress
          var space = room.count
          let result = iconv(converter, &source, &left, &target, &space)
          let problem = result == -1 ? errno : 0
          output.append(contentsOf: room.prefix(room.count - space).map(UInt8.init(bitPattern:)))
          return problem
        }
        if failed == EILSEQ || failed == EINVAL {
          output.append(contentsOf: [0xEF, 0xBF, 0xBD])
          broken += 1
          source = source?.advanced(by: 1)
          left -= 1
        } else if failed != 0, failed != E2BIG {
          break
        }
      }
      // Some encodings hold a letter back, as an accent may follow.
      buffer.withUnsafeMutableBufferPointer { room in
        var target = room.baseAddress
        var space = room.count
        _ = iconv(converter, nil, nil, &target, &space)
        output.append(contentsOf: room.prefix(room.count - space).map(UInt8.init(bitPattern:)))
      }
    }
    return (output, broken)
  }
}
