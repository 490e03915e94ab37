/* Two strands flip references, counts, offsets and types in shared objects, without any lock and in every order;
 * others index what they find there. Whatever is read together was perhaps never stored together: then a check must
 * fault, in a barrier, and the reader goes on.
 *
 * What may be reached holds `mine`; all arrays around it hold `foreign`. A reader that gets anything else, or a
 * foreign word that has changed in the end, means that something outside an object was touched.
 *
 *     spindle run race.o --quantum 10 -- ROUNDS
 *
 * Prints how often a reader found what does not belong together, and is 1 if anything was outside. */
#include <console.h>
#include <strand.h>

enum { KINDS = 4, GUARDS = 16, READERS = 11, FLIPPERS = 2, EACH = 1000 };
static const u32 mine = 0x5afe5afe, foreign = 0x0badf00d;

SLICE(u32, part);

struct small {
    u32 word;
};
struct large {
    u32 words[500];
};
struct __plain packet {
    u32 word, more[14];
};
struct pair {
    u32 *__array first;
    u64 between;
    u32 *__array second;
};
union number {
    u32 word;
    u8 bytes[4];
};

struct shared {
    u32 *__counted_by(n) counted;
    u32 n;
    u32 *__array thin;
    u8 *__array bytes;
    u64 at;
    part slice;
    void *any;
    struct small *object;
    struct pair pair;
    u32 *__array tossed;
    u32 divisor;
    union number number;
};

static struct shared *shared;
static u32 *__array arrays[KINDS];
static u8 *__array octets[KINDS];
static u32 *__array guards[KINDS * GUARDS];
static struct large *large;
static struct small *small;
static u32 sizes[KINDS] = {4, 4096, 1, 64};
static u64 added, outside, torn, done;
static _Bool is_over;

/* --- What is there ------------------------------------------------------------------------------------ */

static u32 *__array filled(u32 n, u32 word)
{
    u32 *array = new_array(u32, n);
    for (u32 i = 0; i < n; i++)
        array[i] = word;
    return array;
}

/* Arrays of the same sizes before, between and behind them. */
static void make(void)
{
    for (u32 k = 0; k < KINDS; k++) {
        for (u32 g = 0; g < GUARDS / 2; g++)
            guards[k * GUARDS + g] = filled(sizes[k], foreign);
        arrays[k] = filled(sizes[k], mine);
        octets[k] = new_array(u8, sizes[k] * 4);
        for (u32 i = 0; i < sizes[k] * 4; i++)
            octets[k][i] = i % 2 ? 0x5a : 0xfe;
        for (u32 g = GUARDS / 2; g < GUARDS; g++)
            guards[k * GUARDS + g] = filled(sizes[k], foreign);
    }
    large = new(struct large);
    small = new(struct small);
    small->word = mine;
    for (u32 i = 0; i < 500; i++)
        large->words[i] = mine;
    shared = new(struct shared);
}

static void note(u32 word)
{
    if (word != mine)
        atomic_fetch_add(&outside, 1);
}

static u32 next(u32 *__scope state)
{
    return *state = *state * 1664525 + 1013904223;
}

/* --- Who changes it ---------------------------------------------------------------------------------------- */

static void flip(u32 kind, u32 other, u32 order)
{
    struct shared *s = shared;
    if (order & 1)
        s->n = sizes[kind];
    s->counted = arrays[kind];
    s->slice.base = arrays[other];
    s->slice.off = sizes[kind] / 2;
    s->thin = arrays[other];
    s->at = sizes[other] - 1;
    s->slice = (part){arrays[kind], order % sizes[kind], sizes[kind] - order % sizes[kind]};
    s->any = order & 2 ? (void *)small : (void *)large;
    s->pair = (struct pair){arrays[kind], order, arrays[other]};
    s->bytes = octets[other];
    s->slice.len = sizes[other];
    s->object = order & 4 ? NULL : small;
    s->divisor = order % 6;
    s->number.word = order;
    s->n = sizes[kind];
}

static void flipper(void *__nullable argument)
{
    u32 state = as(struct small, argument)->word;
    while (!is_over) {
        u32 r = next(&state) >> 8;
        flip(r % KINDS, r / KINDS % KINDS, r >> 5);
    }
}

/* --- Who reads and writes it --------------------------------------------------------------------------------- */

static void read_counted(u32 r)
{
    note(shared->counted[shared->at]);
    note(shared->counted[r % 64]);
}

static void read_all_counted(u32 r)
{
    u32 *p = shared->counted;
    u32 m = shared->n, sum = 0;
    for (u32 i = 0; i < m; i++)
        sum |= p[i] ^ mine;
    for (u32 i = 0; i < shared->n; i++)
        sum |= shared->counted[i] ^ mine;
    note(sum ^ mine);
}

static void read_thin(u32 r)
{
    u32 sum = 0;
    for (u64 i = 0; i < lenof(shared->thin); i++)
        sum |= shared->thin[i] ^ mine;
    note(sum ^ mine);
    note(shared->thin[shared->at]);
}

static void read_slice(u32 r)
{
    u32 *p = elems(shared->slice), sum = 0;
    for (u64 i = 0; i < lenof(p); i++)
        sum |= p[i] ^ mine;
    part own = shared->slice;
    note(elems(own)[r % 64]);
    note(sum ^ mine);
}

