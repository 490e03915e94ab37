/* Where code comes from, as the readers of a back end's debugging information find it: rows for the
 * table `lines` of the object (spin/abi.h).
 *
 * Readers begin, then add rows with ascending offsets. They never trust what they read: whatever is
 * not exactly as expected makes the list bad, and a bad list is no list. */
#pragma once

#include "lower/low.h"
#include "object/reach.h"
#include "object/relocatable.h"

#include <spin/abi.h>

struct line_list {
    struct arena *arena;
    const struct relocatable *file;
    const struct function_index *functions;
    size_t text; /* index of the one section of code */
    struct spin_line *rows;
    size_t count, room;
    const char *const *names; /* of source files, as shown */
    uint32_t name_count;
    bool is_bad;
};

/* Rows of SPIN_LINE_FILES files at most, numbered as table `files` of the object. */
void line_list_open(struct line_list *list, const struct relocatable *file,
                    const struct low_unit *unit, struct arena *arena);

/* Number of the source file of this name, name_count: none of the user's. */
uint32_t line_list_file(const struct line_list *list, const char *name);

/* From `offset` on code comes from this line; an unknown file or line 0: from none. */
void line_list_add(struct line_list *list, uint64_t offset, uint32_t file, int64_t line);

/* The section of this name with bytes and no compression, NULL: there is none; its relocations. */
const Elf64_Shdr *line_list_section(const struct line_list *list, const char *name);
const Elf64_Shdr *line_list_relocations(const struct line_list *list, const Elf64_Shdr *section);

/* The place in the text that the relocation of the word at `at` names; `next` walks the relocations
 * and only moves on. False: there is none. */
bool line_list_target(const struct line_list *list, const Elf64_Shdr *relocations, size_t *next,
                      size_t at, uint64_t *offset);

/* line_dwarf.c, line_stab.c: read the section `.debug_line` (DWARF 4) or `.stab` when it is there. */
void line_read_dwarf(struct line_list *list);
void line_read_stabs(struct line_list *list);
