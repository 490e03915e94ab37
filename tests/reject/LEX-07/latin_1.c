// rule: LEX-07
// Tools disagree where a character ends that is not UTF-8.
#include <spin/safe.h>
// error+1: LEX-07
const char *name = "café";
