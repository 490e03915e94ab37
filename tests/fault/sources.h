/* Private to module sources. */
#include <spin/safe.h>
module(sources);
struct row {
    int *__counted_by(count) cells;
    u32 count;
};
int row_last(struct row *row, u32 n);
