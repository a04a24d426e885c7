// eisen uitleg: why one eis or onderdeel has the outcome that it has.
#include "explain_report.h"
#include "judge.h"

// What is asked for: «15», «15 onderdeel personen.d», «sdcg.pve 15», «eis 15 onderdeel a van sdcg.pve».
struct wanted {
  struct text set, eis, part;
};

static bool next_word(struct text *rest, struct text *out) {
  *rest = text_trim(*rest);
  return rest->n > 0 && text_split(rest, ' ', out);
}

static bool names_set(const struct image *im, struct text t) {
  return image_find_set(im, t) != NONE;
}

static struct wanted wanted_of(struct arena *a, const struct image *im, struct text rest) {
  struct wanted w = {0};
  struct text said;
  while (next_word(&rest, &said)) {
    if (text_eq(said, TEXT("kpi")) && next_word(&rest, &said))
      w.eis = text_format(a, "kpi %.*s", TP(said));
    else if (text_eq(said, TEXT("onderdeel")))
      next_word(&rest, &w.part);
    else if (text_eq(said, TEXT("van")))
      next_word(&rest, &w.set);
    else if (w.eis.n == 0 && w.set.n == 0 && names_set(im, said))
      w.set = said;
    else if (!text_eq(said, TEXT("eis")) || w.eis.n > 0)
      w.eis = said;
  }
  return w;
}

// «3 onderdeel derde», «1 onderdeel A/q»: the norm of an exception as a dossier names it.
static bool is_norm_wanted(const struct image *im, uint32_t t, const struct wanted *w) {
  uint32_t eis = im->targets[t].eis;
  if (im->targets[t].exception == NONE || eis == NONE || w->part.n == 0 || !text_eq(img_text(im, im->targets[eis].number), w->eis))
    return false;
  uint32_t set = im->targets[eis].set;
  return (w->set.n == 0 || image_find_set(im, w->set) == set) && image_norm_named(im, t, set, eis, w->eis, w->part);
}

// The label of an exception names its norm.
static bool is_wanted(const struct image *im, uint32_t t, const struct wanted *w) {
  const struct img_target *target = &im->targets[t];
  const struct img_exception *x = target->exception == NONE ? NULL : &im->exceptions[target->exception];
  uint32_t set = x == NULL ? target->set : x->set;
  struct text number = img_text(im, x == NULL ? im->targets[target->eis].number : x->label);
  struct text path = target->parent == NONE ? NO_TEXT : img_text(im, target->path);
  return text_eq(number, w->eis) && text_eq(path, w->part) && (w->set.n == 0 || image_find_set(im, w->set) == set);
}

static struct text nearest_eis(struct call *call, const struct image *im, struct text eis) {
  VEC(struct text) numbers = {0};
  for (uint32_t t = 0; t < im->n_targets; t++)
    if (im->targets[t].kind == TARGET_EIS)
      vec_push(call->arena, &numbers, img_text(im, im->targets[t].number));
  return text_nearest(eis, numbers.p, numbers.n);
}

static struct text set_of(const struct image *im, uint32_t t) {
  const struct img_target *target = &im->targets[t];
  uint32_t set = target->exception == NONE ? target->set : im->exceptions[target->exception].set;
  return img_text(im, im->sets[set].name);
}

// NONE: a message says that it is not there, or that more than one set has it.
static uint32_t find_wanted(struct call *call, const struct image *im, struct text said) {
  struct wanted w = wanted_of(call->arena, im, said);
  uint32_t found = NONE;
  for (uint32_t t = 0; t < im->n_targets; t++) {
    if (!is_wanted(im, t, &w) && !is_norm_wanted(im, t, &w))
      continue;
    if (found != NONE && !text_eq(set_of(im, found), set_of(im, t))) {
      usage(call->edge, M_USAGE_EIS_TWICE, said, set_of(im, found), set_of(im, t));
      return NONE;
    }
    found = found == NONE ? t : found;
  }
  if (found == NONE)
    usage(call->edge, M_USAGE_EIS, said, text_from(call->args.p[0]), nearest_eis(call, im, w.eis));
  return found;
}

// The words behind the dossier, taken off the command line.
static struct text take_words(struct call *call) {
  struct buf b = {.arena = call->arena};
  for (size_t i = 2; i < call->args.n; i++)
    buf_format(&b, "%s%s", i > 2 ? " " : "", call->args.p[i]);
  call->args.n = 2;
  return buf_text(&b);
}

void run_uitleg(struct call *call) {
  static const char *const forms[] = {"tekst", "json"};
  struct inputs in;
  struct judged judged;
  day peildatum;
  size_t form = format_of(call, forms, 2, "tekst of json");
  if (form == 2 || !date_of(call, &peildatum) ||
      !call_expect(call, 3, SIZE_MAX, "een image (SET.eisb), een dossier en het nummer van een eis"))
    return;
  struct text said = take_words(call);
  if (!inputs_load(call, true, &in))
    return;
  uint32_t target = find_wanted(call, in.each[0], said);
  if (peildatum != NO_DATE)
    in.plan.records.peildatum = peildatum;
  if (target == NONE || !judge_all(call, &in, &judged))
    return;
  struct explain_report report = {.provider = in.plan.records.provider,
                                  .set = set_of(in.each[0], target),
                                  .peildatum = in.plan.records.peildatum,
                                  .image = in.each[0],
                                  .explanation =
                                      explain_target(call->arena, judged.indexes[0], judged.verdicts[0], target)};
  call_result(call, form == 0 ? explain_text(call->arena, &report) : explain_json(call->arena, &report));
}
