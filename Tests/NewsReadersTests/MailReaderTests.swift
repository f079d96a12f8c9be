import NewsModel
import NewsReaders
import Testing

@Suite struct MailReaderTests {
  /// A letter of a newsletter, with this content type and body.
  func letter(_ fields: String, _ body: String, subject: String = "The harbour closes early") -> String {
    """
    Received: from mx.example.org by mail.example.org; Wed, 12 Feb 2025 18:05:01 +0000
    From: Ada Moss <letters@merrow.example>
    Subject: \(subject)
    Date: Wed, 12 Feb 2025 19:04:30 +0100
    Message-ID: <4711@merrow.example>
    MIME-Version: 1.0
    \(fields)

    \(body)
    """
  }

  @Test func `the header gives headline, author, date with its zone, and key`() throws {
    let article = try Reading.article("a.eml", letter("Content-Language: en-GB", "No ship leaves after nine."))
    #expect(article.title == "The harbour closes early")
    #expect(article.authors == ["Ada Moss"])
    #expect(article.published?.iso == "2025-02-12T19:04:30+01:00")
    #expect(article.published?.origin == .record)
    #expect(article.key == "4711@merrow.example")
    #expect(article.language == "en-gb")
    #expect(article.body == "No ship leaves after nine.")
    #expect(article.source == nil)
    #expect(article.format == "eml")
  }

  @Test func `mail is known by its header, whatever the file is called`() throws {
    #expect(try Reading("a.txt", letter("X-A: b", "Text.")).reader == "eml")
    let note = "Subject: a note\nTo whom it may concern: nothing.\n\nNo mail."
    #expect(try Reading("a.txt", note).reader == "text")
    #expect(try Reading("a.txt", "From: here to there\n\nIt is a long way, and no mail.").reader == "text")
  }

  @Test func `a list names its source, and a letter without a list's name is from its sender`() throws {
    let named = letter("List-Id: \"Merrow Daily\" <daily.merrow.example>", "Text.")
    #expect(try Reading.article("a.eml", named).source == "Merrow Daily")
    let unnamed = letter("List-Unsubscribe: <https://merrow.example/u>", "Text.")
    #expect(try Reading.article("a.eml", unnamed).source == "Ada Moss")
  }

  @Test(arguments: [
    ("=?utf-8?q?Caf=C3=A9_closes?=", "Café closes"),
    ("=?ISO-8859-1?B?Q2Fm6SBjbG9zZXM=?=", "Café closes"),
    ("=?utf-8?q?Caf=C3?= =?utf-8?q?=A9_closes?=", "Café closes"),
    ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
    ("Café closes", "Café closes"),
    ("A long headline\n that goes on", "A long headline that goes on"),
  ])
  func `encoded words of a subject are read`(written: String, meant: String) throws {
    #expect(try Reading.article("a.eml", letter("X-A: b", "Text.", subject: written)).title == meant)
  }

  @Test func `of a letter in two forms the one with markup is taken`() throws {
    let body = """
      --b
      Content-Type: text/plain; charset=utf-8

      Plain: no ship leaves after nine.

      --b
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <p>No ship leaves =E2=80=9Cafter nine=E2=80=9D.</p><p>Says the harbour=
       master.</p>

      --b--
      """
    let article = try Reading.article("a.eml", letter("Content-Type: multipart/alternative; boundary=b", body))
    #expect(article.body == "No ship leaves “after nine”.\n\nSays the harbour master.")
  }

  @Test func `markup that says less than the plain text is not taken`() throws {
    let body = """
      --b
      Content-Type: text/plain

      No ship leaves after nine, says the harbour master, and none comes in before six.

      --b
      Content-Type: text/html

      <p>Please use another program.</p>

      --b--
      """
    let article = try Reading.article("a.eml", letter("Content-Type: multipart/alternative; boundary=b", body))
    #expect(article.body.hasPrefix("No ship leaves after nine"))
  }

