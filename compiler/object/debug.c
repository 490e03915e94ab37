/* Strings of .debug_str are found by their offsets: a shorter one is written over the longer, and NULs
 * fill the rest. */
#include "object/debug.h"

#include <ctype.h>
#include <string.h>

/* u_x and u2_x: variables and functions; b_p: the base of a wide reference; f_x: fields; T3_x: tags;
 * s4_x: static locals. */
const char *debug_user_name(const char *lowered)
{
    const char *end = lowered + 1;
    if (!lowered[0] || !strchr("ubfTs", lowered[0]))
        return NULL;
    while (isdigit((unsigned char)*end))
        end++;
    return *end == '_' && end[1] ? end + 1 : NULL;
}

static void restore(char *names, uint64_t size)
{
    for (uint64_t at = 0; at < size;) {
        size_t n = strnlen(names + at, size - at);
        const char *name = at + n < size ? debug_user_name(names + at) : NULL;
        if (name) {
            size_t left = strlen(name);
            memmove(names + at, name, left);
            memset(names + at + left, 0, n - left);
        }
        at += n + 1;
    }
}

void debug_restore_names(const struct relocatable *file)
{
    for (size_t i = 0; i < file->section_count; i++) {
        const Elf64_Shdr *section = &file->sections[i];
        bool is_plain = !(section->sh_flags & SHF_COMPRESSED) && relocatable_bytes(file, section);
        if (is_plain && strcmp(relocatable_section_name(file, section), ".debug_str") == 0)
            restore((char *)relocatable_bytes(file, section), section->sh_size);
    }
}
