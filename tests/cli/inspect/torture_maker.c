/* Implements interface torture, whose opaque struct it completes. */
#include <torture.h>

#include <stdbool.h>

implements(torture);

struct hidden {
    struct known known;
    line_t name;
};

struct hidden *torture_open(const char *__cstr name, enum depth depth, mode mode)
{
    struct hidden *token = new(struct hidden);
    token->known.base.depth = depth;
    token->known.base.mode = mode;
    return token;
}

struct known *__nullable torture_find(struct hidden *token, const struct known *__nullable near)
{
    return near ? token->known.next : NULL;
}

u8 *__counted_by(n * 2 + 1) torture_bytes(const hidden_t token, u32 n)
{
    return new_array(u8, n * 2 + 1);
}

lines_t torture_lines(lines_t lines, const lines_t more)
{
    return lenof(lines) ? lines : more;
}

u32 torture_sum(const u32 *__counted_by(rows * TORTURE_ROWS) __scope grid, u32 rows,
                const struct header *__scope header)
{
    return rows ? grid[rows * TORTURE_ROWS - 1] : header->words[1][2];
}

void torture_fill(void *__sized_by(n - 1) __scope block, size_t n, const void *any)
{
}

void torture_fixed(u32 flags[4], const struct flags *__counted_by(SHAPES_MAX) f, fixed h)
{
    flags[3] = f[SHAPES_MAX - 1].c;
}

static i32 callback(struct known *__scope known, line_t text,
                    const u8 *__counted_by(n) __scope p, u32 n)
{
    return known->truth && n ? p[n - 1] : 0;
}

callback_t torture_callback_of(torture_chain chain, i32 (*inner)(callback_t, u32 (*)(u32)))
{
    return callback;
}

static void direct(u32 code)
{
}

void (*torture_direct(u32 n))(u32 code)
{
    return direct;
}

__functional u32 torture_hash(const u8 *__array data, size_t from)
{
    return data[from];
}

__ephemeral void torture_tick(u64 now)
{
}

__ephemeral __functional _Bool torture_ready(const struct known *__scope known)
{
    return known->truth;
}

status torture_close(struct hidden *token)
{
    token->known.truth = 0;
    return OK;
}

union number torture_number(union number number, enum wide wide)
{
    number.low = wide;
    return number;
}

enum shade torture_shade(struct surface *surface, const position *__scope at, position by_value)
{
    return at->x < by_value.y ? SHADE_DARK : SHADE_LIGHT;
}

struct binding *torture_binding(struct binding *__nullable binding)
{
    return binding;
}

const char *torture_name(const struct known *const known)
{
    return known->name;
}

uint8_t torture_small(int16_t a, ptrdiff_t b, i8 c)
{
    return (uint8_t)(a + b + c);
}

known_list_ref torture_list(list_list_ref lists, struct shared *shared, enum far far, enum up up)
{
    return lists->items[shared->pair->x];
}

const line_t *__array torture_consts(const line_t *__array lines, tone tone,
                                     pair_ref __nullable pair)
{
    return lines;
}

bool torture_truth(bool truth, struct list_list by_value[2])
{
    return truth && by_value[1].n;
}
