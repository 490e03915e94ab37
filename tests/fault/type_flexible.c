// An object with a flexible member is none of a struct that looks like its head.
#include <spin/safe.h>

struct head { u32 n; };
struct row { u32 n; u32 at[]; };

int main(int argc, str_t *__array argv)
{
    void *any = new_flex(struct row, 4);
    return (int)as(struct head, any)->n; // fault: type "as(struct head, any)"
}
