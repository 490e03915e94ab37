// A base with a table of operations; each derived type finds itself again by `as`.
// expect: dog 3 1
// expect: cat 5 80
// expect: dog 3 4
// expect: cat 5 60
#include <console.h>

struct animal;
struct kind {
    const char *name;
    int (*speak)(struct animal *a, int n);
};
struct animal {
    const struct kind *kind;
    int age;
};
struct dog {
    struct animal animal;
    int barks;
};
struct cat {
    struct animal animal;
    double lives;
};
static int bark(struct animal *a, int n)
{
    struct dog *d = as(struct dog, a);
    d->barks += n;
    return d->barks;
}
static int purr(struct animal *a, int n)
{
    struct cat *k = as(struct cat, a);
    k->lives -= 0.5 * n;
    return (int)(k->lives * 10);
}
static const struct kind dog = {"dog", bark}, cat = {"cat", purr};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct dog *d = new (struct dog);
    struct cat *k = new (struct cat);
    d->animal = (struct animal){&dog, 3};
    k->animal = (struct animal){&cat, 5};
    k->lives = 9;
    struct animal *all[2] = {(struct animal *)d, (struct animal *)k};
    for (int i = 0; i < 4; i++) {
        struct animal *a = all[i % 2];
        console_print(c, "%s %d %d\n", a->kind->name, a->age, a->kind->speak(a, i + 1));
    }
    return 0;
}