  @Test func `addresses do not make a plain text longer than its markup`() throws {
    let address = "https://merrow.example/track/" + String(repeating: "x", count: 400)
    let body = """
      --b
      Content-Type: text/plain

      No ship leaves after nine. ( \(address) )

      --b
      Content-Type: text/html

      <p>No ship leaves <a href="\(address)">after nine</a>.</p>

      --b--
      """
    let article = try Reading.article("a.eml", letter("Content-Type: multipart/alternative; boundary=b", body))
    #expect(article.body == "No ship leaves after nine.")
  }

  @Test func `a newsletter's preview, pixels and lines about itself are left out`() throws {
    let page = """
      <html><head><style>.preheader{display:none}</style></head><body>
      <div class="preheader">A preview nobody is to read &zwnj;&nbsp;</div>
      <table><tr><td><a href="https://merrow.example/letters/17">View this email in your browser</a></td></tr>
      <tr><td><h1>The harbour closes early</h1><p>No ship leaves after nine.</p>
      <img src="https://merrow.example/quay.jpg" width="600"><img src="https://merrow.example/p.gif" width="1" height="1">
      <ul><li>Ferries stop at eight.</li></ul></td></tr>
      <tr><td>You received this letter because you asked for it. <a href="https://merrow.example/u">Unsubscribe</a></td>
      </tr></table></body></html>
      """
    let article = try Reading.article("a.eml", letter("Content-Type: text/html; charset=utf-8", page))
    #expect(article.body == "No ship leaves after nine.\n\nFerries stop at eight.")
    #expect(article.images == ["https://merrow.example/quay.jpg"])
    #expect(article.url == "https://merrow.example/letters/17")
  }

  @Test(arguments: [
    "OpenAI opens a browser to readers", "Voli cancellati a Roma", "Kabinet wil verkiezingen uitschrijven",
    "How to opt out of the new rules",
  ])
  func `a linked headline with such words is text`(headline: String) throws {
    let page =
      "<p><a href='https://merrow.example/1'>\(headline)</a></p><p><a href='https://merrow.example/2'>Abmelden</a></p>"
    #expect(try Reading.article("a.eml", letter("Content-Type: text/html; charset=utf-8", page)).body == headline)
  }

  @Test func `a sentence about unsubscribing is text`() throws {
    let sentence = "The council wants to make it easier to unsubscribe from the newsletters of the harbour office."
    let article = try Reading.article("a.eml", letter("Content-Type: text/html", "<p>\(sentence)</p>"))
    #expect(article.body == sentence)
  }

