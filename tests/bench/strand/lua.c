/* Lua's coroutines, by LuaJIT. */
#include "bench.h"

#include <lauxlib.h>
#include <lualib.h>

const char *const lua_missing = NULL;

static const char program[] = "local turns = ...\n"
                              "local yield = coroutine.yield\n"
                              "local other = coroutine.wrap(function() while true do yield() end end)\n"
                              "for i = 1, turns do other() end\n";

bool lua_switch(uint64_t turns)
{
    lua_State *lua = luaL_newstate();
    if (!lua)
        return false;
    luaL_openlibs(lua);
    bool ok = luaL_loadstring(lua, program) == 0;
    lua_pushnumber(lua, (double)turns);
    ok = ok && lua_pcall(lua, 1, 0, 0) == 0;
    lua_close(lua);
    return ok;
}
