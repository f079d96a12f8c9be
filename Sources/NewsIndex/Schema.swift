/// The tables of the index file. They are documented, for everybody who reads the file, in the README.
enum Schema {
  /// `PRAGMA user_version`: the format's number.
  static let version = 7
  /// `PRAGMA application_id`: "nwsq", so that `file` and newsq tell the file from others.
  static let applicationID = 0x6E77_7371

  /// Bytes of a page of the file.
  static let pageSize = 16_384

  static let statements = [
    """
    CREATE TABLE bundle (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state = 'indexed' OR state = 'failed' OR state = 'gone'),
      kind TEXT NOT NULL,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      hash BLOB,
      reader TEXT,
      reader_version INTEGER,
      taken TEXT NOT NULL,
      same_as INTEGER REFERENCES bundle (id)
    ) STRICT
    """,
    "CREATE INDEX bundle_hash ON bundle (hash)",
    "CREATE INDEX bundle_same ON bundle (same_as) WHERE same_as IS NOT NULL",
    """
    CREATE TABLE failure (
      bundle INTEGER NOT NULL REFERENCES bundle (id),
      subject TEXT NOT NULL,
      code TEXT NOT NULL,
      cause TEXT NOT NULL,
      remedy TEXT NOT NULL,
      since TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX failure_bundle ON failure (bundle)",
    """
    CREATE TABLE article (
      id INTEGER PRIMARY KEY,
      bundle INTEGER NOT NULL REFERENCES bundle (id),
      name TEXT NOT NULL,
      key TEXT,
      member TEXT,
      headline TEXT,
      url TEXT,
      source TEXT,
      byline TEXT NOT NULL,
      language TEXT,
      published TEXT,
      published_from TEXT,
      seen TEXT NOT NULL,
      images TEXT,
      format TEXT NOT NULL,
      text INTEGER NOT NULL REFERENCES text (id),
      mark INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX article_bundle ON article (bundle)",
    // Apart from the articles, which lie in the order of their days: texts are written one behind the other, however the
    // days come, and the rows that filters and lists read lie close together.
    "CREATE TABLE text (id INTEGER PRIMARY KEY, body TEXT NOT NULL, left_out TEXT, acronyms TEXT) STRICT",
    """
    CREATE TABLE segmented (
      id INTEGER PRIMARY KEY REFERENCES article (id),
      headline TEXT,
      byline TEXT,
      body TEXT
    ) STRICT
    """,
    """
    CREATE VIEW article_text AS
      SELECT article.id AS id,
        coalesce(segmented.headline, article.headline) AS headline,
        coalesce(segmented.byline, article.byline) AS byline,
        coalesce(segmented.body, text.body) AS body,
        text.acronyms AS acronyms
      FROM article JOIN text ON text.id = article.text LEFT JOIN segmented ON segmented.id = article.id
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5 (
      headline, byline, body, acronyms,
      content='article_text', content_rowid='id', tokenize="\(Unicode61.declaration)"
    )
    """,
    "CREATE TABLE site_line (source TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (source, line)) STRICT, WITHOUT ROWID",
    "CREATE TABLE forgotten (mark INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE length_block (block INTEGER PRIMARY KEY, lengths BLOB NOT NULL, languages BLOB NOT NULL) STRICT",
    """
    CREATE TABLE bounded_segment (
      segment INTEGER PRIMARY KEY,
      last_page INTEGER NOT NULL,
      mark INTEGER NOT NULL,
      average REAL NOT NULL,
      formula INTEGER NOT NULL,
      done TEXT
    ) STRICT
    """,
    """
    CREATE TABLE score_bound (
      word TEXT NOT NULL,
      forms TEXT NOT NULL,
      segment INTEGER NOT NULL,
      ranges BLOB NOT NULL,
      PRIMARY KEY (word, forms, segment)
    ) STRICT, WITHOUT ROWID
    """,
    // With row numbers: the last page of a long record has room for the next one.
    """
    CREATE TABLE frequency_list (
      forms TEXT NOT NULL,
      segment INTEGER NOT NULL,
      postings BLOB NOT NULL,
      PRIMARY KEY (forms, segment)
    ) STRICT
    """,
    "CREATE TABLE word (word TEXT PRIMARY KEY, id INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE count_block (block INTEGER PRIMARY KEY, counts BLOB NOT NULL) STRICT",
    // The keys of a word begin alike: a query that asks for each kind of them finds most on one page.
    """
    CREATE TABLE form (
      key TEXT NOT NULL,
      kind TEXT NOT NULL,
      word TEXT NOT NULL,
      PRIMARY KEY (key, kind, word)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE language (
      code TEXT PRIMARY KEY,
      number INTEGER NOT NULL,
      articles INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
  ]
}
