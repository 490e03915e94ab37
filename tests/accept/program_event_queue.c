// A simulation: events in order of time, handled by procedures that make more events.
// expect: 23 10 3 7947417
#include <console.h>

struct world;
typedef void (*action)(struct world *w, int argument);
struct event {
    int at, argument;
    action act;
    struct event *next;
};
struct world {
    struct event *first;
    int now, served, waiting;
    long trace;
};
static void later(struct world *w, int delay, action act, int argument)
{
    struct event *e = new (struct event), *before = NULL, *at = w->first;
    *e = (struct event){w->now + delay, argument, act};
    for (; at && at->at <= e->at; at = at->next)
        before = at;
    e->next = at;
    if (before)
        before->next = e;
    else
        w->first = e;
}
static void leave(struct world *w, int who)
{
    w->served++;
    w->waiting--;
    w->trace = w->trace * 7 + who;
}
static void arrive(struct world *w, int who)
{
    w->waiting++;
    later(w, 3 + who % 4, leave, who);
    if (who < 9)
        later(w, 2, arrive, who + 1);
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct world *w = new (struct world);
    int most = 0;
    later(w, 1, arrive, 0);
    while (w->first) {
        struct event *e = w->first;
        w->first = e->next;
        w->now = e->at;
        e->act(w, e->argument);
        most = w->waiting > most ? w->waiting : most;
    }
    console_print(c, "%d %d %d %ld\n", w->now, w->served, most, w->trace);
    return 0;
}
