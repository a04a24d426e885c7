// eisen toets: collect, judge, report.
#include "judge.h"
#include "report.h"

typedef struct text report_format(struct arena *a, const struct report *r);

void run_toets(struct call *call) {
  static const char *const forms[] = {"tekst", "tsv", "json"};
  static report_format *const write[] = {report_text, report_tsv, report_json};
  struct inputs in;
  struct judged judged;
  struct report report;
  day peildatum;
  size_t form = format_of(call, forms, 3, "tekst, tsv of json");
  if (form == 3 || !date_of(call, &peildatum) || !inputs_load(call, true, &in))
    return;
  if (peildatum != NO_DATE)
    in.plan.records.peildatum = peildatum;
  if (!judge_all(call, &in, &judged))
    return;
  report_build(call->arena, judged.verdicts, in.n, call->sink, &report);
  call_result(call, write[form](call->arena, &report));
}
