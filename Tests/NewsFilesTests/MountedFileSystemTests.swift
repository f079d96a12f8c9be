import NewsFiles
import Testing

@Suite struct MountedFileSystemTests {
  private static let table = """
    22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
    23 22 0:21 / /proc rw,relatime - proc proc rw
    40 22 0:40 / /srv/news rw,relatime shared:3 master:1 - nfs4 filer:/news rw,vers=4.2
    41 22 0:41 / /srv/news\\040archive ro,relatime - ext4 /dev/vdb rw
    42 22 0:42 / /mnt rw - tmpfs one rw
    43 42 0:43 / /mnt rw - fuse.sshfs two ro
    44 22 0:44 / /data rw - fuseblk /dev/sdc1 rw
    """

  @Test(arguments: [
    ("/srv/news/today/a.xml", "nfs4", "/srv/news"), ("/srv/news", "nfs4", "/srv/news"),
    ("/srv/newspaper", "ext4", "/"), ("/srv/news archive/1", "ext4", "/srv/news archive"),
    ("/mnt/x", "fuse.sshfs", "/mnt"),
  ])
  func `a path is on the file system that is mounted nearest above it`(path: String, type: String, place: String) throws
  {
    let found = try #require(MountedFileSystem.find(path, in: Self.table))
    #expect(found.type == type)
    #expect(found.place == place)
  }

  @Test func `what cannot be written and what is of a network is told`() throws {
    func find(_ path: String) throws -> MountedFileSystem { try #require(MountedFileSystem.find(path, in: Self.table)) }
    #expect(try find("/srv/news").isOfNetwork && !find("/srv/news").isReadOnly)
    #expect(try find("/srv/news archive").isReadOnly)
    #expect(try find("/mnt").isReadOnly && find("/mnt").isOfNetwork)
    #expect(try !find("/data").isOfNetwork)
    #expect(try !find("/etc").isOfNetwork)
  }

  @Test func `the system's own table is read`() throws {
    #expect(try #require(MountedFileSystem.of("/proc/self/status")).type == "proc")
  }
}
