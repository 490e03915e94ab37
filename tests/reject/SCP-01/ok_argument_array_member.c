// legal neighbour of argument_array_member
#include <spin/safe.h>
struct line { int used; char text[16]; };
static const char *name;
void rename_to(const char *n) { name = n; }
void f(struct line *line)
{
    rename_to("line");
    line->used++;
}
