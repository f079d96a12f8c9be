#ifndef CCLD2_H
#define CCLD2_H

#ifdef __cplusplus
extern "C" {
#endif

/// Detects the language of UTF-8 text with the Compact Language Detector 2.
/// Gives its code ("en", "zh", "pt"), a static string, or NULL where the text does not tell.
const char *ccld2_detect(const char *text, int length);

#ifdef __cplusplus
}
#endif

#endif
