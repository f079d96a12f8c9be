/// Recoll, which indexes files where they lie.
struct Recoll {
  private let folder: String

  /// Nil where it is not installed.
  init?(_ archive: Archive) throws {
    guard Files.program("recollindex") != nil, Files.program("recollq") != nil else { return nil }
    folder = "\(Workplace.folder)/recoll-\(archive.corpus.articles)"
    Files.remove(folder)
    try Files.makeFolder(folder)
    let settings = """
      topdirs = \(archive.corpus.path)
      loglevel = 1
      noaspell = 1
      indexstemminglanguages = english

      """
    try Files.write(Array(settings.utf8), to: folder + "/recoll.conf")
  }

  var loading: Loading.Program {
    let folder = folder
    return Loading.Program(
      name: "recollindex", load: { try Child.run(["recollindex", "-c", folder], environment: ["HOME": folder]) },
      size: { Files.size(folder) }, remove: { Files.remove(folder + "/xapiandb") })
  }

  var searching: ColdSearch.Program {
    let folder = folder
    return ColdSearch.Program(name: "recollq") { query in
      let days = query.days.map { " date:\($0.lowerBound.text)/\(Day($0.upperBound.number - 1).text)" }
      let order = query.kind.isByTime ? ["-S", "mtime", "-D"] : []
      return ColdSearch.Command(
        arguments: ["recollq", "-c", folder, "-n", "10"] + order + [query.written + (days ?? "")],
        environment: ["HOME": folder])
    }
  }

  func remove() { Files.remove(folder) }
}
