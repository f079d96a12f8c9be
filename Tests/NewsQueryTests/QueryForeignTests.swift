import NewsModel
import NewsQuery
import Testing

@Suite struct `Strings of Factiva and Nexis` {
  @Test(arguments: [
    ("hd=ceasefire and vatican", "(headline:ceasefire vatican)"),
    ("hd=(ceasefire or truce) not sport", "(headline:(ceasefire | truce) ~ sport)"),
    ("hlp=truce", "(headline:truce | lead:truce)"),
    ("hlp=(grain and ferry)", "((headline:grain | lead:grain) (headline:ferry | lead:ferry))"),
    ("lp=truce or by=(ann lee)", "(lead:truce | byline:\"ann lee\")"),
    ("au=lee and truce", "(byline:lee truce)"),
    ("prime minister near5 resign*", "(\"prime minister\" #4 resign*)"),
    ("world cup adj5 rugby", "(\"world cup\" >4 rugby)"),
    ("president w/2 lee and hd=talks", "((president >1 lee) headline:talks)"),
    ("boeing 747 /n30/ british airways", "(\"boeing 747\" #29 \"british airways\")"),
    ("atleast5 grain deal", "5×\"grain deal\""),
    ("atleast5 grain and atleast3 ferry", "(5×grain 3×ferry)"),
    ("bank or lender and hd=fraud", "(bank | (lender headline:fraud))"),
    ("hd=grain near5 deal", "headline:(grain #4 deal)"),
    ("grain adj ferry and hd=a", "((grain >0 ferry) headline:a)"),
  ])
  func `of Factiva's are understood`(text: String, meaning: String) throws {
    #expect(try tree(text) == meaning)
  }

  @Test(arguments: [
    ("HEADLINE(grain deal) and ferry", "(headline:\"grain deal\" ferry)"),
    ("headline(grain or wheat) and not sport", "(headline:(grain | wheat) ~ sport)"),
    ("HLEAD(truce)", "(headline:truce | lead:truce)"),
    ("BYLINE(lee) AND truce", "(byline:lee truce)"),
    ("negotiat! w/10 truce or ceasefire", "(negotiat* #9 (truce | ceasefire))"),
    ("bank or lender w/5 fraud", "((bank | lender) #4 fraud)"),
    ("rate or price and rise and not sport or wine", "(((rate | price) rise) ~ (sport | wine))"),
    ("prime minister pre/3 resign and body(truce)", "((\"prime minister\" >2 resign) body:truce)"),
    ("truce and not ferry", "(truce ~ ferry)"),
    ("truce but not ferry and lead(talks)", "(truce ~ (ferry lead:talks))"),
    ("ATLEAST5(grain deal)", "5×\"grain deal\""),
    ("ATLEAST3(grain OR wheat) and SINGULAR(ferry)", "(3×(grain | wheat) =ferry)"),
    ("PLURAL(talks or banks)", "(=talks | =banks)"),
    ("interest rate! and HEADLINE(bank)", "((interest >0 rate*) headline:bank)"),
  ])
  func `of Nexis's are understood`(text: String, meaning: String) throws {
    #expect(try tree(text) == meaning)
  }

  @Test(arguments: [
    ("truce and date from 20250101 to 20250131", "truce AND date:2025-01-01..2025-01-31"),
    ("truce and date after 20250101", "truce AND date:2025-01-02.."),
    ("truce and date before 1/31/2025", "truce AND date:..2025-01-30"),
    ("truce and date is 2025", "truce AND date:2025-01-01..2025-12-31"),
    ("truce and date aft 1/1/2025", "truce AND date:2025-01-02.."),
    ("truce and date > January 31, 2025", "truce AND date:2025-02-01.."),
    ("truce and DATE(geq(2025-01-01) and leq(2025-01-31))", "truce AND date:2025-01-01..2025-01-31"),
    ("truce and DATE(2025-01)", "truce AND date:2025-01-01..2025-01-31"),
    ("truce and sn=reuters and la=en", "truce AND source:\"reuters\" AND language:en"),
    (
      "truce and PUBLICATION(valley wire or tern gazette)",
      "truce AND (source:\"valley wire\" OR source:\"tern gazette\")"
    ),
    ("LANGUAGE(german) and truce", "language:de AND truce"),
  ])
  func `conditions of theirs are newsq's`(text: String, understood: String) throws {
    #expect(try Query(parsing: text).understood == understood)
  }

  @Test(arguments: [
    ("rock and roll", "(rock and roll)"),
    ("and not", "(and not)"),
    ("the same date", "(the same date)"),
    ("date of birth", "(date of birth)"),
    ("release date is 2025", "(release date is 2025)"),
    ("grain deal w/5 talks", "(grain (deal #4 talks))"),
    ("(truce or ceasefire) talks now", "((truce | ceasefire) talks now)"),
    ("source:bbc or HEADLINE(grain deal)", "([source(\"bbc\", isPrefix: false)] | headline:(grain deal))"),
    ("person(s) injured", "(person s injured)"),
    ("Yahoo! news", "(Yahoo* news)"),
    ("E=mc2", "E=mc2"),
    ("US$3 note?", "(US$3 note?)"),
  ])
  func `newsq's own queries stay what they were`(text: String, meaning: String) throws {
    #expect(try tree(text) == meaning)
  }

