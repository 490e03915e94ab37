// Structs and arrays that hold stack references: members, copies, elements, calls down, whole arrays lent.
// expect: 116 20 109 20 4 1 20 30 27 9
#include <console.h>
struct item { int value; struct item *next; };
struct __stackonly cursor {
    struct item *__scope at;
    const u8 *bytes;
    int *__scope sum;
    u32 steps;
};
struct __stackonly pair {
    struct cursor left, right;
    int *__scope both[2];
};
static _Bool step(struct cursor *__scope c)
{
    if (!c->at) return 0;
    *c->sum += c->at->value;
    c->at = c->at->next;
    c->steps++;
    return 1;
}
static int *__scope sum_of(struct cursor *__scope c) { return c->sum; }
static int all(struct pair *__scope p)
{
    while (step(&p->left)) {}
    while (step(&p->right)) {}
    return *p->both[0] + *p->both[1];
}
static int total(int *__array __scope a)
{
    int s = 0;
    for (u32 i = 0; i < lenof(a); i++) s += a[i];
    return s;
}
static int *__counted_by(n) __scope tail(int *__counted_by(m) __scope a, u32 m, u32 n) { return a + (m - n); }
static int *__array __scope whole(int *__array a) { return a; }
int main(int argc, str_t *__array argv)
{
    struct item *list = 0;
    for (int i = 1; i <= 4; i++) { struct item *n = new(struct item); n->value = i; n->next = list; list = n; }
    int a = 0, b = 100;
    struct pair p = {.left = {.at = list, .sum = &a}, .both = {&a, &b}};
    p.right = (struct cursor){list->next, 0, &b, 0};
    struct cursor copy = p.left;
    struct cursor cs[2] = {copy, p.right};
    int sum = all(&p);
    while (step(&cs[0])) {}
    step(cs + 1);
    int *s = sum_of(&copy);
    struct cursor *q = &cs[1];
    for (int i = 0; i < 2; i++) p.both[i] = i ? &a : &b;
    struct cursor other = *q;
    int *__scope places[3] = {&a, &b};
    places[2] = p.both[1];
    int *arr = new_array(int, 5); for (int i = 0; i < 5; i++) arr[i] = i * i;
    int *t = tail(arr, 5, 2);
    int local[4] = {1, 2, 3, 4};
    console_print(console_open(), "%d %d %d %d %u %u %d %d %d %d\n", sum, a, b, *s, cs[0].steps, other.steps, *places[2], total(arr), t[0] + t[1] + (int)lenof(t), tail(local, 4, 1)[0] + (int)lenof(whole(arr)));
    return 0;
}
