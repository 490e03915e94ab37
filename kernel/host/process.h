/* Other programs that the host program starts. */
#pragma once

#include <sys/types.h>

/* Starts one, with Ctrl-C as a new process has it, and `socket` as standard input and output unless it is
 * -1. Returns the error number; 0: started. */
int process_start(const char *program, char *const arguments[], int socket, pid_t *child);
