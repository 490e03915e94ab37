/* Looks the code up in the language reference, embedded when the compiler was built. */
#include "explain.h"

#include "language_text.h"

#include <ctype.h>
#include <string.h>

/* Whether a line is the heading of this code: `### PTR-02` and then no letter or digit. */
static bool is_heading(const char *line, const char *code)
{
    size_t n = strlen(code);
    return strncmp(line, "### ", 4) == 0 && strncmp(line + 4, code, n) == 0 &&
           !isalnum((unsigned char)line[4 + n]);
}

bool explain(const char *code, FILE *out)
{
    bool is_inside = false, found = false;
    if (!*code)
        return false;
    for (const char *line = (const char *)language_text; *line;) {
        size_t n = strcspn(line, "\n");
        n += line[n] == '\n';
        if (line[0] == '#' && is_inside)
            is_inside = false;
        if (is_heading(line, code))
            is_inside = found = true;
        if (is_inside)
            fwrite(line, 1, n, out);
        line += n;
    }
    return found;
}
