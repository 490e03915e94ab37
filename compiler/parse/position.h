/* Places in preprocessed text and where they come from in the user's files. */
#pragma once

#include "source.h"
#include "token.h"

/* Preprocessed text: line markers are read and blanked, tokens know their line. */
struct preprocessed {
    struct arena *arena;
    struct source_set *sources;
    const char *text;
    size_t length;
    struct token_list tokens;
    struct pp_line *lines; /* by line of `text`, from 1 */
    uint32_t line_count;
    struct token_list *raw; /* tokens of each source file, split on first use */
    uint32_t raw_count;
};

/* Line of preprocessed text: the file and line it stands for. */
struct pp_line {
    uint32_t file, line;
    struct where *places; /* of its tokens, made on first use */
};

/* Reads the markers of preprocessed text, blanks them and splits it into tokens. The text is
 * changed. Returns NULL, or what is wrong: a `#` that is not a marker of a known file. */
const char *position_read(struct preprocessed *pp, struct arena *arena, struct source_set *sources,
                          char *text, size_t length);

/* The place of the token at or after an offset of the preprocessed text. */
struct where position_of(struct preprocessed *pp, uint32_t offset);
