#include "check_case.h"

#include "fill.h"
#include "oracle.h"

const char *const failure_words[FAILURES] = {
    [FAIL_NONE] = "goed", [FAIL_INVALID] = "ongeldig", [FAIL_DIFFERS] = "verschil", [FAIL_PART] = "verschil in een onderdeel", [FAIL_THEME] = "verschil in een thema",
    [FAIL_UNSOUND] = "niet deugdelijk", [FAIL_FILLED] = "anders na invullen", [FAIL_WIDER] = "ruimer na invullen",
    [FAIL_LOOSE] = "niet scherp"};

struct checking {
  struct arena *arena;
  const char *folder;
  const struct sources *sources;
  struct dice dice;
  struct effort effort;
  struct tally *tally;
  struct image image;
  const struct node *roots[4];
  size_t n_roots;
  struct o_model *model;
  struct o_facts *facts;
  struct o_answer answer;
  struct printed printed;
  struct text told;
  bool refused; // the dossier: there is nothing to judge
};

static bool counts(const struct checking *c, enum failure how) { return !(c->effort.ignore >> how & 1); }
// A difference about an onderdeel that is let pass is let pass everywhere.
static bool is_compared(const struct checking *c, const struct o_target *t) { return t->is_eis || counts(c, FAIL_PART); }

static struct text words(struct arena *a, unsigned outcomes) {
  static const char *const names[] = {"n.v.t.", "ja", "nee", "deels"};
  struct buf b = {.arena = a};
  for (unsigned i = 0; i < 4; i++)
    if (outcomes >> i & 1) buf_format(&b, "%s%s", b.n > 0 ? ", " : "", names[i]);
  return buf_text(&b);
}

static struct text name_of(struct arena *a, const struct o_target *t) {
  struct text path = t->path;
  if (!t->eis) return text_format(a, "%.*s", TP(t->exception->label)); // on what is in no set
  if (t->exception) path = t->parent ? text_format(a, "%.*s/%.*s", TP(t->exception->label), TP(t->path)) : t->exception->label;
  return text_format(a, "%.*s eis %.*s %.*s", TP(t->eis->set->name), TP(t->eis->number), TP(path));
}

static enum failure tell(struct checking *c, enum failure how, const struct o_target *t, const char *what, unsigned a, const char *other, unsigned b) {
  struct text name = t ? name_of(c->arena, t) : TEXT("thema");
  c->told = text_format(c->arena, "%.*s: %s {%.*s}, %s {%.*s}", TP(name), what, TP(words(c->arena, a)), other, TP(words(c->arena, b)));
  return how;
}

static enum failure invalid(struct checking *c, const struct sink *sink, const char *why) {
  struct buf b = {.arena = c->arena};
  buf_addz(&b, why);
  if (sink) sink_render(sink, &b);
  c->told = buf_text(&b);
  return FAIL_INVALID;
}

// ---- reading ----

static const struct node *parse(struct checking *c, const char *name, struct text content) {
  struct sink sink = {.arena = c->arena};
  struct source *src = NEW(c->arena, struct source);
  bool ok;
  *src = (struct source){text_from(name), content};
  const struct node *root = syntax_parse(c->arena, &sink, src, &ok);
  return ok ? root : NULL;
}

static bool uses(const struct node *root, enum node_kind kind) {
  for (const struct node *n = root ? o_child(root, 1)->child : NULL; n; n = n->next)
    if (n->kind == kind) return true;
  return false;
}

static bool builds_on(const struct node *root, struct text name) {
  for (const struct node *n = root ? o_child(root, 1)->child : NULL; n; n = n->next)
    if (n->kind == N_BUILDS_ON && text_eq(n->child->text, name)) return true;
  return false;
}

static enum failure read_set(struct checking *c) {
  struct sink sink = {.arena = c->arena};
  const struct sources *s = c->sources;
  if (!machine_compile(c->arena, &sink, c->folder, s, &c->image)) return invalid(c, &sink, "");
  const struct node *set = parse(c, "set", s->set), *base = uses(set, N_BUILDS_ON) ? parse(c, "basis", s->base) : NULL;
  const struct node *side = builds_on(set, TEXT("proef.zijde")) ? parse(c, "zijde", s->side) : NULL;
  const struct node *frame = uses(set, N_USES_FRAME) || uses(base, N_USES_FRAME) || uses(side, N_USES_FRAME) ? parse(c, "kader", s->frame) : NULL;
  const struct node *roots[] = {frame, base, side, set};
  for (size_t i = 0; i < 4; i++)
    if (roots[i]) c->roots[c->n_roots++] = roots[i];
  c->model = o_read_set(c->arena, c->roots, c->n_roots);
  if (c->model->problem) return invalid(c, NULL, c->model->problem);
  for (size_t i = 0; i < c->n_roots; i++) tell_nodes(&c->tally->telling, c->roots[i]);
  tell_codes(&c->tally->telling, &c->image);
  tell_shapes(&c->tally->telling, c->model);
  return FAIL_NONE;
}

