#include "sources.h"

int row_last(struct row *row, u32 n)
{
    int *cells = row->cells;
    return cells[n];
}
