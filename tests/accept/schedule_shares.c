// Two of three strands have the tickets, the group, or the package that the third has alone; each of them has what
// that is worth, also where one scheduler runs under another.
// plain: no - strands
// with: ../../stdlib-ext/lib/schedule.c
// with: ../../stdlib-ext/lib/cthread.c
// with: ../../stdlib-ext/lib/lock.c
// run: --quantum 3000 --limit 60000
// expect: lottery as wanted
// expect: share as wanted
// expect: threads under lottery as wanted
// expect: refused 1 1 6, no group 1 1
#include <console.h>
#include <cthread.h>
#include <lottery.h>
#include <package.h>
#include <share.h>

enum { MILLISECOND = 1000000, ENOUGH = 150 * MILLISECOND, LOOKS = 16 };

static void spin(void *__nullable argument)
{
    for (;;)
        ;
}

static void *__nullable turn(void *__nullable argument)
{
    for (;;)
        ;
    return NULL;
}

static u64 time_of(struct strand *strand)
{
    struct strand_statistics known;
    strand_statistics(strand, &known);
    return known.processor_time;
}

static struct strand *make(struct strand *leader)
{
    status why;
    struct strand *strand = strand_create(spin, NULL, "spin", 0, &why);
    assert(strand != NULL && succeeded(package_entrust(strand, leader)));
    assert(succeeded(strand_start(strand)));
    return strand;
}

static _Bool is_near(u64 part, u64 whole, u64 wanted)
{
    u64 thousandths = part * 1000 / whole;
    return thousandths >= wanted * 80 / 100 && thousandths <= wanted * 120 / 100;
}

/* From now on: half for one strand, a quarter for each of the others; luck and other processes disturb that less, the
 * longer one looks. */
static _Bool is_divided(struct strand *half, struct strand *a, struct strand *b)
{
    u64 first[3] = {time_of(half), time_of(a), time_of(b)}, used[3], sum = 0;
    for (u64 i = 1; i <= LOOKS; i++) {
        while (sum < i * ENOUGH) {
            strand_sleep(2 * MILLISECOND);
            used[0] = time_of(half) - first[0];
            used[1] = time_of(a) - first[1];
            used[2] = time_of(b) - first[2];
            sum = used[0] + used[1] + used[2];
        }
        if (is_near(used[0], sum, 500) && is_near(used[1], sum, 250) && is_near(used[2], sum, 250))
            return 1;
    }
    return 0;
}

static void say(const char *__cstr what, struct strand *half, struct strand *a, struct strand *b)
{
    console_print(console_open(), "%s %s\n", what, is_divided(half, a, b) ? "as wanted" : "is unfair");
    strand_kill(half);
    strand_kill(a);
    strand_kill(b);
}

static void draw_lots(void)
{
    struct strand *leader = lottery_leader(), *half = make(leader), *a = make(leader), *b = make(leader);
    assert(succeeded(lottery_join(half, 2)) && succeeded(lottery_join(a, 1)));
    assert(succeeded(lottery_join(b, 1)));
    say("lottery", half, a, b);
}

static void share_out(void)
{
    struct strand *leader = share_leader(), *half = make(leader), *a = make(leader), *b = make(leader);
    struct share *mine = share_create(7), *theirs = share_create(7);
    assert(mine != NULL && theirs != NULL);
    assert(succeeded(share_join(half, mine)) && succeeded(share_join(a, theirs)));
    assert(succeeded(share_join(b, theirs)));
    say("share", half, a, b);
}

static void stack_up(void)
{
    struct strand *half = make(lottery_leader()), *threads = cthread_leader();
    status why;
    struct cthread *a = cthread_fork(turn, NULL, "a", &why), *b = cthread_fork(turn, NULL, "b", &why);
    assert(threads != NULL && a != NULL && b != NULL);
    assert(succeeded(cthread_entrust(lottery_leader())));
    assert(succeeded(lottery_join(threads, 1)) && succeeded(lottery_join(half, 1)));
    assert(succeeded(cthread_set_turn(MILLISECOND / 2)));
    say("threads under lottery", half, cthread_strand(a), cthread_strand(b));
}

int main(int argc, str_t *__array argv)
{
    struct strand *self = strand_current();
    draw_lots();
    share_out();
    stack_up();
    console_print(console_open(), "refused %d %d %d, no group %d %d\n", lottery_join(self, 0).code,
                  lottery_join(self, (u32)-1).code, lottery_join(self, 1).code, !share_create(0),
                  !share_create(1001));
    return 0;
}
