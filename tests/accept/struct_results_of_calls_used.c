// A result that is a struct: its member taken, passed on, compared, thrown away, assigned to an element.
// expect: 7 60 9
// expect: 7
// expect: 2 11
#include <console.h>

struct v3 {
    int x, y, z;
};
static int made;
static struct v3 make(int n)
{
    made++;
    return (struct v3){n, n + 1, n + 2};
}
static struct v3 add(struct v3 a, struct v3 b)
{
    return (struct v3){a.x + b.x, a.y + b.y, a.z + b.z};
}
static int dot(struct v3 a, struct v3 b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct v3 list[2] = {{0}};
    list[1] = add(make(1), add(make(2), make(3)));
    make(9);
    (void)make(8);
    console_print(c, "%d %d %d\n", make(5).z, dot(list[1], make(1)), add(list[0], list[1]).y);
    console_print(c, "%d\n", made);
    struct v3 last = (make(1), make(2));
    console_print(c, "%d %d\n", last.x, (made > 5 ? make(10) : make(20)).y);
    return 0;
}
