#include <spin/safe.h>
void *kmalloc(size_t n);
_Bool f(size_t n) { return kmalloc(n) != NULL; }
