/* Interface of the case: the attribute names the wrong parameter as format. */
#include <spin/safe.h>
#ifdef WRONG
void printing_print(int level, const char *format, ...) __attribute__((format(printf, 2, 0)));
#else
void printing_print(int level, const char *format, ...) __attribute__((format(printf, 2, 3)));
#endif