static void read_any(u32 r)
{
    void *any = shared->any;
    if (any && is(struct large, any))
        note(as(struct large, any)->words[499]);
    if (r & 1)
        note(as(struct small, shared->any)->word);
    else
        note(as(struct large, shared->any)->words[r % 500]);
}

static void read_object(u32 r)
{
    if (shared->object)
        note(shared->object->word);
    u32 left = 1000 / shared->divisor;
    switch (shared->divisor) {
    case 0: left = 0; break;
    case 1: left -= 1000 % shared->divisor; break;
    case 2: left += shared->divisor; break;
    case 3: left *= 2; break;
    case 4: left--; break;
    case 5: left ^= 5; break;
    default: note(foreign);
    }
    note(left > 4000 ? foreign : mine);
}

static void read_view(u32 r)
{
    u64 at = shared->at;
    const struct packet *p = view(const struct packet, shared->bytes, at * 4 % 512);
    note(p->word == 0x5afe5afe && p->more[13] == 0x5afe5afe ? mine : foreign);
    union number own = shared->number;
    note(own.bytes[own.word & 3] == (u8)(own.word >> (own.word & 3) * 8) ? mine : foreign);
}

static void read_pair(u32 r)
{
    struct pair own = shared->pair;
    note(own.first[lenof(own.first) - 1]);
    note(own.second[lenof(own.second) - 1]);
    note(own.first[own.between]);
}

static void write_counted(u32 r)
{
    shared->counted[r % 64] = mine;
    shared->thin[shared->at] = mine;
    for (u32 i = 0; i < shared->n; i++)
        shared->counted[i] = mine;
}

static void move_blocks(u32 r)
{
    u32 own[64];
    for (u32 i = 0; i < 64; i++)
        own[i] = mine;
    copy(own, shared->counted, shared->n & 63);
    copy(shared->thin, own, shared->at & 63);
    for (u32 i = 0; i < 64; i++)
        note(own[i]);
}

static void toss(u32 r)
{
    atomic_fetch_add(&added, 1);
    u32 *got = atomic_exchange(&shared->tossed, arrays[r % KINDS]);
    if (got)
        note(got[lenof(got) - 1]);
    struct small *seen = small;
    if (!atomic_compare_exchange_strong(&shared->object, &seen, NULL) && seen)
        note(seen->word);
}

static void reader(void *__nullable argument)
{
    u32 number = as(struct small, argument)->word, state = number;
    for (u32 i = 0; i < EACH; i++) {
        u32 r = next(&state) >> 8;
        status came = OK;
        switch (number) {
        case 0: came = try_call(read_counted, r); break;
        case 1: came = try_call(read_all_counted, r); break;
        case 2: came = try_call(read_thin, r); break;
        case 3: came = try_call(read_slice, r); break;
        case 4: came = try_call(read_any, r); break;
        case 5: came = try_call(read_object, r); break;
        case 6: came = try_call(read_view, r); break;
        case 7: came = try_call(read_pair, r); break;
        case 8: came = try_call(write_counted, r); break;
        case 9: came = try_call(move_blocks, r); break;
        case 10: toss(r); break;
        }
        if (failed(came))
            atomic_fetch_add(&torn, 1);
    }
    atomic_fetch_add(&done, 1);
}

/* --- The whole -------------------------------------------------------------------------------------------------- */

static struct strand *start(strand_procedure procedure, u32 number)
{
    status why;
    struct small *argument = new(struct small);
    argument->word = number;
    struct strand *strand = strand_create(procedure, argument, "race", 0, &why);
    assert(strand != NULL && succeeded(strand_start(strand)));
    return strand;
}

static u32 number_of(str_t text)
{
    u32 n = 0;
    for (u64 i = 0; i < lenof(text) && text[i] >= '0' && text[i] <= '9'; i++)
        n = n * 10 + (u32)(text[i] - '0');
    return n;
}

static void look_at_guards(void)
{
    for (u32 g = 0; g < KINDS * GUARDS; g++)
        for (u64 i = 0; i < lenof(guards[g]); i++)
            note(guards[g][i] ^ foreign ^ mine);
    for (u32 k = 0; k < KINDS; k++)
        for (u64 i = 0; i < lenof(arrays[k]); i++)
            note(arrays[k][i]);
}

int main(int argc, str_t *__array argv)
{
    u32 rounds = argc > 1 ? number_of(argv[1]) : 1;
    struct strand *readers[READERS], *flippers[FLIPPERS];
    make();
    flip(0, 1, 0);
    for (u32 f = 0; f < FLIPPERS; f++)
        flippers[f] = start(flipper, f + 1);
    for (u32 round = 0; round < rounds; round++) {
        for (u32 i = 0; i < READERS; i++)
            readers[i] = start(reader, i);
        for (u32 i = 0; i < READERS; i++)
            assert(succeeded(strand_join(readers[i])));
    }
    is_over = 1;
    for (u32 f = 0; f < FLIPPERS; f++)
        assert(succeeded(strand_join(flippers[f])));
    look_at_guards();
    console_print(console_open(), "%lu of %lu readings were of what does not belong together, %lu outside\n", torn,
                  done * EACH, outside);
    return outside != 0 || added != (u64)rounds * EACH || done != (u64)rounds * READERS;
}
