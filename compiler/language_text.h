/* docs/language.md as it was when the compiler was built. */
#pragma once

#include <stddef.h>

extern const unsigned char language_text[];
extern const size_t language_text_size;
