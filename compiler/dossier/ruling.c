// What a dossier says of eisen themselves: judgements, waivers, and what a voorbeeld expects.
#include "build.h"

// ---- judgements and waivers ----

// A title behind the number of an eis must be the title it has.
static void check_title(struct build *b, const struct node *aim, struct text set) {
  const struct node *title = node_child(aim, 0);
  for (size_t i = 0; i < b->n_images && title->kind == N_TITLE; i++) {
    const struct image *im = b->images[i];
    uint32_t s = image_find_set(im, set), eis = s == NONE ? NONE : image_find_target(im, s, aim->text, NO_TEXT);
    struct text has = eis == NONE ? title->text : img_text(im, im->targets[eis].title);
    if (text_eq(has, title->text)) continue;
    msg(b->sink, M_TITLE_DIFFERS, place_of(b, title), aim->text, has, title->text);
    return;
  }
}

static bool aim_of(struct build *b, const struct node *aim, struct text *set, struct text *eis, struct text *part) {
  const struct node *name = node_child(aim, 1), *parts = node_child(aim, 2);
  *set = name->kind == N_NAME ? name->text : b->set;
  *eis = aim->text;
  *part = parts->child ? parts->child->text : NO_TEXT;
  if (parts->child && parts->child->next) {
    msg(b->sink, M_DOSSIER_ONE_PART, place_of(b, parts->child->next));
    return false;
  }
  check_title(b, aim, *set);
  if (set->n > 0) return true;
  msg(b->sink, M_DOSSIER_WHICH_SET, place_of(b, aim), aim->text);
  return false;
}

// The target must exist where the set is one of those judged by; a dossier may also serve sets that are not here.
static bool known_target(struct build *b, const struct node *aim, struct text set, struct text eis, struct text part) {
  for (size_t i = 0; i < b->n_images; i++) {
    const struct image *im = b->images[i];
    uint32_t s = image_find_set(im, set);
    if (s == NONE) continue;
    uint32_t now = image_formerly(im, s, eis);
    if (image_find_aim(im, s, b->example ? eis : image_number_now(im, s, eis), part) != NONE) return true;
    bool eis_known = image_find_aim(im, s, eis, NO_TEXT) != NONE;
    if (!eis_known && now != NONE) {
      msg(b->sink, M_EIS_FORMER, name_place(b->src, aim), eis, set, img_text(im, im->targets[now].number));
      return false;
    }
    const struct node *parts = node_child(aim, 2);
    if (eis_known) msg(b->sink, M_PART_UNKNOWN, place_of(b, parts->child), part, text_format(b->arena, "%s %.*s", aim->flags & 1 ? "afwijking" : "eis", TP(eis)));
    else msg(b->sink, M_EIS_UNKNOWN, name_place(b->src, aim), eis, set);
    return false;
  }
  return true;
}

static struct text row_path(struct build *b, const struct node *at) {
  if (at->kind == N_NONE) return NO_TEXT;
  VEC(struct text) keys = {0};
  for (const struct node *t = node_child(at, 1)->child; t; t = t->next) vec_push(b->arena, &keys, t->text);
  return text_join(b->arena, keys.p, keys.n, TEXT("/"));
}

static unsigned outcome_word(struct text t) {
  return text_eq(t, TEXT("ja")) ? JA : text_eq(t, TEXT("nee")) ? NEE : text_eq(t, TEXT("deels")) ? DEELS : NVT;
}

void dossier_judgement(struct build *b, const struct node *n) {
  const struct node *verdict = node_child(n, 2);
  struct rec_judgement j = {.outcome = outcome_word(verdict->text), .in_place = verdict->flags & 1, .origin = dossier_origin(b, n, NULL)};
  if (!aim_of(b, n->child, &j.set, &j.eis, &j.part) || !known_target(b, n->child, j.set, j.eis, j.part)) return;
  j.row = row_path(b, node_child(n, 1));
  j.note = node_child(verdict, 0)->text;
  j.by = node_child(verdict, 1)->text;
  j.date = dossier_date(b, node_child(verdict, 2));
  vec_push(b->arena, &b->plan->records.judgements, j);
}

void dossier_waiver(struct build *b, const struct node *n) {
  struct rec_waiver w = {.by = node_child(n, 2)->text, .origin = dossier_origin(b, n, NULL)};
  const struct node *waived = node_child(n, 7);
  if (!aim_of(b, n->child, &w.set, &w.eis, &w.part)) return;
  w.row = row_path(b, node_child(n, 1));
  w.version = node_child(n, 6)->text;
  if (waived->kind == N_WAIVED) w.parameter = waived->text, w.value = waived->child->text;
  w.from = dossier_date(b, node_child(n, 3));
  w.to = dossier_date(b, node_child(n, 4));
  w.note = node_child(n, 5)->text;
  vec_push(b->arena, &b->plan->records.waivers, w);
}

// ---- voorbeelden ----

static unsigned outcomes_of(const struct node *list) {
  unsigned bits = 0;
  for (const struct node *n = list->child; n; n = n->next) {
    if (text_eq(n->text, TEXT("onbekend"))) return 0;
    bits |= outcome_word(n->text);
  }
  return bits;
}

static uint32_t steps_of(struct build *b, const struct node *list) {
  enum { HIGHEST = 30 };
  uint32_t bits = 0;
  for (const struct node *n = list->child; n; n = n->next) {
    int64_t v;
    if (text_to_int(n->text, &v) && v >= 0 && v <= HIGHEST) bits |= (uint32_t)1 << v;
    else msg(b->sink, M_KPI_STEP_NUMBER, place_of(b, n), n->text);
  }
  return bits;
}

void dossier_expectation(struct build *b, const struct node *n) {
  struct expectation x = {.place = place_of(b, n)};
  if (n->flags & 1) x.steps = steps_of(b, node_child(n, 2));
  else x.outcomes = outcomes_of(node_child(n, 2));
  if (!aim_of(b, n->child, &x.set, &x.eis, &x.part) || !known_target(b, n->child, x.set, x.eis, x.part)) return;
  x.row = row_path(b, node_child(n, 1));
  vec_push(b->arena, &b->expected, x);
}
