// A fault in another source of the module.
// part: part_sources.c
// fault@part_sources.c:6: bounds "cells[n]" i=3 len=3
#include "sources.h"

int main(int argc, str_t *__array argv)
{
    struct row *row = new(struct row);
    row->cells = new_array(int, 3);
    row->count = 3;
    int first = row_last(row, 2);
    return row_last(row, 3) + first;
}
