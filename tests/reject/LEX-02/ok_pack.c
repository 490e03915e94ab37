// legal neighbour of pack
#include <spin/safe.h>

struct s { u8 a; u32 b; };
