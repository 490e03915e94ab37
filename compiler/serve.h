/* spinc --serve: one compile after the other, for a program that has many to make.
 *
 * Standard input brings requests: arguments as those of spinc, each ended by a NUL, and an empty one at
 * the end of a request. When a request is done its exit status goes to standard output, a line of
 * digits. Everything else that it prints goes to standard error. The end of standard input is ours. */
#pragma once

/* Does one request; argv[0] is the program. Returns its exit status. */
typedef int serve_request(int argc, char **argv);

/* Serves until the end of standard input; the exit status. */
int serve(char *program, serve_request *request);
