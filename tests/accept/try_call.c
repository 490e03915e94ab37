// Faults that are survived: of what is called, of what that calls, one in another; results through references.
// plain: no - faults are survived
// run: --faults 3
// expect: 7 ok
// expect: 1 2
// expect: 4 cut off, 3 inside
// expect: -5 200 65535 5000000000 9
// expect: 100
#include <console.h>

struct job {
    i64 *__array data;
    i64 at, result;
};

static void fetch(struct job *job)
{
    job->at++;
    job->result = job->data[job->at];
    job->at = 4;
}

static i64 twice(struct job *job, int depth)
{
    if (depth > 0) {
        status inner = try_call(twice, job, depth - 1);
        job->at = failed(inner) ? depth : -1;
        return job->data[job->at + 1];
    }
    return job->data[3];
}

static void widths(i8 a, u8 b, u16 c, u64 d, i64 *__scope out)
{
    *out = a;
    if (b != 200 || c != 65535)
        assert(0);
    out[0] += (i64)(d - 5000000000);
}

static int deep(int n)
{
    return n + deep(n + 1);
}

typedef void action(struct job *job);
typedef action *action_t;

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct job *job = new(struct job);
    job->data = new_array(i64, 2);
    job->data[1] = 7;
    status first = try_call(fetch, job);
    console_print(c, "%ld %s\n", job->result, failed(first) ? "cut off" : "ok");
    action_t again = fetch;
    job->at = 0;
    u32 faults = 0;
    for (job->at = 1; job->at == 1;)
        faults += failed(try_call(again, job));
    console_print(c, "%u %ld\n", faults, job->at);
    job->at = 0;
    job->data = new_array(i64, 0);
    status outer = try_call(twice, job, 3);
    console_print(c, "%d %s, %ld inside\n", outer.code == STATUS_FAULT ? 4 : 0, failed(outer) ? "cut off" : "ok", job->at);
    i64 out = 0;
    status wide = try_call(widths, -5, 200, 65535, 5000000000UL, &out);
    console_print(c, "%ld %u %u %lu %u\n", out, 200u, 65535u, 5000000000UL, failed(wide) ? 1u : 9u);
    u32 overflows = 0;
    for (u32 i = 0; i < 100; i++)
        overflows += failed(try_call(deep, 0));
    console_print(c, "%u\n", overflows);
    return 0;
}
