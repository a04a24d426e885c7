#include "judge.h"

#include "elsewhere.h"

size_t format_of(struct call *call, const char *const *forms, size_t n, const char *all) {
  const char *name = call_value(call, OPT_FORMAT);
  size_t i = 0;
  while (name != NULL && i < n && !text_eq(text_from(name), text_from(forms[i])))
    i++;
  if (i == n)
    usage(call->edge, M_USAGE_FORMAT, text_from(name), text_from(all));
  return i;
}

bool date_of(struct call *call, day *out) {
  const char *date = call_value(call, OPT_DATE);
  *out = NO_DATE;
  if (date == NULL || date_parse(text_from(date), out))
    return true;
  usage(call->edge, M_USAGE_DATE, text_from(date));
  return false;
}

static bool same_message(const struct message *a, const struct message *b) {
  if (a->id != b->id || a->place.src != b->place.src || a->place.off != b->place.off)
    return false;
  for (int i = 0; i < 4; i++)
    if (!text_eq(a->args[i], b->args[i]))
      return false;
  return true;
}

static bool said_before(const struct sink *sink, const struct message *m) {
  for (const struct message *before = sink->first; before != NULL; before = before->next)
    if (same_message(before, m))
      return true;
  return false;
}

void messages_take(struct sink *sink, const struct sink *from) {
  for (const struct message *m = from->first; m != NULL; m = m->next)
    if (!said_before(sink, m))
      msg_put(sink, m->id, m->place, m->args);
}

static const struct verdicts *judge(struct call *call, const struct verdict_index *index, const struct image *im,
                                    const struct records *records) {
  struct arena *a = call->arena;
  const struct records **all = NEW(a, const struct records *);
  struct columns *columns = NEW(a, struct columns);
  struct run *run = NEW(a, struct run);
  struct verdicts *verdicts = NEW(a, struct verdicts);
  struct sink sink = {.arena = a};
  *all = records;
  bool built = columns_build(a, &sink, im, all, 1, columns) && columns_enrolled(&sink, columns);
  if (built) {
    vm_run(a, columns, run);
    verdict_of(a, index, run, 0, false, verdicts);
    verdict_messages(&sink, verdicts);
    verdict_tell_clashes(&sink, NO_PLACE, index, verdicts);
  }
  messages_take(call->sink, &sink);
  if (!built)
    return NULL;
  return verdicts;
}

bool judge_all(struct call *call, const struct inputs *in, struct judged *out) {
  out->indexes = NEW_ARRAY(call->arena, const struct verdict_index *, in->n);
  out->verdicts = NEW_ARRAY(call->arena, const struct verdicts *, in->n);
  for (size_t i = 0; i < in->n; i++) {
    out->indexes[i] = verdict_index_new(call->arena, in->each[i]);
    out->verdicts[i] = judge(call, out->indexes[i], in->each[i],
                             records_here(call->arena, in->each[i], in->each, in->n, &in->plan.records));
    if (out->verdicts[i] == NULL)
      return false;
  }
  return true;
}
