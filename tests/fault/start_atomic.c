// What an atomic operation stores is the start of an array, as with any store.
#include <spin/safe.h>

struct s { int *__array p; };

int main(int argc, str_t *__array argv)
{
    struct s *s = new(struct s);
    int *p = new_array(int, 4);
    p++;
    atomic_store(&s->p, p); // fault: start "p" i=1
    return 0;
}
