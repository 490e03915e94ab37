/* Interface shapes: what torture.h takes from another header. */
#pragma once

#include <spin/safe.h>

enum { SHAPES_MAX = 6 };
enum shade { SHADE_DARK = -1, SHADE_NONE, SHADE_LIGHT = 0x7fffffff };

struct surface;
typedef struct {
    f64 x, y;
} position;
typedef _Bool (*shapes_test)(const struct surface *surface, const position *__scope at);

typedef i32 shapes_visit(u32 n);

struct surface *shapes_open(enum shade shade);
shapes_visit shapes_each;
int shapes_print(struct surface *surface, const char *format, ...) __attribute__((format(printf, 2, 3)));
