// rule: SCP-01
// The array would be taken for one with a header: its length would be read from the struct before it.
#include <spin/safe.h>
struct line { int used; char text[16]; };
static const char *name;
void rename_to(const char *n) { name = n; }
void f(struct line *line)
{
    rename_to(line->text);  // error: SCP-01
    line->used++;
}
