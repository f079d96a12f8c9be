#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, and its encoding.h then includes ICU's headers, which clash with the ICU inside
// Swift's Foundation. They only add fields to the end of the encoding handler, which is used through pointers.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>
#include <libxml/xmlerror.h>

/// `xmlFree` is a variable that holds a function, which Swift does not let several threads read.
static inline void xmlFreeText(xmlChar *text) { xmlFree(text); }