// Without any enrolment there is nothing to judge.
static bool is_refusal(const struct sink *sink) {
  for (const struct message *m = sink->first; m; m = m->next)
    if (m->id == M_NOT_ENROLLED) return true;
  return false;
}

static bool is_nobody(const struct checking *c) {
  const struct o_entity *e = c->model->for_whom;
  return e && !c->facts->top->lists[e->index].open && c->facts->top->lists[e->index].rows.n == 0;
}

static enum failure read_dossier(struct checking *c, struct text dossier) {
  struct sink sink = {.arena = c->arena};
  bool judged = machine_judge(c->arena, &sink, c->folder, &c->image, dossier, &c->printed), refused = !judged && is_refusal(&sink);
  if (!judged && !refused) return invalid(c, &sink, "");
  const struct node *root = parse(c, "dossier", dossier);
  if (!root) return invalid(c, NULL, "niet te ontleden");
  c->facts = o_read_dossier(c->model, root, dossier);
  if (!c->facts) return invalid(c, NULL, c->model->problem);
  c->refused = is_nobody(c);
  c->tally->refused += refused;
  if (c->refused != refused) return invalid(c, &sink, "alleen een van de twee vindt dat er niets te toetsen is\n");
  tell_nodes(&c->tally->telling, root);
  tell_facts(&c->tally->telling, c->facts, dossier);
  return FAIL_NONE;
}

// ---- the machine and the oracle ----

static bool is_line(struct arena *a, const struct line *l, const struct o_target *t) {
  return text_eq(name_of(a, t), text_format(a, "%.*s eis %.*s %.*s", TP(l->set), TP(l->eis), TP(l->path)));
}

// Targets of the same name (norms in branches of one exception) come in the same order on both sides.
static size_t place_among(const struct checking *c, const struct o_target *t) {
  size_t n = 0;
  for (size_t i = 0; i < c->model->targets.n && c->model->targets.p[i] != t; i++) {
    const struct o_target *u = c->model->targets.p[i];
    n += t->exception && u->exception == t->exception && text_eq(u->path, t->path) && !u->parent == !t->parent;
  }
  return n;
}

// The place of an image's target among the norms of its exception that have its path.
static size_t place_of(const struct checking *c, uint32_t target) {
  const struct img_target *t = &c->image.targets[target];
  size_t n = 0;
  for (uint32_t i = 0; i < target && t->exception != NONE; i++) {
    const struct img_target *u = &c->image.targets[i];
    n += u->exception == t->exception && (u->parent == NONE) == (t->parent == NONE) &&
         text_eq(img_text(&c->image, u->path), img_text(&c->image, t->path));
  }
  return n;
}

static const struct line *line_of(struct checking *c, const struct printed *p, const struct o_target *t) {
  for (size_t i = 0; i < p->lines.n; i++)
    if (is_line(c->arena, &p->lines.p[i], t) && place_of(c, p->lines.p[i].target) == place_among(c, t)) return &p->lines.p[i];
  return NULL;
}

// The norm of an exception that surely does not decide is not printed.
static unsigned machine_says(struct checking *c, const struct printed *p, const struct o_target *t) {
  const struct line *l = line_of(c, p, t);
  return l ? l->possible : t->exception ? O_NVT : 0;
}

static enum failure tell_steps(struct checking *c, enum failure how, const struct o_target *t, const char *what, unsigned a, const char *other, unsigned b) {
  c->told = text_format(c->arena, "%.*s: stappen van %s %x, van %s %x", TP(name_of(c->arena, t)), what, a, other, b);
  return how;
}

// The steps of kpi's, in the dossier as it is.
static enum failure compare_steps(struct checking *c) {
  const struct o_model *m = c->model;
  for (size_t i = 0; i < m->targets.n; i++) {
    const struct line *l = m->targets.p[i]->kpi ? line_of(c, &c->printed, m->targets.p[i]) : NULL;
    bool rough = false, ignored = false;
    if (!l) continue;
    struct o_facts facts = *c->facts;
    facts.rough = &rough;
    facts.hull = facts.wide = &ignored;
    unsigned mine = o_kpi_steps(&facts, m->targets.p[i]);
    rough = rough || o_reads_texts(m, facts.top) || o_choices(&facts) > 1;
    if (rough && (mine & l->steps) == mine) mine = l->steps, c->tally->rough++;
    // The oracle takes the conditions of a period apart, and may so see a way that there is not; fillings show what there is.
    if ((mine | l->steps) == mine) continue;
    return tell_steps(c, FAIL_DIFFERS, m->targets.p[i], "machine", l->steps, "orakel", mine);
  }
  return FAIL_NONE;
}

