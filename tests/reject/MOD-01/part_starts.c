#include <spin/safe.h>
static status start(void) { return (status){0}; }
initialiser(start);
