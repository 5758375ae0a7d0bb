/// The few calls of Graphviz that Entente needs, alike for every Graphviz from 2.42 to 14, with no
/// Graphviz type in sight, and a way to make them in a process of their own.
#ifndef ENTENTE_GRAPHVIZ_SHIM_H
#define ENTENTE_GRAPHVIZ_SHIM_H

#include <stddef.h>
#include <stdint.h>

/// One graph, its layout and what Graphviz said on the way.
///
/// Graphviz keeps global state: one thread at a time may use any drawing in a process.
typedef struct entente_drawing entente_drawing;

/// Reads a graph in the DOT language. Never null unless memory is out: ask for the messages.
entente_drawing *_Nullable entente_drawing_read(const char *_Nonnull dot);

/// Lays the graph out. Returns whether that worked: it says so, and said nothing of an error.
int entente_drawing_lay_out(entente_drawing *_Nonnull drawing, const char *_Nonnull engine);

/// The width and the height of the page in points, its margin included.
void entente_drawing_size(
    entente_drawing *_Nonnull drawing, double *_Nonnull width, double *_Nonnull height);

/// Renders the graph that was laid out, in so many dots an inch (0: what the format likes).
/// Returns whether that worked; the bytes belong to the drawing until the next call.
int entente_drawing_render(
    entente_drawing *_Nonnull drawing, const char *_Nonnull format, double dpi,
    const char *_Nullable *_Nonnull bytes, size_t *_Nonnull length);

/// Frees the graph. A process that ends anyway should not: Graphviz 2.42 can crash here.
void entente_drawing_free(entente_drawing *_Nonnull drawing);

/// Reads a graph in the DOT language and writes what it has, plainly, into an open file.
///
/// Numbers are of 32 bits, as this machine has them. *Texts* are the number of their bytes (64 bits), the
/// length of each, and the bytes. *Marks* are a number of rows and these rows: those whose text is markup.
/// There is: `entente1`; whether it is directed, is strict, has a name; its name; the number of nodes,
/// their names and marks; the number of edges, the tails, the heads, the keys; the attributes of the
/// graph, of nodes and of edges, and the subgraphs. Before each attribute stands a 1, and a 0 after the
/// last: its name, a text a row, empty where there is none, and marks. Before each subgraph stands a
/// 1, and a 0 after the last: one more than the number of the one that it is in, or 0; whether it has a
/// name; its name; how many nodes it has, which; and its own attributes. A subgraph comes after the one
/// that it is in. Everything is in the order of the file, but that labels of nodes, `\N`
/// where none is given, are their first attribute.
///
/// Returns 1 if that worked, 0 if it is no graph or Graphviz has no memory left (ask for the messages),
/// and -1 if the file cannot be written.
int entente_graph_write(const char *_Nonnull dot, int file);

/// Everything that Graphviz said since a graph was read.
const char *_Nonnull entente_messages(void);

/// The version of Graphviz, as it calls itself.
const char *_Nonnull entente_graphviz_version(void);

/// Whether a font that is installed has a character: 1, or 0, or -1 if there is no way to know.
int entente_font_has(uint32_t scalar);

/// How a child process ended.
typedef struct {
  /// Its exit code, or -1 if it did not exit.
  int code;
  /// The signal that ended it, or 0.
  int signal;
  /// Whether it was stopped because its time was over.
  int timed_out;
  /// The number of the error that kept it from starting, or 0.
  int start_error;
} entente_ending;

/// Runs an executable, with three files as its standard input, output and error, and with more
/// variables (`NAME=value`, ended by null) in its environment, for at most so many seconds.
entente_ending entente_run(
    const char *_Nonnull path, const char *_Nullable const *_Nonnull variables, int input,
    int output, int errors, double seconds);

/// Opens a file without a name, to read and write. Returns its descriptor, or -1.
int entente_open_nameless(void);

/// Limits the address space in bytes and the processor time in seconds of this process.
void entente_limit(size_t bytes, unsigned seconds);

#endif
