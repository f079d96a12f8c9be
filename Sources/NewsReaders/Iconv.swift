internal import Glibc

/// Old encodings by the C library's converter.
enum Iconv {
  /// Names that pages use for more than their standards hold (WHATWG Encoding Standard).
  private static let wider = [
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252", "ascii": "windows-1252",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "iso-8859-9": "windows-1254", "shift_jis": "cp932",
    "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "tis-620": "cp874", "windows-874": "cp874",
    "big5": "big5-hkscs", "windows-31j": "cp932", "iso-8859-11": "cp874",
  ]

  /// The bytes as UTF-8, with U+FFFD for what the encoding does not have; nil where the encoding is not known.
  static func utf8(_ bytes: [UInt8], from charset: String) -> [UInt8]? {
    let name = wider[charset] ?? charset
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 3 / 2)
    var input = bytes
    var buffer = [CChar](repeating: 0, count: 65_536)
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
          source = source?.advanced(by: 1)
          left -= 1
        } else if failed != 0, failed != E2BIG {
          break
        }
      }
    }
    return output
  }
}
