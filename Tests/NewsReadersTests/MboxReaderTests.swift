import NewsModel
import NewsReaders
import Testing

@Suite struct MboxReaderTests {
  func message(_ subject: String, _ body: String, from: String = "From ada@example.org Wed Feb 12 19:04:30 2025")
    -> String
  {
    """
    \(from)
    From: Ada Moss <ada@example.org>
    Subject: \(subject)
    Date: Wed, 12 Feb 2025 19:04:30 +0100

    \(body)


    """
  }

  @Test func `each message is an article with its number`() throws {
    let reading = try Reading(
      "letters.mbox", message("One", "First.") + message("Two", "Second.") + message("Three", "Third."))
    #expect(reading.reader == "mbox")
    #expect(reading.articles.map(\.title) == ["One", "Two", "Three"])
    #expect(reading.articles.map(\.member) == ["1", "2", "3"])
    #expect(reading.articles.map(\.body) == ["First.", "Second.", "Third."])
    #expect(Set(reading.articles.map(\.format)) == ["mbox"])
  }

  @Test func `a mailbox is known by its first line`() throws {
    #expect(try Reading("letters", message("One", "First.")).reader == "mbox")
    #expect(try Reading("a.txt", "From here on it rains.\n\nAnd more.").reader == "text")
  }

  @Test func `a line of the text that begins like a message is text`() throws {
    let body = "A dry day.\n\nFrom here on it rains.\n\n>From the sea comes wind.\n>>From the hills snow."
    let reading = try Reading("a.mbox", message("One", body) + message("Two", "Second."))
    #expect(reading.articles.count == 2)
    #expect(
      reading.articles.first?.body
        == "A dry day.\n\nFrom here on it rains.\n\nFrom the sea comes wind.\n>From the hills snow.")
  }

  @Test func `a message that says how long it is keeps its lines`() throws {
    let body = "A dry day.\n\nFrom ada Wed Feb 12 19:04:30 2025\nSubject: not a message\n>From here on"
    let text =
      "From ada Wed Feb 12 19:04:30 2025\nFrom: Ada Moss <ada@example.org>\nSubject: One\n"
      + "Content-Length: \(body.utf8.count)\n\n" + body + "\n\n" + message("Two", "Second.")
    let reading = try Reading("a.mbox", text)
    #expect(reading.articles.map(\.title) == ["One", "Two"])
    #expect(reading.articles.first?.body.hasSuffix(">From here on") == true)
    let lying = text.split(separator: "Content-Length: ").joined(separator: "Content-Length: 9")
    #expect(try Reading("a.mbox", lying).articles.map(\.title) == ["One", "not a message", "Two"])
  }

  @Test func `a broken message does not end the mailbox`() throws {
    let broken = "From ada Wed Feb 12 19:04:30 2025\nno header\nat all\nin this one\n\n"
    let reading = try Reading("a.mbox", message("One", "First.") + broken + message("Three", "Third."))
    #expect(reading.articles.map(\.member) == ["1", "3"])
    #expect(
      reading.failures == [
        Failure(
          .notMail, subject: "a.mbox:2", cause: "is not a mail message: it has no header",
          remedy: "deliver it as it was received, with its header")
      ])
  }

  @Test func `lines that only look like messages take no time`() throws {
    let reading = try Reading("a.mbox", String(repeating: "From a\n", count: 100_000))
    #expect(reading.failures.map(\.subject) == ["a.mbox:1"])
  }

  @Test func `an archive of a mailing list gives its authors`() throws {
    let text = """
      From ada at example.org  Thu Apr  4 09:12:00 2024
      From: ada at example.org (=?utf-8?q?Ada_M=C3=B6ss?=)
      Subject: The tide is late

      It came at nine.
      """
    let article = try #require(try Reading("2024-April.txt", text).articles.first)
    #expect(article.authors == ["Ada Möss"])
    #expect(article.title == "The tide is late")
  }

  @Test func `line ends of Windows make no difference`() throws {
    let text = (message("One", "First.") + message("Two", "Second.")).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .joined(separator: "\r\n")
    #expect(try Reading("a.mbox", text).articles.map(\.body) == ["First.", "Second."])
  }

  @Test func `a message that is too large is left out, and its neighbours are read`() throws {
    let large = String(repeating: String(repeating: "tide ", count: 20_000) + "\n", count: 700)
    let reading = try Reading("a.mbox", message("One", "First.") + message("Two", large) + message("Three", "Third."))
    #expect(reading.articles.map(\.title) == ["One", "Three"])
    #expect(
      reading.failures == [
        Failure(
          .tooLarge, subject: "a.mbox:2", cause: "has more than the 64 MB that one message may have",
          remedy: "take its attachments out")
      ])
  }
}
