/* What gdb knows of loaded code (machine_code_named). */
#pragma once

/* Takes back whatever it was told, at shutdown. */
void debugger_forget_all(void);
