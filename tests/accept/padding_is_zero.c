// No byte between the members of a struct is ever left over from something else: stack, registers, heap.
// expect: 0 0 0 0 0 0 0 0 0 0 0 0
#include <string.h>
#include <console.h>

struct small { /* 16 bytes, 9 of them padding at 1..7 and 9..15 is `c` at 8 */
    u8 a;
    u64 b;
};
struct tail { /* 8 bytes: padding at 5..7 */
    u32 a;
    u8 b;
};
struct large {
    u8 a;
    u32 b;
    struct tail t[3];
    u16 c;
    u64 d;
};
union both {
    struct large l;
    struct tail t;
    u8 bytes[48];
};

static int zero;

/* Leaves something behind on the stack. */
static u64 dirty(u64 seed)
{
    u64 junk[300];
    for (int i = 0; i < 300; i++)
        junk[i] = ~(u64)0 - seed * zero;
    u64 sum = 0;
    for (int i = 0; i < 300; i++)
        sum += junk[(i * 7) % 300];
    return sum;
}

static struct small make_small(int n)
{
    return (struct small){.a = (u8)n, .b = 0};
}

static struct tail make_tail(int n)
{
    struct tail t;
    t.a = 0;
    t.b = (u8)n;
    return t;
}

static struct large make_large(int n)
{
    return (struct large){.a = (u8)n, .t = {[1] = make_tail(n)}};
}

/* Bytes that are not 0, though all members are. */
static int seen(const u8 *__counted_by(n) __scope bytes, size_t n)
{
    int count = 0;
    for (size_t i = 0; i < n; i++)
        count += bytes[i] != 0;
    return count;
}

#define BYTES(place)                                                                               \
    ({                                                                                             \
        u8 bytes[sizeof(place)];                                                                   \
        memcpy(bytes, &(place), sizeof(place));                                                    \
        seen(bytes, sizeof(place));                                                                \
    })

static int shown(union both u)
{
    int count = 0;
    for (int i = 0; i < 48; i++)
        count += u.bytes[i] != 0;
    return count;
}

static int argument(struct small s, struct tail t, struct large l)
{
    return BYTES(s) + BYTES(t) + BYTES(l);
}

static int local(void)
{
    struct small s;
    struct tail t = {zero};
    struct large l = {.c = 0};
    return BYTES(s) + BYTES(t) + BYTES(l);
}

static int result(void)
{
    struct small s = make_small(zero);
    struct tail t = make_tail(zero);
    struct large l = make_large(zero);
    return BYTES(s) + BYTES(t) + BYTES(l);
}

static int literal(void)
{
    return BYTES(((struct small){zero})) + BYTES(((struct tail){.b = 0})) +
           BYTES(((struct large){.t = {make_tail(zero)}}));
}

static int heap(void)
{
    struct small *s = new(struct small);
    struct large *l = new_array(struct large, 2);
    *s = make_small(zero);
    l[1] = make_large(zero);
    l[0].t[2] = make_tail(zero);
    l[0].t[1] = l[1].t[1];
    return BYTES(*s) + BYTES(l[0]) + BYTES(l[1]);
}

static int choice(int n)
{
    struct tail other = make_tail(zero);
    struct tail t = n ? make_tail(zero) : other;
    struct large l = ({ make_large(zero); });
    l.t[0] = n ? other : t;
    return BYTES(t) + BYTES(l);
}

static int by_member(void)
{
    union both u = {.t = make_tail(zero)};
    union both v;
    v.l = make_large(zero);
    union both w = v;
    w.l.t[0] = make_tail(zero);
    return shown(u) + shown(v) + shown(w) + BYTES(u) + BYTES(v) + BYTES(w);
}

static union both make_both(void)
{
    union both u;
    u.l = make_large(zero);
    u.t = make_tail(zero);
    return u;
}

static int by_result(void)
{
    union both u = make_both();
    return shown(u) + shown(make_both()) + BYTES(u);
}

typedef struct tail (*maker)(int n);

static int by_value(maker make)
{
    struct tail row[2] = {make(zero), make(zero)};
    struct tail t = make(zero);
    return BYTES(row[0]) + BYTES(row[1]) + BYTES(t);
}

static int loop(void)
{
    int count = 0;
    for (int i = 0; i < 3; i++) {
        struct large l;
        count += BYTES(l.t[i]);
        l = make_large(zero);
        count += BYTES(l);
    }
    return count;
}

static struct tail shared;

static int in_static(void)
{
    static struct small kept;
    kept = make_small(zero);
    shared = make_tail(zero);
    return BYTES(kept) + BYTES(shared);
}

static int compared(void)
{
    struct large a = make_large(3), *b = new(struct large);
    b->a = 3;
    b->t[1].b = 3;
    return memcmp(&a, b, sizeof a) != 0;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int r[12];
    u64 sum = dirty(1);
    r[0] = local(), sum += dirty(2);
    r[1] = argument(make_small(zero), make_tail(zero), make_large(zero)), sum += dirty(3);
    r[2] = result(), sum += dirty(4);
    r[3] = literal(), sum += dirty(5);
    r[4] = heap(), sum += dirty(6);
    r[5] = choice(argc), sum += dirty(7);
    r[6] = by_member(), sum += dirty(8);
    r[7] = by_result(), sum += dirty(9);
    r[8] = by_value(make_tail), sum += dirty(10);
    r[9] = loop(), sum += dirty(11);
    r[10] = in_static(), sum += dirty(12);
    r[11] = compared();
    for (int i = 0; i < 12; i++)
        console_print(out, "%s%d", i ? " " : "", r[i]);
    console_print(out, "%s\n", sum ? "" : "?");
    return 0;
}
