// eisen vragen: what is still worth asking.
#include "judge.h"
#include "question_report.h"

typedef struct text question_format(struct arena *a, const struct question_report *r);

void run_vragen(struct call *call) {
  static const char *const forms[] = {"tekst", "csv", "json"};
  static question_format *const write[] = {questions_text, questions_csv, questions_json};
  struct inputs in;
  struct judged judged;
  struct question_report report;
  day peildatum;
  size_t form = format_of(call, forms, 3, "tekst, csv of json");
  if (form == 3 || !date_of(call, &peildatum) || !inputs_load(call, true, &in))
    return;
  if (peildatum != NO_DATE)
    in.plan.records.peildatum = peildatum;
  if (!judge_all(call, &in, &judged))
    return;
  questions_find(call->arena, judged.indexes, judged.verdicts, in.n, &report.questions);
  report.provider = in.plan.records.provider;
  report.peildatum = in.plan.records.peildatum;
  call_result(call, write[form](call->arena, &report));
}
