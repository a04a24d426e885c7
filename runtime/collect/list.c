// The collectors that are there, for `eisen plugins`.
#include "find.h"
#include "loader.h"
#include "session.h"

static void add_fault(struct arena *a, struct plugin_info *info, struct text why) {
  info->faults = arena_grow(a, info->faults, info->n_faults * sizeof why, (info->n_faults + 1) * sizeof why);
  info->faults[info->n_faults++] = text_copy(a, why);
}

static void take_description(struct arena *a, struct plugin_info *info, const struct description *d) {
  info->version = text_copy(a, d->version);
  info->help = text_copy(a, d->help);
  info->n_functions = (uint32_t)d->functions.n;
  info->functions = NEW_ARRAY(a, struct plugin_function_info, d->functions.n);
  for (uint32_t i = 0; i < info->n_functions; i++) {
    const struct described_function *f = &d->functions.p[i];
    info->functions[i] =
        (struct plugin_function_info){text_copy(a, f->name), text_copy(a, f->signature), text_copy(a, f->help)};
  }
  for (size_t i = 0; i < d->faults.n; i++)
    add_fault(a, info, d->faults.p[i]);
}

static void look_into(struct arena *a, struct sink *sink, const struct collect_options *o, struct plugin_info *info) {
  struct session s = {.arena = arena_child(a), .sink = sink, .options = o, .name = info->name, .channel.fd = -1};
  struct description d;
  if (session_start(&s) && session_describe(&s, info->path, info->name, &d))
    take_description(a, info, &d);
  else
    add_fault(a, info, failure_sentence(s.arena, &s.why));
  session_end(&s);
  arena_free(s.arena);
}

void collect_list(struct arena *a, struct sink *sink, const struct collect_options *o, struct plugin_info **out,
                  uint32_t *n) {
  size_t found_n;
  const struct found_plugin *found = find_plugins(a, sink, o, &found_n);
  struct plugin_info *info = NEW_ARRAY(a, struct plugin_info, found_n);
  for (size_t i = 0; i < found_n; i++) {
    info[i] = (struct plugin_info){.name = found[i].name, .path = found[i].path, .faults = arena_alloc(a, 0)};
    if (!loader_name_ok(found[i].name))
      add_fault(a, &info[i], TEXT("de naam van het bestand mag alleen kleine letters, cijfers, - en _ hebben"));
    for (size_t j = 0; j < i; j++)
      if (text_eq(found[j].name, found[i].name))
        add_fault(a, &info[i], text_format(a, "«%.*s» gaat voor", TP(found[j].path)));
    look_into(a, sink, o, &info[i]);
  }
  *out = info;
  *n = (uint32_t)found_n;
}
