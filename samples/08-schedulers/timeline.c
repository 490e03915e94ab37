/* Two schedulers side by side, each over two strands, and a picture of who ran when.
 *
 * Each strand looks at the clock all the time; where it misses some, others ran. */
#include <clock.h>
#include <console.h>
#include <deadline.h>
#include <lottery.h>
#include <package.h>

module(timeline);

enum { MICROSECOND = 1000, MILLISECOND = 1000 * MICROSECOND, LENGTH = 400 * MILLISECOND };
enum { RUNS = 20000, GAP = 40 * MICROSECOND, STRANDS = 4, ROW = 30, LABEL = 130 };

struct run {
    u64 from, to; /* nanoseconds since the start */
};

/* A strand that works `work` of every `period`; work 0: all the time. */
struct worker {
    str_t name, colour;
    u64 start, period, work;
    u32 count;
    struct run *__array runs;
};

/* Works for so long of its own time, and notes when. False when the picture is full. */
static _Bool spin(struct worker *worker, u64 work)
{
    u64 done = 0, last = clock_now() - worker->start, from = last;
    _Bool goes_on = 1;
    while (goes_on && done < work) {
        u64 now = clock_now() - worker->start;
        goes_on = now < LENGTH && worker->count + 1 < RUNS;
        if (now - last < GAP) {
            done += now - last;
        } else {
            worker->runs[worker->count].from = from;
            worker->runs[worker->count].to = last;
            worker->count++;
            from = now;
        }
        last = now;
    }
    worker->runs[worker->count].from = from;
    worker->runs[worker->count].to = last;
    worker->count++;
    return goes_on;
}

static void work(void *__nullable argument)
{
    struct worker *worker = as(struct worker, argument);
    u64 next = 0;
    while (spin(worker, worker->work != 0 ? worker->work : LENGTH)) {
        u64 now = clock_now() - worker->start;
        next += worker->period;
        strand_sleep(next > now ? next - now : 0);
    }
}

static struct worker *worker_new(const char *__array name, const char *__array colour, u64 start)
{
    struct worker *worker = new(struct worker);
    worker->name = name;
    worker->colour = colour;
    worker->start = start;
    worker->runs = new_array(struct run, RUNS);
    return worker;
}

static struct strand *strand_of(struct worker *worker, struct strand *leader)
{
    status why;
    struct strand *strand = strand_create(work, worker, "worker", 0, &why);
    assert(strand != NULL && succeeded(package_entrust(strand, leader)));
    return strand;
}

static void draw(struct console *console, struct worker *worker, u32 row)
{
    console_print(console, "<text x=\"4\" y=\"%u\">%s</text>\n", row * ROW + 20, worker->name);
    console_print(console, "<g id=\"%s\" fill=\"%s\">\n", worker->name, worker->colour);
    for (u32 i = 0; i < worker->count; i++) {
        u64 from = worker->runs[i].from / MICROSECOND, to = worker->runs[i].to / MICROSECOND;
        if (to > from)
            console_print(console, "<rect x=\"%lu.%03lu\" y=\"%u\" width=\"%lu.%03lu\" height=\"22\"/>\n",
                          LABEL + from / 400, from % 400 * 10 / 4, row * ROW + 4, (to - from) / 400,
                          (to - from) % 400 * 10 / 4);
    }
    console_print(console, "</g>\n");
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    u64 now = clock_now();
    struct worker **workers = new_array(struct worker *, STRANDS);
    struct strand **strands = new_array(struct strand *, STRANDS);
    workers[0] = worker_new("lottery 3 tickets", "steelblue", now);
    workers[1] = worker_new("lottery 1 ticket", "lightblue", now);
    workers[2] = worker_new("deadline 20 ms", "firebrick", now);
    workers[3] = worker_new("deadline 50 ms", "salmon", now);
    workers[2]->period = 20 * (u64)MILLISECOND;
    workers[2]->work = 3 * (u64)MILLISECOND;
    workers[3]->period = 50 * (u64)MILLISECOND;
    workers[3]->work = 8 * (u64)MILLISECOND;
    for (u32 i = 0; i < STRANDS; i++)
        strands[i] = strand_of(workers[i], i < 2 ? lottery_leader() : deadline_leader());
    status done = lottery_join(strands[0], 3);
    if (succeeded(done))
        done = lottery_join(strands[1], 1);
    for (u32 i = 2; i < STRANDS && succeeded(done); i++)
        done = deadline_join(strands[i], workers[i]->period);
    for (u32 i = 0; i < STRANDS && succeeded(done); i++)
        done = strand_start(strands[i]);
    for (u32 i = 0; i < STRANDS && succeeded(done); i++)
        done = strand_join(strands[i]);
    console_print(console, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1140 %u\" font-size=\"12\">\n",
                  STRANDS * ROW);
    for (u32 i = 0; i < STRANDS; i++)
        draw(console, workers[i], i);
    console_print(console, "</svg>\n");
    return failed(done);
}