  @Test(arguments: [
    (
      "vodafone same telecoms and hd=talks",
      "query: newsq does not know where sentences, paragraphs and segments end, as needed for 'same' at character 10 (write a NEAR/50 b, or the distance that you mean)"
    ),
    (
      "grain w/s deal",
      "query: newsq does not know where sentences, paragraphs and segments end, as needed for 'w/s' at character 7 (write a NEAR/15 b, or the distance that you mean)"
    ),
    (
      "grain w/p deal",
      "query: newsq does not know where sentences, paragraphs and segments end, as needed for 'w/p' at character 7 (write a NEAR/50 b, or the distance that you mean)"
    ),
    (
      "grain w/seg deal",
      "query: newsq does not know where sentences, paragraphs and segments end, as needed for 'w/seg' at character 7 (write it round both words, as in: headline:(a AND b) OR body:(a AND b))"
    ),
    (
      "rico not w/5 puerto and lead(a)",
      "query: 'not w/5' at character 6 asks for words that are not near each other, which cannot be looked for (leave the second word out altogether, as in: rico -puerto)"
    ),
    (
      "rst=tgaz and a",
      "query: newsq has no codes of sources, as in 'rst=' at character 1 (write the source's name, as in: source:reuters)"
    ),
    (
      "a and fds=ibm",
      "query: newsq has no codes of companies, subjects, industries or regions, as in 'fds=' at character 7 (write what it stands for as a word)"
    ),
    (
      "a and pg=1",
      "query: newsq does not keep what Factiva finds by 'pg=' at character 7 (leave it out, or look for its words in the whole article)"
    ),
    (
      "td=grain",
      "query: newsq does not part the text behind the lead from the rest, as in 'td=' at character 1 (write body: to look in the whole text)"
    ),
    (
      "grain and wc>500",
      "query: newsq does not look for articles by their length, as in 'wc>500' at character 11 (leave it out)"
    ),
    (
      "grain and length > 500",
      "query: newsq does not look for articles by their length, as in 'length >' at character 11 (leave it out)"
    ),
    (
      "toyota /F50/ hd=a",
      "query: newsq does not count words from the beginning, as '/F50/' at character 8 (write lead:word for the first 60 words)"
    ),
    (
      "toyota/F50/ and hd=a",
      "query: newsq does not count words from the beginning, as '/F50/' at character 7 (write lead:word for the first 60 words)"
    ),
    (
      "ALLCAPS(aids)",
      "query: newsq finds a word in capitals and in small letters alike, unlike 'ALLCAPS' at character 1 (write the word by itself, or as in: =AIDS to leave its other forms out)"
    ),
    (
      "SUBJECT(grain)",
      "query: newsq has no part of an article for 'SUBJECT' at character 1 (look for its words in the whole article, or in headline:, lead:, byline: or body:)"
    ),
    (
      "wom?n",
      "query: the sign for any letter in 'wom?n' at character 1 is not known here (write the beginning and then *, as in: negotiat*, or every spelling, as in: (woman OR women))"
    ),
    (
      "engineer$3",
      "query: the sign for any letter in 'engineer$3' at character 1 is not known here (write the beginning and then *, as in: negotiat*, or every spelling, as in: (woman OR women))"
    ),
    (
      "telecom$ and hd=a",
      "query: the sign for any letter in 'telecom$' at character 1 is not known here (write the beginning and then *, as in: negotiat*, or every spelling, as in: (woman OR women))"
    ),
    (
      "allcaps(rico)",
      "query: newsq finds a word in capitals and in small letters alike, unlike 'allcaps' at character 1 (write the word by itself, or as in: =AIDS to leave its other forms out)"
    ),
    (
      "hd=a and [b or c]",
      "query: newsq takes parts together with parentheses alone, not as in '[b' at character 10 (write ( for [ and ) for ])"
    ),
    ("a and date after 1/2/2025", "query: '1/2/2025' at character 18 can be two days (write 2025-01-02 or 2025-02-01)"),
    (
      "a and date from 20250131 to 20250101",
      "query: the period '20250131 to 20250101' at character 17 ends before it begins (write the earlier date first)"
    ),
    (
      "a and date is 2025-02-30",
      "query: 2025-02 has no day 30, at '2025-02-30' at character 15 (write it as 2025-02-12, 2025-02, 2025, 7d or today, and a period as 2025-02..2025-05)"
    ),
    (
      "DATE(soon)",
      "query: that is not a date, at 'DATE(soon' at character 1 (write it as 2025-02-12, 2025-02, 2025, 7d or today, and a period as 2025-02..2025-05)"
    ),
  ])
  func `what cannot mean the same is refused with what would be right`(text: String, message: String) {
    let failure = #expect(throws: Failure.self) { try Query(parsing: text) }
    #expect(failure?.description == message)
  }
}
