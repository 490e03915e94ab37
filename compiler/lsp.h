/* spinc --lsp: a language server. It speaks the Language Server Protocol on standard input and output and
 * publishes the diagnostics of open sources, with their edits as code actions.
 *
 *     lsp.c           requests and notifications
 *     lsp_message.c     messages: a header with a length, and JSON
 *     lsp_document.c  open documents and what is wrong with them
 *
 * A message that makes no sense is answered with an error, and the next one is read. The text of a
 * document is parsed as every source is: by a child with limits. */
#pragma once

#include "compile.h"

#include <jansson.h>

/* Serves until the client says exit or closes its end; the exit status. `options`: of each check. */
int lsp_serve(const struct compile_options *options);

/* --- Messages (lsp_message.c) ------------------------------------------------------------------------ */

enum message { MESSAGE_READ, MESSAGE_BAD, MESSAGE_END };

/* Reads a message. Of one whose header or JSON is bad, MESSAGE_BAD with why; the next call finds the next
 * header, wherever it is. */
enum message message_read(json_t **message, const char **why);

/* Sends a message and takes it over; false when nobody reads any more. */
bool message_write(json_t *message);

/* --- Documents (lsp_document.c) -------------------------------------------------------------------- */

/* Takes a document's new text; one that is not open is opened. False when there are too many. */
bool document_set(const char *uri, const char *text);
void document_close(const char *uri);

/* Checks an open document: its diagnostics, as publishDiagnostics has them, new; NULL when it is not
 * open, or no source. */
json_t *document_check(const struct compile_options *options, const char *uri);

/* The code actions for lines of a document as it was checked last, new. */
json_t *document_actions(const char *uri, json_int_t first_line, json_int_t last_line);

/* Forgets everything, and removes what was written. */
void documents_end(void);
