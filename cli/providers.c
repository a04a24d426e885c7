#include "providers.h"

static bool is_stream(const char *path) {
  return text_ends(text_from(path), TEXT(".jsonl"));
}

bool providers_begin(struct providers *p, struct call *call, const struct inputs *in, size_t first) {
  static const char *const ends[] = {".eis", ".json", ".jsonl", NULL};
  *p = (struct providers){.call = call, .in = in, .next = first};
  for (size_t i = first; i < call->args.n; i++)
    if (!is_dossier(call, call->args.p[i], ends, ".eis, .json of .jsonl"))
      return false;
  return true;
}

bool providers_many(const struct providers *p) {
  size_t n = p->call->args.n;
  return n - p->in->given > 1 || is_stream(p->call->args.p[n - 1]);
}

static struct provider *provider_new(const struct providers *p, struct arena *a) {
  struct provider *x = NEW(a, struct provider);
  x->sink = (struct sink){.arena = a, .result = p->call->sink->result};
  return x;
}

// The next line that is not empty. NULL: the file is at its end.
static struct provider *from_line(struct providers *p, struct arena *a) {
  struct provider *x = provider_new(p, a);
  struct text line;
  enum lines_result got;
  do
    got = lines_next(&p->lines, a, &x->sink, &line);
  while (got == LINES_GOOD && text_trim(line).n == 0);
  if (got == LINES_GOOD) {
    struct text name = text_format(a, "%.*s, regel %u", TP(p->lines.name), p->lines.number);
    x->good = records_from_json(a, &x->sink, name, line, &x->plan.records);
  }
  if (got != LINES_END)
    return x;
  lines_close(&p->lines);
  p->inside = false;
  return x->sink.first == NULL ? NULL : x; // it could not be read further
}

static struct provider *from_file(struct providers *p, struct arena *a, const char *path) {
  struct provider *x = provider_new(p, a);
  if (is_stream(path)) {
    p->inside = lines_open(&p->lines, p->call->arena, &x->sink, path);
    return p->inside ? NULL : x;
  }
  x->good = dossier_load(p->call, a, &x->sink, path, p->in, &x->plan);
  return x;
}

struct provider *providers_next(struct providers *p, struct arena *a) {
  for (;;) {
    struct provider *x = NULL;
    if (p->inside)
      x = from_line(p, a);
    else if (p->next < p->call->args.n)
      x = from_file(p, a, p->call->args.p[p->next++]);
    else
      return NULL;
    if (x != NULL)
      return x;
  }
}