  @Test func `what stands around a plain letter is left out, and a notice to its readers is not`() throws {
    let body = """
      No ship leaves after nine.

      This letter may contain what is meant for one reader alone.
      --
      Unsubscribe: https://merrow.example/u
      """
    let article = try Reading.article("a.eml", letter("Content-Type: text/plain", body))
    #expect(
      article.body
        == "No ship leaves after nine.\n\nThis letter may contain what is meant for one reader alone.")
  }

  @Test func `flowed lines are joined, quoted ones only with their like`() throws {
    let body = "No ship leaves \nafter nine.\n> Why \n> not?\nWait. \n-- \nAda\n"
    let article = try Reading.article("a.eml", letter("Content-Type: text/plain; format=flowed", body))
    #expect(article.body == "No ship leaves after nine.\nWhy not?\nWait.\n\nAda")
  }

  @Test func `a wrong or unknown charset does not spoil the text`() throws {
    for charset in ["us-ascii", "iso-8859-1", "x-nowhere", "utf-8"] {
      let article = try Reading.article("a.eml", letter("Content-Type: text/plain; charset=\(charset)", "Café Brûlé."))
      #expect(article.body == "Café Brûlé.", "\(charset)")
    }
    let bytes = Array(letter("Content-Type: text/plain; charset=windows-1251", "").utf8) + [0xCF, 0xF0, 0xE8]
    #expect(try Reading("a.eml", bytes).articles.first?.body == "При")
  }

  @Test func `Japanese without a label is known by its escapes`() throws {
    let bytes = Array(letter("X-A: b", "").utf8) + [0x1B, 0x24, 0x42, 0x24, 0x22, 0x24, 0x24, 0x1B, 0x28, 0x42]
    #expect(try Reading("a.eml", bytes).articles.first?.body == "あい")
  }

  @Test func `a message without a usable date is dated by its arrival, and else not at all`() throws {
    let undated = letter("X-A: b", "Text.").split(separator: "Date: Wed, 12 Feb 2025 19:04:30 +0100").joined(
      separator: "X-B: c")
    #expect(try Reading.article("a.eml", undated).published?.iso == "2025-02-12T18:05:01Z")
    let odd = letter("X-A: b", "Text.").split(separator: "Wed, 12 Feb 2025 19:04:30 +0100").joined(
      separator: "2025-02-11 08:00")
    #expect(try Reading.article("a.eml", odd).published?.iso.hasPrefix("2025-02-11") == true)
    let none = "From: Ada Moss <a@example.org>\nSubject: Tide\nMessage-ID: <1@example.org>\n\nText."
    #expect(try Reading.article("a.eml", none).published == nil)
  }

  @Test func `attachments are no text, and pictures are named`() throws {
    let body = """
      --b
      Content-Type: text/plain

      No ship leaves after nine.

      --b
      Content-Type: text/plain; name=notes.txt
      Content-Disposition: attachment; filename=notes.txt

      Not for readers.

      --b
      Content-Type: image/png
      Content-Disposition: attachment; filename*=utf-8''quay%20caf%C3%A9.png
      Content-Transfer-Encoding: base64

      AAAA

      --b
      Content-Type: message/rfc822

      From: Jon Reed <jon@example.org>
      Subject: What was written before
      Content-Type: text/plain

      The quay is wet.
      --b--
      """
    let article = try Reading.article("a.eml", letter("Content-Type: multipart/mixed; boundary=b", body))
    #expect(article.body == "No ship leaves after nine.\n\nWhat was written before\n\nThe quay is wet.")
    #expect(article.images == ["quay café.png"])
  }

  @Test func `a page that a browser saved as one file is read as a page`() throws {
    let page = """
      From: <Saved by Blink>
      Snapshot-Content-Location: https://merrow.example/2025/02/12/harbour
      Subject: The harbour closes early
      Date: Thu, 13 Feb 2025 08:00:00 -0000
      MIME-Version: 1.0
      Content-Type: multipart/related; type="text/html"; boundary="b"

      --b
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable

      <html lang=3Den><title>The harbour closes early</title><body><nav>Home News Sport</nav><article><p>No ship
       leaves after nine, says the harbour master, and none comes in before six.</p></article></html>

      --b--
      """
    let article = try Reading.article("page.mhtml", page)
    #expect(article.url == "https://merrow.example/2025/02/12/harbour")
    #expect(article.title == "The harbour closes early")
    #expect(article.body.hasPrefix("No ship leaves after nine"))
    #expect(article.published?.iso == "2025-02-12")
  }

  @Test func `what is called mail and has no header is refused`() {
    #expect(
      refusal("a.eml", "No header at all\nin three\nlines")
        == Failure(
          .notMail, subject: "a.eml", cause: "is not a mail message: it has no header",
          remedy: "deliver it as it was received, with its header"))
  }

  @Test func `parts without end are refused`() {
    var nested = letter("Content-Type: multipart/mixed; boundary=b0", "")
    for depth in 0..<2_000 {
      nested += "--b\(depth)\nContent-Type: multipart/mixed; boundary=b\(depth + 1)\n\n"
    }
    #expect(refusal("a.eml", nested)?.cause == "nests more than 50 parts in each other")
    #expect(refusal("a.eml", nested)?.code == .tooDeep)
    let many = letter("Content-Type: multipart/mixed; boundary=b", String(repeating: "--b\n\nx\n", count: 12_000))
    #expect(refusal("a.eml", many)?.cause == "has more than 10000 parts")
  }
}
