/// How a search goes about its work, by how much of it there is. What it finds does not depend on it.
package struct SearchEffort: Sendable {
  /// With fewer bytes of postings than these to read all matches are looked at: bounds of their words' scores take as long.
  package var fewBytes = 16 * SegmentWriter.pageSize
  /// From so many bytes on a search that has no bounds is shared by several threads: another connection takes half a millisecond.
  package var manyBytes = 1 << 20
  /// Threads that may share a search.
  package var threads = 1
}
