#include "loader.h"

#include <dlfcn.h>
#include <stdalign.h>

#include "protocol.h"

bool loader_name_ok(struct text name) {
  for (size_t i = 0; i < name.n; i++) {
    char c = name.p[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
      return false;
  }
  return name.n > 0 && name.n <= 64;
}

#define fault(l, ...) fault_add((l), text_format((l)->arena, __VA_ARGS__))
static void fault_add(struct loaded *l, struct text why) {
  vec_push(l->arena, &l->faults, why);
}

static void check_function(struct loaded *l, const struct eisen_function *f, size_t number) {
  struct loaded_function out = {text_from(f->name), text_from(f->signature), text_from(f->help), {0}, f->function};
  size_t faults = l->faults.n;
  if (!loader_name_ok(out.name))
    fault(l, "functie %zu heeft geen goede naam (kleine letters, cijfers, - en _)", number);
  for (size_t i = 0; i < l->functions.n; i++)
    if (text_eq(l->functions.p[i].name, out.name))
      fault(l, "de functie «%.*s» staat er twee keer", TP(out.name));
  struct text why = signature_parse(l->arena, out.signature, &out.parsed);
  if (why.n)
    fault(l, "de signatuur «%.*s» van de functie «%.*s» klopt niet: %.*s", TP(out.signature), TP(out.name), TP(why));
  if (!out.function)
    fault(l, "de functie «%.*s» wijst nergens naar", TP(out.name));
  if (l->faults.n == faults)
    vec_push(l->arena, &l->functions, out);
}

// A collector made for a newer Eisen may have larger entries; the size in each of them says how far it is to the next.
static void check_functions(struct loaded *l, const struct eisen_plugin *t) {
  if (!t->functions || t->n_functions == 0 || t->n_functions > FUNCTION_LIMIT) {
    fault(l, "het aantal functies klopt niet: %zu (1 tot en met %d mag)", t->functions ? t->n_functions : 0,
          FUNCTION_LIMIT);
    return;
  }
  const char *at = (const char *)t->functions;
  size_t step = t->functions->size;
  for (size_t i = 0; i < t->n_functions; i++, at += step) {
    const struct eisen_function *f = (const void *)at;
    if (f->size != step || step < sizeof *f || step % alignof(struct eisen_function) != 0) {
      fault(l, "functie %zu heeft een onbekende maat (%zu bytes): begin elke functie met sizeof", i + 1, f->size);
      return;
    }
    check_function(l, f, i + 1);
  }
}

static void check_table(struct loaded *l, const struct eisen_plugin *t, struct text name) {
  if (t->size < sizeof *t) {
    fault(l, "de tabel heeft een onbekende maat (%zu bytes): begin de tabel met sizeof(struct eisen_plugin)", t->size);
    return;
  }
  if (t->abi != EISEN_PLUGIN_ABI) {
    fault(l, "de collector is gemaakt voor versie %u van de koppeling, dit programma kent versie %d", t->abi,
          EISEN_PLUGIN_ABI);
    return;
  }
  l->name = text_from(t->name);
  l->version = text_from(t->version);
  l->help = text_from(t->help);
  if (!text_eq(l->name, name))
    fault(l, "de tabel noemt zich «%.*s», maar het bestand heet «%.*s.so»", TP(l->name), TP(name));
  check_functions(l, t);
}

void loader_open(struct arena *a, const char *path, struct text name, struct loaded *out) {
  *out = (struct loaded){.arena = a};
  void *object = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!object) {
    fault(out, "het bestand kan niet worden geladen (%s)", dlerror());
    return;
  }
  const struct eisen_plugin *table = dlsym(object, "eisen_plugin");
  if (table)
    check_table(out, table, name);
  else
    fault(out, "de tabel «eisen_plugin» ontbreekt: een collector heeft een regel EISEN_PLUGIN = { … };");
}
