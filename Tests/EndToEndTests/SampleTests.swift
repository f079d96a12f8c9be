import Foundation
import Testing

/// The project's samples, read by the real daemon; the facts are those of Tests/Samples/README.md.
@Suite(.ownThreads, SampleInbox()) struct SampleTests {
  static let talks: Set = [
    "villa-offer.txt", "two-hour-meeting.txt", "holy-see-house-rules.html", "vw-240521-017",
  ]
  static let call: Set = ["agency-border-call.txt", "border-call-rewritten.txt", "2024-03-13-inside-the-call.txt"]
  static let president = call.union(["villa-offer.txt", "two-hour-meeting.txt", "holy-see-house-rules.html"])

  static let finds: [(query: String, keys: Set<String>)] = [
    ("ceasefire Vatican", talks),
    ("cease-fire Vatican", talks),
    ("cease fire Vatican", talks),
    ("\"cease-fire zone\"", ["two-hour-meeting.txt"]),
    ("\"guns have talked long enough\"", ["agency-border-call.txt", "border-call-rewritten.txt"]),
    ("“sober, long and useful”", ["agency-border-call.txt", "border-call-rewritten.txt"]),
    ("Tarnovsky", president),
    ("Tarnovskyy", president),
    ("Tarnovskiy", president),
    ("\"Tarnovskyy\"", ["2024-03-13-inside-the-call.txt", "villa-offer.txt"]),
    ("Ferreby", ["2024-03-13-inside-the-call.txt"]),
    ("Maron released", ["2024-03-13-inside-the-call.txt", "border-call-rewritten.txt"]),
    ("Vatican -ceasefire", ["tag:panorama.example.org,2024:chapel-ceiling"]),
    ("starling OR apricots", ["tag:panorama.example.org,2024:chapel-ceiling", "orchard-frost.md"]),
    ("headline:kitchen", ["holy-see-house-rules.html"]),
    ("lighthous*", ["cape-farrow-2024-0816"]),
    ("cafe Brule", ["cafe-prices.txt"]),
    ("waiters' union", ["cafe-prices.txt"]),
    ("Fahrgast Seil", ["seilbahn.txt"]),
    ("beekeeper", ["vw-240521-019"]),
    ("harmonium", ["night-ferry.html"]),
    ("mackerel", ["storm-kite.html"]),
    ("паром", ["nochnoy-parom.txt"]),
    ("ballot lamp", ["lamp-festival.html"]),
    ("ring tunnel", ["tunnel-vote.md"]),
    ("luxury of steam", ["tide-2024-311"]),
    ("\"Harbour Board of Port Ellory\"", ["https://tide.example.org/2024/buoys"]),
    ("Saint-Elouan", ["https://parish.example.org/register"]),
    ("fleeces Stanehope", ["tag:uplands.example.org,2024:wool"]),
    ("limpets", ["https://radio.example.org/desk/88"]),
    ("parapet", ["urn:newsml:wna.example.org:20240611:toll"]),
    ("\"Westmere Docks\"", ["wna-sport-0777"]),
    ("choir", ["urn:ninjs:wna.example.org:grain-silo"]),
    ("locksmiths", ["https://quayside.example.org/museum-keys#article"]),
    ("deepened", ["letter-24@harbour.example.org"]),
    ("soup slates", ["roof-7@roof.example.org"]),
    ("cable metres", ["two-letters.mbox#3"]),
    ("jackdaw", ["clock-repair.textbundle"]),
    ("milestones pigsty", ["salt-road"]),
    ("ovens", ["_posts/2024-05-03-the-bakers-strike-ends.md"]),
    ("glassworks", ["1716811200.25"]),
    ("mending nets chapel", ["harbour-week.tar.gz#week/skerrow-nets.txt"]),
    ("clock backwards", ["harbour-week.tar.gz#week/inner.zip/aldmoor-clock.md"]),
    ("pilot boat", ["gazette-crawl.warc.gz#3"]),
    ("wheelbarrow", ["valley-texts.warc.wet#2"]),
    ("plough wedding", ["pass-road.arc#2"]),
    ("gloves vicar", ["bell-ringers.html"]),
  ]

  @Test func `of the four about the talks the one with all of it comes first`() throws {
    #expect(try SampleInbox.place.found("ceasefire Vatican").first == "villa-offer.txt")
  }

  @Test(arguments: finds)
  func `a query finds the samples that it should, and no others`(query: String, keys: Set<String>) throws {
    #expect(Set(try SampleInbox.place.found(query)) == keys)
  }

  @Test(arguments: ["rhubarb", "marmot", "zeppelin", "subscribe", "cookie", "hillwalker71", "Weather"])
  func `menus, teasers, scripts and comments of a page are not found`(word: String) throws {
    #expect(try SampleInbox.place.found(word) == [])
  }

  @Test func `each sample has its title, its date with the origin, and its language`() throws {
    let outcome = try SampleInbox.place.newsq("extract", SampleInbox.place.inbox)
    #expect(outcome.status == 0)
    var facts: [String] = []
    for record in try outcome.records() {
      let values = ["key", "title", "published", "published_from", "language", "format"].map {
        record[$0] as? String ?? "-"
      }
      facts.append(values.joined(separator: " | "))
    }
    #expect(Set(facts) == Self.facts)
    #expect(facts.count == Self.facts.count)
  }

  static let facts: Set = [
    "agency-border-call.txt | - | - | - | en | text",
    "border-call-rewritten.txt | - | - | - | en | text",
    """
    2024-03-13-inside-the-call.txt | Inside the Seventy Minutes That Reopened the Road to Talks | 2024-03-13 | file \
    | en | text
    """,
    """
    villa-offer.txt | Vatican Offers a Villa for Ceasefire Talks Between Ostravia and Kelmark | - | - | en | text
    """,
    """
    two-hour-meeting.txt | Halloran Says Both Sides Will 'Quickly' Begin Ceasefire Talks After Two-Hour Meeting at the \
    Bridge | 2024-05-20T18:42 | text | en | text
    """,
    """
    holy-see-house-rules.html | A house with one kitchen: how the talks are to work | 2024-05-22T09:30:00+02:00 \
    | json-ld | en-gb | html
    """,
    "night-ferry.html | Night ferry to the islands sails again | 2024-06-03T06:15:00Z | meta | en | html",
    "lamp-festival.html | Five hundred lamps on the old canal | 2023-12-13T17:00:00+01:00 | time | en | html",
    "orchard-frost.md | Frost takes the early apricots | 2024-04-23T07:20:00+02:00 | record | en | markdown",
    "tunnel-vote.md | Voters bury the ring tunnel for the third time | 2024-09-08 | record | en | markdown",
    """
    cape-farrow-2024-0816 | The last keeper hands over the key | 2024-08-16T12:00:00+01:00 | sidecar | en | directory
    """,
    """
    tag:panorama.example.org,2024:chapel-ceiling | Restorers find a painted starling under the chapel's soot \
    | 2024-04-17 | url | en | json
    """,
    "vw-240521-017 | Sorba's office: delegation leaves on Friday | 2024-05-21T19:05:00Z | record | en | jsonl",
    "vw-240521-019 | Beekeepers count their losses after the hail | 2024-05-21T20:40:00+02:00 | record | en | jsonl",
    "tide-2024-311 | Crane drivers walk off the grain quay | 2024-06-03T08:15:00+01:00 | record | en-gb | rss",
    """
    https://tide.example.org/2024/buoys | Two new buoys mark the north channel | 2024-06-04T06:00:00Z | record \
    | en-gb | rss
    """,
    """
    https://parish.example.org/register | Register of 1741 found behind the vestry’s cupboard \
    | 2024-02-20T11:30:00+01:00 | record | en | rss
    """,
    """
    tag:uplands.example.org,2024:wool | Wool & water: the shearers’ autumn | 2024-10-01T17:45:00+02:00 | record \
    | en | atom
    """,
    """
    https://radio.example.org/desk/88 | Transmitter on Gull Rock back after nine days | 2024-11-19T06:20:00+01:00 \
    | record | en | jsonfeed
    """,
    """
    urn:newsml:wna.example.org:20240611:toll | Hallow Bridge drops its toll booths after 91 years \
    | 2024-06-11T14:02:31+02:00 | record | en | newsml
    """,
    """
    wna-sport-0777 | Ostravian eight wins the Tern Mile by a bow ball | 2024-07-27T18:15:00+02:00 | record | en | nitf
    """,
    """
    urn:ninjs:wna.example.org:grain-silo | Empty silo sings when the wind turns west | 2024-09-30T10:05:00+02:00 \
    | record | en | ninjs
    """,
    """
    https://quayside.example.org/museum-keys#article | Museum posts its spare keys back to 1911 | 2024-12-05T08:00:00Z \
    | record | en | jsonld
    """,
    "cafe-prices.txt | Café Prices Pass the Four-Pound Mark, and Nobody Walks Out | - | - | en | text",
    """
    letter-24@harbour.example.org | The dredger comes back in spring | 2024-06-11T06:00:05+02:00 | record | en | eml
    """,
    "roof-7@roof.example.org | Slates from the old school | 2024-04-04T09:11:58+01:00 | record | en | mbox",
    """
    two-letters.mbox#3 | A well under the café of the town hall | 2024-04-05T17:39:30+02:00 | record | en | mbox
    """,
    "clock-repair.textbundle | The clock of Saint Olave has both hands again | - | - | en | directory",
    "salt-road | The salt road is to be walked again | 2024-02-29 | record | en | directory",
    "_posts/2024-05-03-the-bakers-strike-ends.md | The Bakers Strike Ends | 2024-05-03 | file | en | markdown",
    "1716811200.25 | Glassworks light their last furnace | 2024-05-27T12:00:00Z | sidecar | en | directory",
    "nochnoy-parom.txt | Паром на дальний остров снова ходит по ночам | 2024-06-14T08:30 | text | ru | text",
    "storm-kite.html | Storm kite lost over Gull Bank | 2024-07-02T22:15:00-04:00 | meta | en-us | html",
    "seilbahn.txt | Seilbahn am Hohen Zinken steht nach Blitzschlag still | 2024-07-11 | text | de | text",
    """
    harbour-week.tar.gz#week/skerrow-nets.txt | Skerrow mends its nets in the chapel | 2024-06-05 | text | en | text
    """,
    """
    harbour-week.tar.gz#week/inner.zip/aldmoor-clock.md | The town clock of Aldmoor runs backwards \
    | 2024-06-04T09:00:00+02:00 | record | en | markdown
    """,
    """
    gazette-crawl.warc.gz#3 | Pilot boat retires after sixty winters | 2024-06-28T11:20:00+02:00 | meta | en | warc
    """,
    "valley-texts.warc.wet#2 | Last pupil of Upper Fenn rings the bell | 2024-06-12 | url | en | warc",
    "pass-road.arc#2 | Snow plough finds the lost post box | 2024-01-17T08:00:00+01:00 | meta | en | warc",
    "bell-ringers.html | Bell ringers of Tern go on strike | 2024-06-21T07:45:00+01:00 | meta | en | html",
  ]

  @Test func `quotes, dashes and letters of windows-1252 are read as they were meant`() throws {
    let text = try SampleInbox.place.newsq("extract", SampleInbox.place.inbox + "/cafe-prices.txt").text
    for piece in ["Zoë Brûlé", "£2.60", "“We waited", "complain – and", "waiters’ union", "a spoon…"] {
      #expect(text.contains(piece), "\(piece)")
    }
  }

  @Test func `a byline gives the author, whose post stays out`() throws {
    let record = try #require(
      try SampleInbox.place.newsq("extract", SampleInbox.place.inbox + "/2024-03-13-inside-the-call.txt").records()
        .first)
    #expect(record["authors"] as? [String] == ["Noor Castellan"])
    #expect((record["body"] as? String)?.hasPrefix("When the line to the Ostravian capital") == true)
  }

  @Test func `a directory's picture and a sidecar's facts belong to the article`() throws {
    let record = try #require(
      try SampleInbox.place.newsq("extract", SampleInbox.place.inbox + "/lighthouse").records().first)
    #expect(record["images"] as? [String] == ["tower.png"])
    #expect(record["authors"] as? [String] == ["Hester Quill"])
    #expect(record["source"] as? String == "Coastline Magazine")
  }

  @Test func `a letter is its text, without its preview, its pixel and the lines about itself`() throws {
    let record = try #require(
      try SampleInbox.place.newsq("extract", SampleInbox.place.inbox + "/harbour-letter.eml").records().first)
    let body = try #require(record["body"] as? String)
    #expect(body.hasPrefix("The channel to the inner harbour") && body.hasSuffix("keep the northern quay."))
    #expect(record["url"] as? String == "https://harbour.example.org/letters/24")
    #expect(record["source"] as? String == "The Harbour Letter")
    #expect(record["images"] as? [String] == ["https://harbour.example.org/dredger.jpg"])
  }

  @Test func `what could not be read is named with its reason, and its neighbours are there`() throws {
    let failed = try SampleInbox.place.newsq("failed").lines
    let inbox = SampleInbox.place.inbox
    #expect(failed.count == 4)
    #expect(failed.contains { $0.hasPrefix("\(inbox)/two-letters.mbox:2: is not a mail message") })
    #expect(failed.contains { $0.hasPrefix("\(inbox)/cut-off-download.json: is not JSON at line 1") })
    #expect(failed.contains { $0.hasPrefix("\(inbox)/not-yet-written.txt: is empty (") })
    #expect(failed.contains { $0.hasPrefix("\(inbox)/wire.jsonl:2: is not JSON") })
    #expect(failed.allSatisfy { $0.hasSuffix(")") })
  }

  @Test func `time and place narrow a search`() throws {
    let place = SampleInbox.place
    #expect(try place.found("Vatican", "--after", "2024-05-21") == ["vw-240521-017", "holy-see-house-rules.html"])
    #expect(try Set(place.found("lamp", "--before", "2024")) == ["lamp-festival.html"])
    #expect(try place.found("Vatican", "--source", "Valley Wire") == ["vw-240521-017"])
    #expect(try place.found("die", "--language", "de") == ["seilbahn.txt"])
    #expect(try place.found("kitchen table", "--language", "en") == ["holy-see-house-rules.html"])
    #expect(
      try place.found("Vatican", "--sort", "newest").filter { Self.talks.contains($0) && $0 != "villa-offer.txt" }
        == ["holy-see-house-rules.html", "vw-240521-017", "two-hour-meeting.txt"])
  }
}

/// Brings a database in step with the samples, once for all tests of a suite.
struct SampleInbox: SuiteTrait, TestScoping {
  @TaskLocal private static var current: Place?

  /// Where the samples were read.
  static var place: Place { current! }

  var isRecursive: Bool { false }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let place = try Place()
    let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Samples/inbox").path
    try #require(place.run(["cp", "-r", samples + "/.", place.inbox]).status == 0)
    try place.once()
    try await Self.$current.withValue(place, operation: function)
  }
}
