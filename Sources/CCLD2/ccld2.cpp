#include "ccld2.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

const char *ccld2_detect(const char *text, int length) {
  bool reliable = false;
  CLD2::Language language = CLD2::DetectLanguage(text, length, true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return nullptr;
  return CLD2::LanguageCode(language);
}
