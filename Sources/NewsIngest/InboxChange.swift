package import NewsFiles

/// What the watcher tells of: where to look, never what is there; that is asked of the file system when it is looked at.
package struct InboxChange: Sendable, Hashable {
  package var path: RawPath
  /// It was renamed in, so its producer has finished with it.
  package var isDelivered = false
  /// A directory was removed or renamed away: what stood below it is gone too.
  package var isDepartedDirectory = false

  package init(path: RawPath, isDelivered: Bool = false, isDepartedDirectory: Bool = false) {
    self.path = path
    self.isDelivered = isDelivered
    self.isDepartedDirectory = isDepartedDirectory
  }
}

/// Changes since they were last asked for, one for each path.
package struct InboxChanges: Sendable {
  package private(set) var byPath: [RawPath: InboxChange] = [:]
  /// Something was missed: only a look at everything will do.
  package private(set) var isIncomplete = false

  package init() {}

  package var isEmpty: Bool { byPath.isEmpty && !isIncomplete }

  package mutating func missedSome() {
    isIncomplete = true
    byPath = [:]
  }

  /// The last word on a path counts, save that a change of permissions says nothing of its content.
  mutating func add(_ event: InotifyEvent, in directory: RawPath) {
    if isIncomplete || DeliveryName.isIgnored(event.name) { return }
    let path = directory.appending(event.name)
    var change = byPath[path] ?? InboxChange(path: path)
    if event.has(inMovedTo) {
      change.isDelivered = true
    } else if event.has(inCreate) || event.has(inCloseWrite) || event.has(inMovedFrom) || event.has(inDelete) {
      change.isDelivered = false
    }
    if event.has(inIsDirectory), event.has(inMovedFrom) || event.has(inDelete) { change.isDepartedDirectory = true }
    byPath[path] = change
  }
}
