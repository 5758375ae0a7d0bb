#include "GraphvizShim.h"
#include "messages.h"

#include <gvc.h>
#include <stdlib.h>

struct entente_drawing {
  Agraph_t *graph;
  int is_laid_out;
  char *bytes;
};

// One context a process: a second one helps neither speed nor memory.
static GVC_t *context(void) {
  static GVC_t *shared = NULL;
  if (!shared) shared = gvContext();
  return shared;
}

// The length was an unsigned int before Graphviz 13. The constant chooses at compile time, and the
// cast keeps the branch that is not taken free of warnings.
#define LENGTH_IS_SIZE                                                          \
  _Generic(&gvRenderData,                                                       \
      int (*)(GVC_t *, graph_t *, const char *, char **, size_t *): 1, default: 0)

static int render_data(Agraph_t *graph, const char *format, char **bytes, size_t *length) {
  if (LENGTH_IS_SIZE) return gvRenderData(context(), graph, format, bytes, (void *)length);
  unsigned int narrow = 0;
  int code = gvRenderData(context(), graph, format, bytes, (void *)&narrow);
  *length = narrow;
  return code;
}

entente_drawing *entente_drawing_read(const char *dot) {
  entente_drawing *drawing = calloc(1, sizeof *drawing);
  if (!drawing) return NULL;
  listen_to_graphviz();
  drawing->graph = agmemread(dot);
  // A parser that ran out of memory returns an empty graph and only counts the error.
  if (drawing->graph && agerrors() > 0 && !has_error_since(0)) hear("Error: the graph was not read\n");
  return drawing;
}

int entente_drawing_lay_out(entente_drawing *drawing, const char *engine) {
  if (!drawing->graph || has_error_since(0)) return 0;
  size_t start = length_of_what_was_said();
  int code = gvLayout(context(), drawing->graph, engine);
  drawing->is_laid_out = code == 0;
  return code == 0 && !has_error_since(start);
}

void entente_drawing_size(entente_drawing *drawing, double *width, double *height) {
  *width = *height = 0;
  if (!drawing->is_laid_out) return;
  boxf box = GD_bb(drawing->graph);
  const char *pad = agget(drawing->graph, (char *)"pad");
  double margin = pad && *pad ? 2 * 72 * atof(pad) : 8;
  *width = box.UR.x - box.LL.x + margin;
  *height = box.UR.y - box.LL.y + margin;
}

int entente_drawing_render(
    entente_drawing *drawing, const char *format, double dpi, const char **bytes, size_t *length) {
  *bytes = NULL;
  *length = 0;
  if (!drawing->is_laid_out) return 0;
  if (drawing->bytes) gvFreeRenderData(drawing->bytes);
  drawing->bytes = NULL;
  size_t start = length_of_what_was_said();
  GD_drawing(drawing->graph)->dpi = dpi;
  int code = render_data(drawing->graph, format, &drawing->bytes, length);
  *bytes = drawing->bytes;
  // Cairo refuses a bitmap that is too large on standard error only, and leaves it empty.
  return code == 0 && *length > 0 && *bytes && !has_error_since(start);
}

const char *entente_messages(void) { return what_was_said(); }

void entente_drawing_free(entente_drawing *drawing) {
  if (drawing->bytes) gvFreeRenderData(drawing->bytes);
  if (drawing->is_laid_out) gvFreeLayout(context(), drawing->graph);
  if (drawing->graph) agclose(drawing->graph);
  free(drawing);
}

const char *entente_graphviz_version(void) { return gvcVersion(context()); }
