// eisen toets: collect, judge, report; one provider or a region full.
#include "region.h"

// How a report is written: alone, and among others; whether it shows the evidence; what stands before it, and what comes behind many. NULL: nothing.
static const struct form {
  const char *name;
  report_format *one, *many;
  bool evidence;
  struct text (*head_one)(struct arena *a), (*head_many)(struct arena *a);
  struct text (*overview)(struct arena *a, const struct overview *o);
} forms[] = {{"tekst", report_text, report_text, true, NULL, NULL, overview_text},
             {"tsv", report_tsv, report_tsv, false, report_tsv_head, report_tsv_head, NULL},
             {"json", report_json, report_json_line, true, NULL, NULL, NULL},
             {"html", report_html, report_html_part, true, NULL, report_html_head, overview_html}};
enum { FORMS = sizeof forms / sizeof forms[0] };

// Images stand in front: the first argument always is one, and what follows as far as it is not named as a dossier.
static size_t count_images(const struct call *call) {
  size_t n = 1;
  for (; n + 1 < call->args.n; n++) {
    struct text name = text_from(call->args.p[n]);
    if (text_ends(name, TEXT(".eis")) || text_ends(name, TEXT(".json")) || text_ends(name, TEXT(".jsonl")))
      break;
  }
  return n;
}

// Who could not be judged is told again at the end, where it is seen.
static void finish(struct region *r, const struct form *form) {
  struct arena *a = r->call->arena;
  if (r->judged == 0) {
    file_out_drop(r->out);
    if (r->refused == 0)
      msg(r->call->sink, M_REGION_EMPTY, NO_PLACE, text_from(r->call->args.p[r->in->given]));
    return;
  }
  if (r->overview != NULL)
    file_out_add(r->out, form->overview(a, r->overview));
  file_out_finish(r->out, r->call->sink);
  if (r->refused > 0)
    msg(r->call->sink, M_REGION_REFUSED, NO_PLACE, text_format(a, "%zu", r->refused),
        text_format(a, "%zu", r->judged + r->refused), text_from(r->refused == 1 ? "is" : "zijn"),
        text_from(r->judged == 1 ? "De ander" : "De anderen"));
}

static void judge_region(struct region *r, const struct form *form) {
  const char *path = call_value(r->call, OPT_OUTPUT);
  struct overview overview;
  r->many = providers_many(&r->providers);
  r->write = r->many ? form->many : form->one;
  r->evidence = form->evidence;
  struct text (*head)(struct arena *) = r->many ? form->head_many : form->head_one;
  overview_init(&overview, r->call->arena);
  r->overview = r->many && form->overview != NULL ? &overview : NULL;
  file_out_open(r->out, r->call->arena, path == NULL ? "-" : path);
  if (head != NULL)
    file_out_add(r->out, head(r->call->arena));
  region_judge(r);
  finish(r, form);
  overview_free(&overview);
}

void run_toets(struct call *call) {
  const char *names[FORMS];
  struct inputs in;
  struct region region = {.call = call, .in = &in, .out = &call->edge->out, .progress = {.edge = call->edge}};
  for (size_t i = 0; i < FORMS; i++)
    names[i] = forms[i].name;
  size_t form = format_of(call, names, FORMS, "tekst, tsv, json of html");
  if (form < FORMS && date_of(call, &region.peildatum) &&
      call_expect(call, 2, SIZE_MAX, "een image (SET.eisb) en een dossier") && images_load(call, count_images(call), &in) &&
      providers_begin(&region.providers, call, &in, in.given))
    judge_region(&region, &forms[form]);
}
