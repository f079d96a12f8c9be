/// The name that a mistyped one was probably meant to be, or nil where none is close.
///
/// Close is at most two edits (letters added, left out, replaced, or two neighbours swapped), and fewer than half of the
/// longer name's letters.
package func nearest(to name: String, among names: [String]) -> String? {
  let letters = Array(name.unicodeScalars.prefix(64))
  var best: (name: String, distance: Int)?
  for candidate in names {
    let other = Array(candidate.unicodeScalars)
    let distance = editDistance(letters, other)
    guard distance <= 2, distance * 2 < max(letters.count, other.count) else { continue }
    if distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.name
}

/// The optimal string alignment distance (Damerau 1964, without edits inside a swapped pair).
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1] + [Int](repeating: 0, count: b.count)
    for j in 0..<b.count {
      row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1) }
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
