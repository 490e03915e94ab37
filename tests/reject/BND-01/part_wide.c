#include <spin/safe.h>
enum { WIDTH = 4 };
int wide(void) { return WIDTH; }
