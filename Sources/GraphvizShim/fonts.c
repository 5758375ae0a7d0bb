#include "GraphvizShim.h"

#include <dlfcn.h>

// Fontconfig is there wherever Graphviz draws text with Pango. It is looked up when it is needed,
// so that Entente builds and runs without it, and then cannot tell.

typedef struct {
  int (*init)(void);
  void *(*make_set)(void);
  int (*add)(void *, uint32_t);
  void (*free_set)(void *);
  void *(*make_pattern)(void);
  int (*add_set)(void *, const char *, const void *);
  void (*free_pattern)(void *);
  void *(*make_objects)(void);
  void (*free_objects)(void *);
  struct found {
    int count;
  } *(*list)(void *, void *, void *);
  void (*free_list)(struct found *);
} fontconfig;

static int load(fontconfig *calls) {
  void *library = dlopen("libfontconfig.so.1", RTLD_LAZY);
  if (!library) library = dlopen("libfontconfig.1.dylib", RTLD_LAZY);
  if (!library) return 0;
  struct {
    void **call;
    const char *name;
  } names[] = {
      {(void **)&calls->init, "FcInit"},
      {(void **)&calls->make_set, "FcCharSetCreate"},
      {(void **)&calls->add, "FcCharSetAddChar"},
      {(void **)&calls->free_set, "FcCharSetDestroy"},
      {(void **)&calls->make_pattern, "FcPatternCreate"},
      {(void **)&calls->add_set, "FcPatternAddCharSet"},
      {(void **)&calls->free_pattern, "FcPatternDestroy"},
      {(void **)&calls->make_objects, "FcObjectSetCreate"},
      {(void **)&calls->free_objects, "FcObjectSetDestroy"},
      {(void **)&calls->list, "FcFontList"},
      {(void **)&calls->free_list, "FcFontSetDestroy"},
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    *names[i].call = dlsym(library, names[i].name);
    if (!*names[i].call) return 0;
  }
  return calls->init();
}

int entente_font_has(uint32_t scalar) {
  static fontconfig calls;
  static int state = 0;
  if (state == 0) state = load(&calls) ? 1 : -1;
  if (state < 0) return -1;
  void *set = calls.make_set(), *pattern = calls.make_pattern(), *objects = calls.make_objects();
  int answer = -1;
  if (set && pattern && objects && calls.add(set, scalar)
      && calls.add_set(pattern, "charset", set)) {
    struct found *fonts = calls.list(NULL, pattern, objects);
    if (fonts) {
      answer = fonts->count > 0;
      calls.free_list(fonts);
    }
  }
  if (objects) calls.free_objects(objects);
  if (pattern) calls.free_pattern(pattern);
  if (set) calls.free_set(set);
  return answer;
}
