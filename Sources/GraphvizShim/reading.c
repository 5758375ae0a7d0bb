#include "GraphvizShim.h"
#include "messages.h"

#include <cgraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// A graph with its objects in the order of the file, and where it is written to.
typedef struct {
  Agraph_t *graph;
  FILE *file;
  size_t node_count, edge_count;
  Agnode_t **nodes;
  Agedge_t **edges;
  // The place of each node among all, by the number that Graphviz gave it.
  uint32_t *places;
} reading;

static void put(reading *r, size_t number) {
  uint32_t narrow = (uint32_t)number;
  fwrite(&narrow, sizeof narrow, 1, r->file);
}

static const char *plain(const char *text) { return text ? text : ""; }

static void put_text(reading *r, const char *text) {
  uint64_t length = strlen(text);
  fwrite(&length, sizeof length, 1, r->file);
  put(r, length);
  fwrite(text, 1, length, r->file);
}

// Names that Graphviz makes up for what has none start with a percent sign, as no others can.
static void put_name(reading *r, void *object) {
  const char *name = plain(agnameof(object));
  put(r, *name != '%');
  put_text(r, *name == '%' ? "" : name);
}

typedef char *(*text_of)(reading *, size_t row, Agsym_t *attribute);

static void put_texts(reading *r, size_t count, text_of text, Agsym_t *attribute) {
  uint64_t total = 0;
  for (size_t row = 0; row < count; row++) total += strlen(plain(text(r, row, attribute)));
  fwrite(&total, sizeof total, 1, r->file);
  for (size_t row = 0; row < count; row++) put(r, strlen(plain(text(r, row, attribute))));
  for (size_t row = 0; row < count; row++) {
    const char *value = plain(text(r, row, attribute));
    fwrite(value, 1, strlen(value), r->file);
  }
}

static void put_marks(reading *r, size_t count, text_of text, Agsym_t *attribute) {
  size_t marked = 0;
  for (int pass = 0; pass < 2; pass++) {
    if (pass == 1) put(r, marked);
    for (size_t row = 0; row < count; row++) {
      char *value = text(r, row, attribute);
      if (!value || !*value || !aghtmlstr(value)) continue;
      if (pass == 0) marked++;
      else put(r, row);
    }
  }
}

static char *node_name(reading *r, size_t row, Agsym_t *attribute) {
  (void)attribute;
  return agnameof(r->nodes[row]);
}

static char *edge_key(reading *r, size_t row, Agsym_t *attribute) {
  (void)attribute;
  char *name = agnameof(r->edges[row]);
  return name && *name == '%' ? NULL : name;
}

static char *graph_value(reading *r, size_t row, Agsym_t *attribute) {
  (void)row;
  return agxget(r->graph, attribute);
}

static char *node_value(reading *r, size_t row, Agsym_t *attribute) {
  return agxget(r->nodes[row], attribute);
}

static char *edge_value(reading *r, size_t row, Agsym_t *attribute) {
  return agxget(r->edges[row], attribute);
}

static int by_number(const void *first, const void *second) {
  uint64_t one = AGSEQ(*(void *const *)first), other = AGSEQ(*(void *const *)second);
  return (one > other) - (one < other);
}

static int by_declaration(const void *first, const void *second) {
  int one = (*(Agsym_t *const *)first)->id, other = (*(Agsym_t *const *)second)->id;
  return (one > other) - (one < other);
}

// The attributes of a kind in the order in which the file first has them; null if memory is out.
static Agsym_t **attributes(reading *r, int kind, size_t *count) {
  *count = 0;
  for (Agsym_t *a = agnxtattr(r->graph, kind, NULL); a; a = agnxtattr(r->graph, kind, a)) ++*count;
  Agsym_t **all = calloc(*count + 1, sizeof *all);
  if (!all) return NULL;
  size_t place = 0;
  for (Agsym_t *a = agnxtattr(r->graph, kind, NULL); a; a = agnxtattr(r->graph, kind, a))
    all[place++] = a;
  qsort(all, *count, sizeof *all, by_declaration);
  return all;
}

static int put_attributes(reading *r, int kind, size_t rows, text_of text) {
  size_t count;
  Agsym_t **all = attributes(r, kind, &count);
  if (!all) return 0;
  for (size_t i = 0; i < count; i++) {
    put(r, 1);
    put_text(r, all[i]->name);
    put_texts(r, rows, text, all[i]);
    put_marks(r, rows, text, all[i]);
  }
  put(r, 0);
  free(all);
  return 1;
}

// What a subgraph says otherwise than the graph that it is in.
static int put_own_attributes(reading *r, Agraph_t *graph, Agraph_t *parent) {
  size_t count;
  Agsym_t **all = attributes(r, AGRAPH, &count);
  if (!all) return 0;
  for (size_t i = 0; i < count; i++) {
    const char *value = plain(agxget(graph, all[i]));
    if (!*value || strcmp(value, plain(agxget(parent, all[i]))) == 0) continue;
    put(r, 1);
    put_text(r, all[i]->name);
    put_text(r, value);
  }
  put(r, 0);
  free(all);
  return 1;
}

