// eisen toon: what is in an image.
#include "inputs.h"

static struct text period(struct arena *a, const struct img_set *s) {
  struct buf b = {.arena = a};
  if (s->valid_from != NO_DAY)
    buf_format(&b, " vanaf %.*s", TP(date_dutch(a, s->valid_from)));
  if (s->valid_to != NO_DAY)
    buf_format(&b, " tot en met %.*s", TP(date_dutch(a, s->valid_to)));
  return buf_text(&b);
}

static void show_sets(struct buf *b, const struct image *im) {
  buf_addz(b, "Sets:\n");
  for (uint32_t i = 0; i < im->n_sets; i++) {
    const struct img_set *s = &im->sets[i];
    struct text version = img_text(im, s->version), valid = period(b->arena, s);
    buf_format(b, "  %.*s «%.*s»", TP(img_text(im, s->name)), TP(img_text(im, s->title)));
    buf_format(b, "%s%.*s%s%.*s\n", version.n > 0 ? ", versie " : "", TP(version), valid.n > 0 ? ", geldig" : "",
               TP(valid));
  }
}

static void show_field(struct buf *b, const struct image *im, uint32_t field) {
  const struct img_field *f = &im->fields[field];
  buf_format(b, "%.*s.%.*s", TP(img_text(im, im->entities[f->entity].name)), TP(img_text(im, f->name)));
}

static void show_gather_arg(struct buf *b, const struct image *im, const struct img_gather_arg *a) {
  struct text text = img_text(im, a->text);
  if (a->kind == GATHER_FIELD)
    show_field(b, im, a->field);
  else
    buf_format(b, a->kind == GATHER_TEXT ? "\"%.*s\"" : "%.*s", TP(text));
}

// What is collected, when a dossier says with which collectors: a name alone is one for which it gives a value.
static void show_gathers(struct buf *b, const struct image *im) {
  if (im->n_gathers > 0)
    buf_addz(b, "\nVerzamelen:\n");
  for (uint32_t i = 0; i < im->n_gathers; i++) {
    const struct img_gather *g = &im->gathers[i];
    buf_addz(b, "  ");
    if (g->field == NONE)
      buf_add(b, img_text(im, im->entities[g->entity].name));
    else
      show_field(b, im, g->field);
    struct text function = img_text(im, g->function);
    buf_format(b, ": %.*s%s%.*s(", TP(img_text(im, g->collector)), function.n > 0 ? "." : "", TP(function));
    for (uint32_t k = 0; k < g->args; k++) {
      buf_addz(b, k > 0 ? ", " : "");
      show_gather_arg(b, im, &im->gather_args[g->first_arg + k]);
    }
    buf_addz(b, ")\n");
  }
}

static void show_aims(struct buf *b, const struct image *im, uint32_t t, int indent) {
  for (uint32_t i = 0; i < im->n_aims; i++) {
    if (im->aims[i].target != t)
      continue;
    const struct img_exception *x = &im->exceptions[im->aims[i].exception];
    struct text guard = img_text(im, x->guard);
    buf_format(b, "%*s%.*s «%.*s» (%.*s)%s%.*s\n", indent, "", TP(img_exception_words(b->arena, im, im->aims[i].exception)),
               TP(img_text(im, x->title)), TP(img_text(im, im->sets[x->set].name)), guard.n > 0 ? ": " : "", TP(guard));
  }
}

static void show_standing(struct buf *b, const struct image *im, uint32_t t, int indent) {
  for (uint32_t i = 0; i < im->n_notes; i++) {
    const struct img_note *n = &im->notes[i];
    struct text words = img_text(im, n->text);
    if (n->target != t)
      continue;
    if (n->kind == NOTE_FORMERLY)
      buf_format(b, "%*svoorheen eis %.*s\n", indent, "", TP(words));
    else if (n->kind == NOTE_SHOWN)
      buf_format(b, "%*s%.*s\n", indent, "", TP(words));
    else if (n->kind == NOTE_WAIVABLE)
      buf_format(b, "%*sin principe, afwijkbaar door %.*s\n", indent, "", TP(img_text(im, n->by)));
    else if (n->kind == NOTE_MEANING)
      buf_format(b, "%*sdefinitie %.*s%s%.*s%s\n", indent, "", TP(words), n->by.len > 0 ? " (" : "", TP(img_text(im, n->by)), n->by.len > 0 ? ")" : "");
  }
  for (uint32_t i = 0; i < im->n_parameters; i++)
    if (im->parameters[i].target == t)
      buf_format(b, "%*sparameter %.*s, afwijkbaar door %.*s\n", indent, "", TP(img_text(im, im->parameters[i].name)),
                 TP(img_text(im, im->parameters[i].roles)));
}

static int depth_of(const struct image *im, uint32_t t) {
  int depth = 0;
  while ((t = im->targets[t].parent) != NONE)
    depth++;
  return depth;
}