// In a filled dossier the step is one, and was possible before.
static enum failure filled_steps(struct checking *c, const struct o_facts *filled, const struct printed *p) {
  const struct o_model *m = c->model;
  for (size_t i = 0; i < m->targets.n; i++) {
    const struct line *l = m->targets.p[i]->kpi ? line_of(c, p, m->targets.p[i]) : NULL;
    bool clash = false;
    if (!l) continue;
    c->dice.tied = false;
    unsigned step = 1u << k_kpi_step(filled, m->targets.p[i], &c->dice, &clash);
    bool same = p == &c->printed || clash || c->dice.tied ? l->steps & step : l->steps == step;
    if (same) continue;
    tell_steps(c, p == &c->printed ? FAIL_UNSOUND : FAIL_FILLED, m->targets.p[i], "machine", l->steps, "ingevuld", step);
    c->told = text_format(c->arena, "%.*s\n%.*s", TP(c->told), TP(o_print(c->arena, filled)));
    return p == &c->printed ? FAIL_UNSOUND : FAIL_FILLED;
  }
  return FAIL_NONE;
}

static enum failure compare(struct checking *c) {
  const struct o_model *m = c->model;
  c->answer = o_judge(c->arena, c->facts);
  for (size_t i = 0; i < m->targets.n; i++) {
    unsigned mine = c->answer.targets[i], theirs = machine_says(c, &c->printed, m->targets.p[i]);
    c->tally->lines++;
    if (c->answer.rough[i] && (mine & theirs) == mine) mine = theirs, c->tally->rough++;
    if (c->answer.wide[i] && theirs != 0 && (mine | theirs) == mine) mine = theirs;
    c->tally->unknown += (mine & (mine - 1)) != 0;
    if (m->targets.p[i]->exception && mine & O_NVT && !line_of(c, &c->printed, m->targets.p[i])) continue; // not shown: may not apply
    enum failure how = m->targets.p[i]->is_eis ? FAIL_DIFFERS : FAIL_PART;
    if (mine != theirs && counts(c, how)) return tell(c, how, m->targets.p[i], "machine", theirs, "orakel", mine);
  }
  enum failure steps = compare_steps(c);
  if (steps) return steps;
  for (size_t i = 0; i < m->themes.n && counts(c, FAIL_THEME) && !c->answer.rough_themes; i++)
    for (size_t k = 0; k < c->printed.themes.n; k++)
      if (text_eq(c->printed.themes.p[k].number, m->themes.p[i]) && c->printed.themes.p[k].possible != c->answer.themes[i])
        return tell(c, FAIL_THEME, NULL, "machine", c->printed.themes.p[k].possible, "orakel", c->answer.themes[i]);
  return FAIL_NONE;
}

// ---- brute force ----

static enum failure machine_filled(struct checking *c, const struct o_facts *filled, const struct k_answer *known) {
  struct sink sink = {.arena = c->arena};
  struct printed p;
  struct text dossier = o_print(c->arena, filled);
  if (!machine_judge(c->arena, &sink, c->folder, &c->image, dossier, &p)) {
    invalid(c, &sink, "een ingevuld dossier:\n");
    c->told = text_format(c->arena, "%.*s\n%.*s", TP(c->told), TP(dossier));
    return FAIL_INVALID;
  }
  for (size_t i = 0; i < c->model->targets.n; i++) {
    unsigned theirs = machine_says(c, &p, c->model->targets.p[i]);
    bool agree = known->clash || known->tied ? theirs & known->targets[i] : theirs == known->targets[i];
    if (agree || !is_compared(c, c->model->targets.p[i]) || (known->clash && !c->model->targets.p[i]->is_eis))
      continue;
    tell(c, FAIL_FILLED, c->model->targets.p[i], "machine", theirs, "ingevuld", known->targets[i]);
    c->told = text_format(c->arena, "%.*s\n%.*s", TP(c->told), TP(dossier));
    return FAIL_FILLED;
  }
  return filled_steps(c, filled, &p);
}

static enum failure fill_all(struct checking *c, const struct o_domain *d) {
  for (unsigned k = 0; k < c->effort.fillings; k++) {
    const struct o_facts *filled = o_fill(c->arena, c->facts, d, &c->dice);
    struct k_answer known = k_judge(c->arena, filled, &c->dice);
    c->tally->fillings++;
    c->tally->clashes += known.clash;
    for (size_t i = 0; i < c->model->targets.n; i++) {
      if (known.targets[i] & c->answer.targets[i] || (known.clash && !c->model->targets.p[i]->is_eis)) continue;
      tell(c, FAIL_UNSOUND, c->model->targets.p[i], "orakel", c->answer.targets[i], "ingevuld", known.targets[i]);
      c->told = text_format(c->arena, "%.*s\n%.*s", TP(c->told), TP(o_print(c->arena, filled)));
      return FAIL_UNSOUND;
    }
    enum failure s = filled_steps(c, filled, &c->printed);
    if (s) return s;
    enum failure f = k < c->effort.machine_fillings ? machine_filled(c, filled, &known) : FAIL_NONE;
    if (f) return f;
  }
  return FAIL_NONE;
}