// How deep subgraphs stand within one another is limited by the caller.
static int put_subgraphs(reading *r, Agraph_t *parent, size_t parent_number, size_t *number) {
  size_t count = 0, place = 0;
  for (Agraph_t *g = agfstsubg(parent); g; g = agnxtsubg(g)) count++;
  Agraph_t **all = calloc(count + 1, sizeof *all);
  if (!all) return 0;
  for (Agraph_t *g = agfstsubg(parent); g; g = agnxtsubg(g)) all[place++] = g;
  qsort(all, count, sizeof *all, by_number);
  int is_done = 1;
  for (size_t i = 0; i < count && is_done; i++) {
    put(r, 1);
    put(r, parent_number);
    put_name(r, all[i]);
    put(r, (size_t)agnnodes(all[i]));
    for (Agnode_t *node = agfstnode(all[i]); node; node = agnxtnode(all[i], node))
      put(r, r->places[AGSEQ(node)]);
    is_done = put_own_attributes(r, all[i], parent);
    size_t own = ++*number;
    is_done = is_done && put_subgraphs(r, all[i], own, number);
  }
  free(all);
  return is_done;
}

static int collect(reading *r) {
  r->node_count = (size_t)agnnodes(r->graph);
  r->edge_count = (size_t)agnedges(r->graph);
  r->nodes = calloc(r->node_count + 1, sizeof *r->nodes);
  r->edges = calloc(r->edge_count + 1, sizeof *r->edges);
  if (!r->nodes || !r->edges) return 0;
  size_t node_place = 0, edge_place = 0, most = 0;
  for (Agnode_t *node = agfstnode(r->graph); node; node = agnxtnode(r->graph, node)) {
    r->nodes[node_place++] = node;
    if (AGSEQ(node) > most) most = AGSEQ(node);
    for (Agedge_t *edge = agfstout(r->graph, node); edge; edge = agnxtout(r->graph, edge))
      r->edges[edge_place++] = edge;
  }
  qsort(r->nodes, node_place, sizeof *r->nodes, by_number);
  qsort(r->edges, edge_place, sizeof *r->edges, by_number);
  r->places = calloc(most + 1, sizeof *r->places);
  if (!r->places) return 0;
  for (size_t i = 0; i < node_place; i++) r->places[AGSEQ(r->nodes[i])] = (uint32_t)i;
  return 1;
}

static int write_graph(reading *r) {
  if (!collect(r)) return 0;
  fwrite("entente1", 1, 8, r->file);
  put(r, agisdirected(r->graph) != 0);
  put(r, agisstrict(r->graph) != 0);
  put_name(r, r->graph);
  put(r, r->node_count);
  put_texts(r, r->node_count, node_name, NULL);
  put_marks(r, r->node_count, node_name, NULL);
  put(r, r->edge_count);
  for (size_t i = 0; i < r->edge_count; i++) put(r, r->places[AGSEQ(agtail(r->edges[i]))]);
  for (size_t i = 0; i < r->edge_count; i++) put(r, r->places[AGSEQ(aghead(r->edges[i]))]);
  put_texts(r, r->edge_count, edge_key, NULL);
  size_t number = 0;
  int is_done = put_attributes(r, AGRAPH, 1, graph_value)
      && put_attributes(r, AGNODE, r->node_count, node_value)
      && put_attributes(r, AGEDGE, r->edge_count, edge_value)
      && put_subgraphs(r, r->graph, 0, &number);
  put(r, 0);
  return is_done;
}

int entente_graph_write(const char *dot, int file) {
  listen_to_graphviz();
  // As it is once this process has drawn: a label is the name of the node.
  agattr(NULL, AGNODE, (char *)"label", (char *)"\\N");
  Agraph_t *graph = agmemread(dot);
  // A parser that ran out of memory returns an empty graph and only counts the error.
  if (graph && agerrors() > 0 && !has_error_since(0)) hear("Error: the graph was not read\n");
  if (!graph || has_error_since(0)) {
    if (graph) agclose(graph);
    return 0;
  }
  int copy = dup(file);
  FILE *output = copy < 0 ? NULL : fdopen(copy, "w");
  if (!output) {
    if (copy >= 0) close(copy);
    agclose(graph);
    return -1;
  }
  reading r = {.graph = graph, .file = output};
  int is_done = write_graph(&r);
  if (!is_done) hear("Error: out of memory\n");
  free(r.nodes);
  free(r.edges);
  free(r.places);
  int is_written = !ferror(output);
  if (fclose(output) != 0) is_written = 0;
  agclose(graph);
  return !is_written ? -1 : is_done;
}
