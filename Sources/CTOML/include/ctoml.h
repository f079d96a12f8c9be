// toml++ with a C face: a document that is read once and then walked from value to value.
#ifndef CTOML_H
#define CTOML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum ctoml_kind {
  CTOML_TABLE,
  CTOML_ARRAY,
  CTOML_STRING,
  CTOML_INTEGER,
  CTOML_NUMBER,
  CTOML_BOOL,
  /// A date, a time, or both.
  CTOML_TIME,
};

/// Why bytes are not TOML, in a sentence, and where: line and column from 1, the latter in characters; 0 where no place
/// is known.
struct ctoml_error {
  long line, column;
  char description[512];
};

/// A value of a document, which is there as long as the document is.
struct ctoml_value {
  enum ctoml_kind kind;
  /// What `ctoml_each` asks for, of a table or an array.
  const void *node;
  /// The bytes of a string, which may hold NULs.
  const char *text;
  size_t length;
  int64_t integer;
  double number;
  bool truth;
  /// A time in the form of RFC 3339, ended by a NUL.
  char time[64];
};

/// Reads a document of UTF-8. Gives NULL and fills in `error` where it is no TOML.
void *ctoml_parse(const char *bytes, size_t length, struct ctoml_error *error);

/// The document itself, a table.
struct ctoml_value ctoml_root(const void *document);

/// Calls `member` for each member of a table, in the order of the keys' bytes, or for each element of an array, whose
/// key is NULL.
void ctoml_each(const struct ctoml_value *container, void *context,
                void (*member)(void *context, const char *key, size_t length, const struct ctoml_value *value));

/// Frees a document.
void ctoml_free(void *document);

#ifdef __cplusplus
}
#endif

#endif