static enum failure fill_one(struct checking *c, const struct o_domain *d) {
  struct sink sink = {.arena = c->arena};
  struct printed p;
  const struct o_facts *filled = o_fill_one(c->arena, c->facts, d, &c->dice);
  if (!filled || c->effort.machine_fillings == 0) return FAIL_NONE;
  struct text dossier = o_print(c->arena, filled);
  if (!machine_judge(c->arena, &sink, c->folder, &c->image, dossier, &p)) return invalid(c, &sink, "een aangevuld dossier:\n");
  for (size_t i = 0; i < c->model->targets.n; i++) {
    unsigned before = machine_says(c, &c->printed, c->model->targets.p[i]), after = machine_says(c, &p, c->model->targets.p[i]);
    if ((after & ~before) == 0 || !is_compared(c, c->model->targets.p[i])) continue;
    tell(c, FAIL_WIDER, c->model->targets.p[i], "machine ervoor", before, "machine erna", after);
    c->told = text_format(c->arena, "%.*s\n%.*s", TP(c->told), TP(dossier));
    return FAIL_WIDER;
  }
  return FAIL_NONE;
}

// Rows of the same day stand in any order: enough of them are tried to have seen all that two or three rows can stand in.
static unsigned in_any_order(struct checking *c, const struct o_facts *f, const struct o_target *t, unsigned enough, bool *clash) {
  enum { ORDERS = 48 };
  c->dice.tied = false;
  unsigned all = k_judge_one(f, t, &c->dice, clash);
  for (unsigned i = 1; i < ORDERS && c->dice.tied && all != enough; i++) all |= k_judge_one(f, t, &c->dice, clash);
  c->tally->tied += c->dice.tied;
  return all;
}

static unsigned all_fillings(struct checking *c, const struct o_domain *d, const struct o_target *t, unsigned enough, bool every_day,
                             bool *known) {
  bool clash = false;
  unsigned all = 0;
  struct o_fillings f = o_fillings_of(c->arena, c->facts, d, every_day, &c->dice);
  *known = !f.too_many;
  if (f.too_many) return 0;
  do all |= in_any_order(c, f.facts, t, enough, &clash);
  while (all != enough && !clash && o_next_filling(&f));
  *known = !clash;
  return all;
}

// Where no unknown is used twice the set equals the outcomes of all fillings.
static enum failure be_exact(struct checking *c, const struct o_domain *d) {
  for (size_t i = 0; i < c->model->targets.n; i++) {
    const struct o_target *t = c->model->targets.p[i];
    bool tight, known;
    unsigned mine = o_judge_one(c->facts, t, &tight);
    if (!tight || (mine & (mine - 1)) == 0 || !dice_chance(&c->dice, c->effort.exact_percent)) continue;
    unsigned all = all_fillings(c, d, t, mine, false, &known);
    if (known && all != mine) all = all_fillings(c, d, t, mine, true, &known);
    if (!known) continue;
    c->tally->exact++;
    if (all != mine) return tell(c, FAIL_LOOSE, t, "orakel", mine, "alle invullingen", all);
  }
  return FAIL_NONE;
}

static enum failure check_dossier(struct checking *c, struct text dossier) {
  enum failure f = read_dossier(c, dossier);
  if (f || c->refused) return f;
  f = compare(c);
  struct o_domain d = o_domain_of(c->arena, c->facts, c->roots, c->n_roots);
  if (!f) f = fill_all(c, &d);
  if (!f) f = fill_one(c, &d);
  return f || !counts(c, FAIL_LOOSE) ? f : be_exact(c, &d);
}

enum failure check_dossiers(struct arena *a, const char *folder, struct sources *s, const struct text *dossiers, size_t n, uint64_t seed,
                            struct effort effort, struct tally *tally, struct text *told) {
  struct checking c = {.arena = a, .folder = folder, .sources = s, .dice = {.state = seed}, .effort = effort, .tally = tally};
  enum failure f = read_set(&c);
  for (size_t i = 0; i < n && !f; i++) {
    s->dossier = dossiers[i];
    c.dice.state = seed;
    f = check_dossier(&c, dossiers[i]);
  }
  *told = c.told;
  return f;
}

enum failure check_case(struct arena *a, const char *folder, const struct sources *s, uint64_t seed, struct effort effort,
                        struct tally *tally, struct text *told) {
  struct sources copy = *s;
  return check_dossiers(a, folder, &copy, &s->dossier, 1, seed, effort, tally, told);
}
