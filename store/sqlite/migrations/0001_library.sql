CREATE TABLE library (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- What lists show. Bodies are apart, so that a list never reads them.
CREATE TABLE articles (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  guid          TEXT    NOT NULL UNIQUE,
  digest        BLOB    NOT NULL,            -- of the document as it was read: tells "the same again" from "changed"
  url           TEXT    NOT NULL,
  title         TEXT    NOT NULL,
  title_derived INTEGER NOT NULL,
  feed          TEXT    NOT NULL,
  author        TEXT    NOT NULL,
  published     INTEGER,                     -- Unix seconds; NULL where the source states none
  added         INTEGER NOT NULL,            -- Unix seconds
  sorted        INTEGER NOT NULL,            -- Unix seconds: the place in the list, newest first
  language      TEXT    NOT NULL,
  categories    TEXT    NOT NULL,            -- JSON array
  image         TEXT    NOT NULL,
  length        INTEGER NOT NULL,
  last_block    INTEGER NOT NULL,            -- the highest block ID ever given in this article
  translates    INTEGER REFERENCES articles (id) ON DELETE CASCADE -- the article this document is a translation of
);
CREATE INDEX articles_by_date ON articles (sorted DESC, id DESC) WHERE translates IS NULL;
CREATE INDEX articles_by_digest ON articles (digest);
CREATE INDEX articles_by_original ON articles (translates) WHERE translates IS NOT NULL;

CREATE TABLE blocks (
  article     INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,              -- from 0
  id          INTEGER NOT NULL,              -- unique in the article, kept through updates
  kind        TEXT    NOT NULL,
  level       INTEGER NOT NULL,
  list_depth  INTEGER NOT NULL,
  quote_depth INTEGER NOT NULL,
  marker      TEXT    NOT NULL,
  markdown    TEXT    NOT NULL,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- A row only where the reader has done something.
CREATE TABLE state (
  article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  read    INTEGER NOT NULL DEFAULT 0,
  starred INTEGER NOT NULL DEFAULT 0,
  block   INTEGER NOT NULL DEFAULT 0,
  delta   REAL    NOT NULL DEFAULT 0
);

CREATE TABLE translations (
  id        INTEGER PRIMARY KEY,
  article   INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  language  TEXT    NOT NULL,
  origin    TEXT    NOT NULL,
  document  INTEGER UNIQUE REFERENCES articles (id) ON DELETE CASCADE, -- the document it was given as
  title     TEXT    NOT NULL,
  alignment TEXT    NOT NULL                 -- JSON: [[original from, to, translation from, to, score], …]
);
CREATE INDEX translations_by_article ON translations (article);

-- Hashed anchors of every article's text, by which a translation's original is looked for.
CREATE TABLE fingerprints (
  article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  anchors BLOB    NOT NULL                   -- little-endian uint32s, ascending
);
