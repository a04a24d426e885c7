// eisen toets: collect, judge, report.
#include "file.h"
#include "inputs.h"
#include "report.h"

typedef struct text report_format(struct arena *a, const struct report *r);

static report_format *format_of(struct call *call) {
  static const struct {
    const char *name;
    report_format *write;
  } formats[] = {{"tekst", report_text}, {"tsv", report_tsv}, {"json", report_json}};
  const char *name = call_value(call, OPT_FORMAT);
  for (size_t i = 0; i < 3; i++)
    if (name == NULL || text_eq(text_from(name), text_from(formats[i].name)))
      return formats[i].write;
  usage(call->edge, M_USAGE_FORMAT, text_from(name));
  return NULL;
}

static bool date_of(struct call *call, day *out) {
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

// What one image finds wrong with the evidence, the next one finds too; it is said once.
static void take_over(struct sink *sink, const struct sink *from) {
  for (const struct message *m = from->first; m != NULL; m = m->next)
    if (!said_before(sink, m))
      msg_put(sink, m->id, m->place, m->args);
}

static const struct verdicts *judge(struct call *call, const struct image *im, const struct records *records) {
  struct arena *a = call->arena;
  const struct records **all = NEW(a, const struct records *);
  struct columns *columns = NEW(a, struct columns);
  struct run *run = NEW(a, struct run);
  struct verdicts *verdicts = NEW(a, struct verdicts);
  struct sink sink = {.arena = a};
  *all = records;
  bool built = columns_build(a, &sink, im, all, 1, columns);
  take_over(call->sink, &sink);
  if (!built)
    return NULL;
  vm_run(a, columns, run);
  verdict_of(a, verdict_index_new(a, im), run, 0, verdicts);
  return verdicts;
}

static bool judge_all(struct call *call, const struct inputs *in, const struct verdicts **out) {
  for (size_t i = 0; i < in->n; i++) {
    out[i] = judge(call, in->each[i], &in->plan.records);
    if (out[i] == NULL)
      return false;
  }
  return true;
}

void run_toets(struct call *call) {
  struct inputs in;
  struct report report;
  day peildatum;
  report_format *format = format_of(call);
  if (format == NULL || !date_of(call, &peildatum) || !inputs_load(call, true, &in))
    return;
  if (peildatum != NO_DATE)
    in.plan.records.peildatum = peildatum;
  const struct verdicts **verdicts = NEW_ARRAY(call->arena, const struct verdicts *, in.n);
  if (!judge_all(call, &in, verdicts))
    return;
  report_build(call->arena, verdicts, in.n, call->sink, &report);
  call_result(call, format(call->arena, &report));
}
