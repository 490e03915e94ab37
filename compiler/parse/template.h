/* A process that has loaded libclang and waits: what a parse is forked from when several are to come.
 * Loading takes longer than most parses.
 *
 * The template never sees a byte of what is parsed, nor of a request. Each request is read by a child of
 * its own, with the limits of child.h; it is a child of the owner, who waits for it and may kill it as if
 * it had forked it. So a request that crashes or goes over a limit ends alone. The template ends with
 * its owner. */
#pragma once

#include "child.h"

struct parse_template;

/* Starts one, which loads `library` while the caller goes on; `work` is what each child does, its
 * argument a pointer to the socket it reads its request from. NULL: it cannot be started. */
struct parse_template *parse_template_new(const char *library, parse_child_work *work);
void parse_template_free(struct parse_template *template);

/* Forks a child off it, which reads its request from the other end of *connection and writes its bytes
 * there. Returns its process; -1 when the template is not there any more. */
pid_t parse_template_fork(struct parse_template *template, int *connection);
