// The element behind a flexible member, which has as many as new_flex() was told, whatever a field says.
#include <spin/safe.h>

struct row { u32 n; u32 at[]; };

int main(int argc, str_t *__array argv)
{
    struct row *row = new_flex(struct row, 4);
    row->n = 64;
    return (int)row->at[4]; // fault: bounds "row->at[4]" i=4 len=4
}
