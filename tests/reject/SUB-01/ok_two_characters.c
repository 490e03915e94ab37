// legal neighbour of two_characters
#include <spin/safe.h>
const int a = 'a';
