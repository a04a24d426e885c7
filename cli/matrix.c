// eisen matrix: which eisen hold for which zorgvorm, with which exceptions.
#include "judge.h"
#include "matrix_report.h"

void run_matrix(struct call *call) {
  static const struct { const char *name; struct text (*write)(struct arena *a, const struct matrix *m); } forms[] = {
      {"tekst", matrix_text}, {"csv", matrix_csv}, {"html", matrix_html}};
  enum { FORMS = 3 };
  const char *names[FORMS];
  struct image im;
  struct matrix m;
  day peildatum;
  for (size_t i = 0; i < FORMS; i++)
    names[i] = forms[i].name;
  size_t form = format_of(call, names, FORMS, "tekst, csv of html");
  if (form < FORMS && date_of(call, &peildatum) && call_expect(call, 1, 1, "een image (SET.eisb)") &&
      image_load(call, call->args.p[0], &im) && matrix_of(call->arena, call->sink, &im, peildatum, &m))
    call_result(call, forms[form].write(call->arena, &m));
}
