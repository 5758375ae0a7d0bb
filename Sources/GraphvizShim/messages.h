/// What Graphviz says. It reports in fragments through a callback without a closure, so what it says is
/// global, as its other state is.
#ifndef ENTENTE_MESSAGES_H
#define ENTENTE_MESSAGES_H

#include <stddef.h>

/// Forgets what was said, and listens from now on.
void listen_to_graphviz(void);

/// Adds to what was said.
int hear(char *text);

/// What was said; never null.
const char *what_was_said(void);

/// How many bytes were said.
size_t length_of_what_was_said(void);

/// Whether an error was said after so many bytes.
int has_error_since(size_t start);

#endif
