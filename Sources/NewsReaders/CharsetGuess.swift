internal import CUchardet

/// What Mozilla's detector (uchardet) takes bytes for.
enum CharsetGuess {
  /// The C library's name of the encoding, or nil where the detector does not tell. It is often wrong on short texts.
  static func encoding(of bytes: ArraySlice<UInt8>) -> String? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let problem = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { uchardet_handle_data(detector, $0.baseAddress, $0.count) }
    }
    guard problem == 0 else { return nil }
    uchardet_data_end(detector)
    guard let name = uchardet_get_charset(detector) else { return nil }
    return EncodingLabels.name(String(cString: name))
  }
}
