/* Lua's coroutines where LuaJIT is not installed (build.sh setup bench). */
#include "bench.h"

const char *const lua_missing = "luajit not installed";

bool lua_switch(uint64_t turns)
{
    (void)turns;
    return false;
}
