/* abi.h without its includes: what those define is spelled in front. */
#include "object/abi_text.h"

#include <stdbool.h>
#include <string.h>

static bool begins(const char *line, const char *word)
{
    return strncmp(line, word, strlen(word)) == 0;
}

/* Prints the lines of a header but those only a file of its own needs. */
static void print_lines(const unsigned char *header, FILE *out)
{
    for (const char *line = (const char *)header; *line;) {
        size_t n = strcspn(line, "\n");
        n += line[n] == '\n';
        if (!begins(line, "#include") && !begins(line, "#pragma"))
            fwrite(line, 1, n, out);
        line += n;
    }
}

void abi_print(FILE *out)
{
    fputs("typedef u8 uint8_t;\ntypedef u32 uint32_t;\ntypedef u64 uint64_t;\n"
          "typedef i32 int32_t;\ntypedef i64 int64_t;\ntypedef u64 size_t;\n",
          out);
    print_lines(abi_header, out);
}

void lowered_print(FILE *out)
{
    print_lines(lowered_header, out);
}
