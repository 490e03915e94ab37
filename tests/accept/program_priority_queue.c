// A binary heap of jobs by priority, ties by age.
// expect: i9 e5 f5 b2 c2 d2 a1 
#include <console.h>

struct job {
    int priority, age;
    const char *name;
};
struct queue {
    struct job *__counted_by(room) heap;
    int room, used, age;
};
static _Bool before(const struct job *__scope a, const struct job *__scope b)
{
    return a->priority != b->priority ? a->priority > b->priority : a->age < b->age;
}
static void swap(struct queue *q, int a, int b)
{
    struct job t = q->heap[a];
    q->heap[a] = q->heap[b];
    q->heap[b] = t;
}
static void add(struct queue *q, int priority, const char *name)
{
    int i = q->used++;
    q->heap[i] = (struct job){priority, q->age++, name};
    for (; i > 0 && before(&q->heap[i], &q->heap[(i - 1) / 2]); i = (i - 1) / 2)
        swap(q, i, (i - 1) / 2);
}
static struct job take(struct queue *q)
{
    struct job first = q->heap[0];
    q->heap[0] = q->heap[--q->used];
    for (int i = 0;;) {
        int best = i, l = 2 * i + 1;
        for (int k = l; k < l + 2 && k < q->used; k++)
            if (before(&q->heap[k], &q->heap[best]))
                best = k;
        if (best == i)
            break;
        swap(q, i, best);
        i = best;
    }
    return first;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct queue *q = new (struct queue);
    q->heap = new_array(struct job, 8);
    q->room = 8;
    add(q, 2, "b");
    add(q, 5, "e");
    add(q, 2, "c");
    add(q, 9, "i");
    add(q, 5, "f");
    add(q, 1, "a");
    add(q, 2, "d");
    while (q->used) {
        struct job j = take(q);
        console_print(c, "%s%d ", j.name, j.priority);
    }
    console_print(c, "\n");
    return 0;
}
