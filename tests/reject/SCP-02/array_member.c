// rule: SCP-02
// The middle of a struct has no header: its length would be read from other fields.
#include <spin/safe.h>
struct line { int used; char text[16]; };
struct name { const char *text; };
void f(struct name *name, struct line *line)
{
    name->text = line->text;  // error: SCP-02
    line->used++;
}