// … of an exception on several eisen also for which of them.
static void show_norm(struct buf *b, const struct image *im, const struct img_target *t) {
  buf_format(b, "  norm van afwijking %.*s", TP(img_text(im, im->exceptions[t->exception].label)));
  if (t->eis != NONE && image_is_spread(im, t->exception))
    buf_format(b, " bij eis %.*s", TP(img_text(im, im->targets[t->eis].number)));
}

static void show_target(struct buf *b, const struct image *im, uint32_t t) {
  const struct img_target *target = &im->targets[t];
  int indent = 2 + 4 * depth_of(im, t);
  struct text scope = img_text(im, target->scope);
  if (target->kind == TARGET_EIS)
    buf_format(b, "  %s%.*s", target->flags & TARGET_KPI ? "" : "eis ", TP(img_text(im, target->number)));
  else if (target->parent == NONE)
    show_norm(b, im, target);
  else
    buf_format(b, "%*s%.*s", indent, "", TP(img_text(im, target->number)));
  buf_format(b, " «%.*s»%s%s%.*s\n", TP(img_text(im, target->title)), target->flags & TARGET_JUDGED ? " (oordeel)" : "",
             scope.n > 0 ? ": " : "", TP(scope));
  show_standing(b, im, t, indent + 4);
  show_aims(b, im, t, indent + 4);
}

static struct text overview(struct arena *a, const struct image *im, const char *path) {
  struct buf b = {.arena = a};
  struct digest digest = image_digest(im);
  buf_format(&b, "%s: formaat %u, %zu bytes, SHA-256 %.*s\n\n", path, im->header->version, im->size,
             TP(digest_hex(a, &digest)));
  show_sets(&b, im);
  show_gathers(&b, im);
  for (uint32_t t = 0; t < im->n_targets; t++) {
    if (t == 0 || (im->targets[t].parent == NONE && im->targets[t].set != im->targets[t - 1].set))
      buf_format(&b, "\n%.*s:\n", TP(img_text(im, im->sets[im->targets[t].set].name)));
    show_target(&b, im, t);
  }
  return buf_text(&b);
}

struct tally {
  uint32_t eisen, kpis, parts, formal, judged, shown, questions;
};

static bool is_read(const struct image *im, uint32_t field) {
  for (uint32_t i = 0; i < im->n_code; i++) {
    const struct img_code *c = &im->code[i];
    if ((c->op == OP_LOAD_C || c->op == OP_LOAD_V || c->op == OP_LOAD_S) && c->a == field)
      return true;
  }
  return false;
}

// What can be asked: the facts that a norm reads, and what a person judges. A book has more than one set reads.
static struct tally tally_of(const struct image *im) {
  struct tally n = {0};
  for (uint32_t t = 0; t < im->n_targets; t++) {
    const struct img_target *target = &im->targets[t];
    bool shown = target->flags & TARGET_SHOWN, judged = target->flags & TARGET_JUDGED, leaf = target->flags & TARGET_LEAF;
    n.eisen += target->kind == TARGET_EIS && !(target->flags & TARGET_KPI);
    n.kpis += (target->flags & TARGET_KPI) != 0;
    n.parts += target->kind == TARGET_PART;
    n.judged += judged && !shown;
    n.formal += leaf && !judged && !shown;
    n.shown += leaf && shown;
  }
  n.questions = n.judged;
  for (uint32_t i = 0; i < im->n_fields; i++)
    n.questions += im->fields[i].question.len > 0 && is_read(im, i);
  return n;
}

static struct text counts(struct arena *a, const struct image *im) {
  struct tally n = tally_of(im);
  return text_format(
      a,
      "eisen\t%u\nonderdelen\t%u\nberekend\t%u\noordeel\t%u\nafwijkingen\t%u\ntabellen\t%u\nkpi's\t%u\nvragen\t%u\n"
      "gegevens\t%u\nvelden\t%u\ninstructies\t%u\ngetoond\t%u\n",
      n.eisen, n.parts, n.formal, n.judged, im->n_exceptions, im->n_tables, n.kpis, n.questions, im->n_entities - im->n_periods, im->n_fields, im->n_code,
      n.shown);
}

static struct text listing(struct arena *a, const struct image *im) {
  struct buf b = {.arena = a};
  image_disassemble(im, &b);
  return buf_text(&b);
}

void run_toon(struct call *call) {
  struct image im;
  if (!call_expect(call, 1, 1, "het image (SET.eisb)") || !image_load(call, call->args.p[0], &im))
    return;
  struct text shown = call_has(call, OPT_COUNTS)     ? counts(call->arena, &im)
                      : call_has(call, OPT_BYTECODE) ? listing(call->arena, &im)
                                                     : overview(call->arena, &im, call->args.p[0]);
  call_result(call, text_visible_lines(call->arena, shown));
}
