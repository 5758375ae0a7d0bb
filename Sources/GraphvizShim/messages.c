#include "messages.h"

#include <cgraph.h>
#include <stdlib.h>
#include <string.h>

static char *said = NULL;
static size_t said_length = 0;

int hear(char *text) {
  const size_t limit = 1 << 20, length = strlen(text);
  if (said_length + length > limit) return 0;
  char *longer = realloc(said, said_length + length + 1);
  if (!longer) return 0;
  memcpy(longer + said_length, text, length + 1);
  said = longer;
  said_length += length;
  return 0;
}

void listen_to_graphviz(void) {
  free(said);
  said = NULL;
  said_length = 0;
  agseterrf((agusererrf)hear);
  agseterr(AGWARN);
  agreseterrors();
}

const char *what_was_said(void) { return said ? said : ""; }

size_t length_of_what_was_said(void) { return said_length; }

int has_error_since(size_t start) {
  return said && said_length > start && strstr(said + start, "Error") != NULL;
}
