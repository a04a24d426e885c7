// Exceptions: what they aim at, what they do there, and for whom.
#include "model.h"

// One target for an exception: a second one would silently get what is said of the first.
static void aim_at(struct model *m, struct m_exception *e, const struct node *aim) {
  if (aim->kind != N_AIM) return;
  if (e->aims.n == 0) {
    vec_push(m->arena, &e->aims, (struct m_aim){NONE, aim, 0, 0});
    return;
  }
  struct message *at = msg(m->sink, M_ONE_TARGET, name_place(e->src, aim), e->label);
  msg_note(m->sink, at, M_NOTE_FIRST, name_place(e->src, e->aims.p[0].node));
}

// The effect of one clause: LAPSES, SATISFIED, SUFFICES, UNCHANGED or HOLDS.
static struct m_branch branch_of(const struct node *n, const struct node *condition) {
  struct m_branch b = {.condition = condition, .norm = NONE};
  if (n->kind == N_LAPSES) b.effect = EFFECT_LAPSE;
  if (n->kind == N_UNCHANGED) b.effect = EFFECT_UNCHANGED;
  if (n->kind == N_HOLDS) b.effect = EFFECT_REPLACE;
  if (n->kind == N_SATISFIED || n->kind == N_SUFFICES) {
    const struct node *where = node_child(n, 1);
    b.effect = EFFECT_SATISFIED;
    b.where = where->kind == N_NONE ? NULL : where;
  }
  return b;
}

// The norm of `geldt …` becomes targets later, when all eisen are there; until then its node is kept in `holds`.
static void add_branch(struct model *m, struct m_exception *e, const struct node *n, const struct node *condition) {
  struct m_branch b = branch_of(n, condition);
  if (n->kind == N_HOLDS) b.where = n; // taken out again by finish_norms
  vec_push(m->arena, &e->branches, b);
}

static void add_case(struct model *m, struct m_exception *e, const struct node *n) {
  bool otherwise = n->kind == N_OTHERWISE;
  const struct node *effects = node_child(n, otherwise ? 0 : 1);
  bool after_otherwise = e->branches.n > 0 && !e->branches.p[e->branches.n - 1].condition;
  if ((otherwise && e->branches.n == 0) || after_otherwise) msg(m->sink, M_OTHERWISE, clause_place(e->src, otherwise ? n : n->child));
  if (effects->child->next) msg(m->sink, M_ONE_EFFECT, node_place(e->src, effects->child->next), e->label);
  e->cases = true;
  add_branch(m, e, effects->child, otherwise ? NULL : node_child(n, 0));
}

static bool is_effect(const struct node *n) {
  return n->kind == N_LAPSES || n->kind == N_SATISFIED || n->kind == N_SUFFICES || n->kind == N_UNCHANGED || n->kind == N_HOLDS;
}

static void add_effect(struct model *m, struct m_exception *e, const struct node *n) {
  if (e->branches.n > 0) msg(m->sink, M_ONE_EFFECT, node_place(e->src, n), e->label);
  if (n->kind != N_HOLDS && n->kind != N_UNCHANGED) aim_at(m, e, node_child(n, 0));
  add_branch(m, e, n, NULL);
}

static void read_clause(struct model *m, struct m_exception *e, const struct node *n) {
  if (n->kind == N_VERBATIM) e->text = verbatim_text(m->arena, n->text);
  else if (n->kind == N_SOURCE) e->source = n->child->text;
  else if (n->kind == N_READING || n->kind == N_REMARK || n->kind == N_DEFECT) vec_push(m->arena, &e->notes, model_note(n));
  else if (is_scope_clause(n)) vec_push(m->arena, &e->scope, (struct m_clause){e->src, n});
  else if (is_when_clause(n) && n->kind != N_IF_APPLIES) vec_push(m->arena, &e->when, (struct m_clause){e->src, n});
  else if (n->kind == N_EACH) e->each = n;
  else if (n->kind == N_BEFORE) vec_push(m->arena, &e->before, n);
  else if (n->kind == N_DEPARTS) aim_at(m, e, n->child);
  else if (n->kind == N_ADDS) {
    aim_at(m, e, n->child);
    e->adds = true;
  }
  else if (n->kind == N_ALSO_EACH && node_child(n, 1)->kind != N_NONE) {
    if (e->branches.n > 0) msg(m->sink, M_ONE_EFFECT, node_place(e->src, n), e->label);
    aim_at(m, e, node_child(n, 1));
    e->adds = true;
    add_branch(m, e, model_also_holds(m, n, node_child(n, 1), node_child(n, 1)->text), NULL);
  }
  else if (n->kind == N_DEPARTS_TERM) e->term_node = n;
  else if (n->kind == N_DEPARTS_DEFINITION) {
    e->term_node = n;
    e->new_expr = node_child(n, 2);
  }
  else if (n->kind == N_IS_EACH) e->new_rows.each = n;
  else if (n->kind == N_CASE || n->kind == N_OTHERWISE) add_case(m, e, n);
  else if (is_effect(n)) add_effect(m, e, n);
  else say_clause_here(m, e->src, n, HOME_EXCEPTION);
}

struct m_exception model_exception(struct model *m, uint32_t set, const struct node *n, const m_clauses *scope) {
  struct m_exception e = {.label = n->text, .title = node_child(n, 0)->text, .set = set, .src = m->sets.p[set].src, .node = n,
                          .term = NONE, .definition = NONE, .new_rows = {NONE, NONE, m->sets.p[set].src, NULL}};
  if (node_child(n, 1)->kind == N_VERBATIM) e.text = verbatim_text(m->arena, node_child(n, 1)->text);
  for (size_t i = 0; i < scope->n; i++) {
    if (is_scope_clause(scope->p[i].node)) vec_push(m->arena, &e.scope, scope->p[i]);
    else vec_push(m->arena, &e.when, scope->p[i]);
  }
  say_twice(m, e.src, node_child(n, 2));
  for (const struct node *c = node_child(n, 2)->child; c; c = c->next) read_clause(m, &e, c);
  return e;
}

// ---- after all eisen are known ----

// The replacement norm of an exception: a target of its own, that stands behind all eisen.
uint32_t model_norm(struct model *m, uint32_t set, uint32_t exception, const struct node *holds) {
  const struct m_exception *e = &m->exceptions.p[exception];
  struct m_target t = {.kind = TARGET_PART, .set = set, .eis = NONE, .parent = NONE, .exception = exception, .number = e->label,
                       .title = e->title, .text = e->text, .source = e->source, .src = e->src, .node = holds,
                       .theme = NONE};
  t.complete = holds->flags & 1;
  const struct node *norm = node_child(holds, 1);
  bool shown = norm->kind == N_NORM && norm->child->kind == N_SHOWN;
  if (norm->kind == N_NORM) t.norm = shown ? norm->child->child : norm->child;
  uint32_t at = (uint32_t)m->targets.n;
  vec_push(m->arena, &m->targets, t);
  if (shown) model_shown(m, at, norm->child);
  model_judged(m, at, t.norm);
  model_target_block(m, at, node_child(holds, 0));
  return at;
}

uint32_t model_set_of(struct model *m, const struct m_exception *e, const struct node *name) {
  if (name->kind == N_NONE) return e->set;
  uint32_t set = model_set(m, name->text);
  if (set != NONE) return set;
  struct text *names = NEW_ARRAY(m->arena, struct text, m->sets.n);
  for (size_t i = 0; i < m->sets.n; i++) names[i] = m->sets.p[i].name;
  msg(m->sink, M_SET_UNKNOWN, node_place(e->src, name), name->text, text_nearest(name->text, names, m->sets.n));
  return NONE;
}

struct text model_nearest_label(struct model *m, struct text label) {
  if (sink_full(m->sink)) return NO_TEXT;
  struct text *labels = NEW_ARRAY(m->arena, struct text, m->exceptions.n);
  for (size_t i = 0; i < m->exceptions.n; i++) labels[i] = m->exceptions.p[i].label;
  return text_nearest(label, labels, m->exceptions.n);
}

// The part that has this label deeper down, or else the one whose path is nearest.
static struct text nearest_part(struct model *m, uint32_t eis, struct text label) {
  if (sink_full(m->sink)) return NO_TEXT;
  struct text *paths = NEW_ARRAY(m->arena, struct text, m->targets.n);
  size_t n = 0;
  for (size_t i = 0; i < m->targets.n; i++) {
    const struct m_target *t = &m->targets.p[i];
    if (t->eis != eis || t->path.n == 0) continue;
    if (text_eq(t->number, label)) return t->path;
    paths[n++] = t->path;
  }
  return text_nearest(label, paths, n);
}

uint32_t model_eis_of(struct model *m, const struct m_exception *e, uint32_t set, const struct node *at, struct text number) {
  uint32_t eis = model_eis(m, set, number);
  if (eis != NONE) return eis;
  uint32_t now = model_formerly(m, set, number);
  if (now != NONE) {
    msg(m->sink, M_EIS_FORMER, name_place(e->src, at), number, m->sets.p[set].name, m->targets.p[now].number);
    return NONE;
  }
  struct text near = sink_full(m->sink) ? NO_TEXT : nearest_after(&m->eis_names, text_format(m->arena, "%.*s ", TP(m->sets.p[set].name)), number);
  for (uint32_t s = 0; s < m->sets.n && near.n == 0; s++)
    if (model_eis(m, s, number) != NONE) near = text_format(m->arena, "%.*s van %.*s", TP(number), TP(m->sets.p[s].name));
  msg(m->sink, M_EIS_UNKNOWN, name_place(e->src, at), number, m->sets.p[set].name, near);
  return NONE;
}

void model_check_title(struct model *m, const struct m_exception *e, uint32_t eis, const struct node *title) {
  const struct m_target *t = &m->targets.p[eis];
  if (title->kind == N_NONE || text_eq(title->text, t->title)) return;
  struct message *at = msg(m->sink, M_TITLE_DIFFERS, node_place(e->src, title), t->number, t->title, title->text);
  msg_note(m->sink, at, M_NOTE_DECLARED, node_place(t->src, t->node->child), t->title);
}

// As check_title, of an exception.
void model_check_label_title(struct model *m, const struct m_exception *e, const struct m_exception *other, const struct node *title) {
  if (title->kind == N_NONE || text_eq(title->text, other->title)) return;
  struct message *at = msg(m->sink, M_LABEL_TITLE, node_place(e->src, title), other->label, other->title, title->text);
  msg_note(m->sink, at, M_NOTE_DECLARED, name_place(other->src, other->node), other->title);
}

static void push_aim(struct model *m, struct m_exception *e, uint32_t target, const struct node *node) {
  vec_push(m->arena, &e->aims, (struct m_aim){target, node, 0, 0});
}

// Onderdelen of its norm; branches may share their names.
static void aim_at_parts(struct model *m, struct m_exception *e, const struct m_exception *other, const struct node *aim) {
  for (const struct node *p = node_child(aim, 2)->child; p; p = p->next) {
    bool some = false;
    for (size_t i = 0; i < other->branches.n; i++) {
      uint32_t norm = other->branches.p[i].norm, part = norm == NONE ? NONE : model_part(m, norm, p->text);
      if (part != NONE) push_aim(m, e, part, p);
      some = some || part != NONE;
    }
    if (!some) msg(m->sink, M_PART_UNKNOWN, node_place(e->src, p), p->text, text_format(m->arena, "afwijking %.*s", TP(aim->text)), NO_TEXT);
  }
}

bool model_lapses(const struct m_exception *e, const struct node *aim) {
  return !node_child(aim, 2)->child && e->branches.n == 1 && e->branches.p[0].effect == EFFECT_LAPSE && !e->branches.p[0].condition;
}

// An exception on an exception: either it makes that one not apply, or it departs from the norm that stands there.
static void resolve_exception_aim(struct model *m, struct m_exception *e, const struct node *aim, uint32_t which) {
  uint32_t set = model_set_of(m, e, node_child(aim, 1));
  if (set == NONE) return;
  struct text key = model_key(m, m->sets.p[set].name, aim->text);
  const uintptr_t *found = map_find(&m->labels, key);
  if (!found) {
    msg(m->sink, M_LABEL_UNKNOWN, name_place(e->src, aim), aim->text, model_nearest_label(m, aim->text));
    return;
  }
  struct m_exception *other = &m->exceptions.p[*found];
  model_check_label_title(m, e, other, node_child(aim, 0));
  for (uint32_t i = 0; model_lapses(e, aim) && i < other->spread; i++) vec_push(m->arena, &other[i].lapsed_by, (uint32_t)(e - m->exceptions.p));
  if (model_lapses(e, aim)) return;
  if (which < other->spread) other += which;
  if (node_child(aim, 2)->child) {
    aim_at_parts(m, e, other, aim);
    return;
  }
  bool some = false;
  for (size_t i = 0; i < other->branches.n; i++)
    if (other->branches.p[i].norm != NONE) {
      push_aim(m, e, other->branches.p[i].norm, aim);
      some = true;
    }
  if (!some) msg(m->sink, M_AIM_NO_NORM, name_place(e->src, aim), aim->text);
}

static void resolve_aim(struct model *m, struct m_exception *e, const struct m_aim *asked) {
  const struct node *aim = asked->node, *title = node_child(aim, 0), *parts = node_child(aim, 2);
  if (asked->eis > 0) push_aim(m, e, asked->eis - 1, aim);
  if (asked->eis > 0 || aim->flags & 2) return; // of a chapter that is not there, that was said
  if (node_child(aim, 1)->kind == N_NAME && map_find(&m->documents, node_child(aim, 1)->text)) {
    e->external = true;
    return;
  }
  if (aim->flags & 1) {
    resolve_exception_aim(m, e, aim, asked->which);
    return;
  }
  uint32_t set = model_set_of(m, e, node_child(aim, 1));
  uint32_t eis = set == NONE ? NONE : model_eis_of(m, e, set, aim, aim->text);
  if (eis == NONE) return;
  model_check_title(m, e, eis, title);
  if (e->replacing == eis + 1) {
    msg(m->sink, M_REPLACES_ITSELF, name_place(e->src, aim), aim->text);
    return;
  }
  if (!parts->child) push_aim(m, e, eis, aim);
  for (const struct node *p = parts->child; p; p = p->next) {
    uint32_t part = model_part(m, eis, p->text);
    if (part == NONE) msg(m->sink, M_PART_UNKNOWN, node_place(e->src, p), p->text, text_format(m->arena, "eis %.*s", TP(aim->text)), nearest_part(m, eis, p->text));
    else push_aim(m, e, part, p);
  }
}

// The eis in which the word has another meaning; every eis when none is named.
static void resolve_where(struct model *m, struct m_exception *e, const struct node *title) {
  const struct node *n = e->term_node, *eis = node_child(n, 0);
  uint32_t set = model_set_of(m, e, node_child(n, 1));
  if (set == NONE) return;
  uint32_t target = eis->kind == N_NONE ? NONE : model_eis_of(m, e, set, eis, eis->text);
  if (target != NONE) model_check_title(m, e, target, title);
  if (target != NONE || eis->kind == N_NONE) push_aim(m, e, target, n);
}

static void resolve_definition(struct model *m, struct m_exception *e) {
  const struct node *n = e->term_node;
  e->definition = model_definition(m, n->text);
  m->redefinitions = true;
  if (e->each) msg(m->sink, M_AIM_TERM_EACH, node_place(e->src, e->each), e->label);
  if (e->definition == NONE) msg(m->sink, M_DEFINITION_UNKNOWN, name_place(e->src, n), n->text, nearest_key(&m->definition_names, n->text));
  if (e->branches.n > 0 || e->new_rows.each) msg(m->sink, M_ONE_EFFECT, name_place(e->src, e->node), e->label);
  resolve_where(m, e, node_child(n, 3));
}

static void resolve_term(struct model *m, struct m_exception *e) {
  const struct node *n = e->term_node;
  e->term = model_term(m, n->text);
  m->redefined_terms = true;
  if (e->each) msg(m->sink, M_AIM_TERM_EACH, node_place(e->src, e->each), e->label);
  if (e->term == NONE) msg(m->sink, M_TERM_UNKNOWN, name_place(e->src, n), n->text, nearest_key(&m->term_names, n->text));
  else if (m->terms.p[e->term].rows.entity == NONE) msg(m->sink, M_TERM_NO_ROWS, name_place(e->src, n), n->text);
  else if (e->new_rows.entity != NONE && e->new_rows.entity != m->terms.p[e->term].rows.entity)
    msg(m->sink, M_TERM_ENTITY, node_place(e->src, e->new_rows.each->child), n->text, m->entities.p[m->terms.p[e->term].rows.entity].name,
        m->entities.p[e->new_rows.entity].name);
  resolve_where(m, e, node_child(n, 2));
}

static void finish_norms(struct model *m, uint32_t exception) {
  for (size_t i = 0; i < m->exceptions.p[exception].branches.n; i++) {
    struct m_branch *b = &m->exceptions.p[exception].branches.p[i];
    if (b->effect != EFFECT_REPLACE) continue;
    const struct node *holds = b->where;
    if (m->exceptions.p[exception].adds) b->effect = EFFECT_SUPPLEMENT;
    b->where = NULL;
    uint32_t norm = model_norm(m, m->exceptions.p[exception].set, exception, holds);
    m->exceptions.p[exception].branches.p[i].norm = norm;
  }
}

static void set_eis(struct model *m, uint32_t target, uint32_t eis) {
  m->targets.p[target].eis = eis;
  for (size_t i = 0; i < m->targets.p[target].parts.n; i++) set_eis(m, m->targets.p[target].parts.p[i], eis);
}

static void finish_exception(struct model *m, uint32_t at) {
  struct m_exception *e = &m->exceptions.p[at];
  struct m_aim *asked = e->aims.p;
  size_t n = e->aims.n;
  e->aims.p = NULL;
  e->aims.n = e->aims.cap = 0;
  for (size_t i = 0; i < n; i++) resolve_aim(m, e, &asked[i]);
  if (e->adds && (e->branches.n != 1 || e->branches.p[0].effect != EFFECT_SUPPLEMENT)) msg(m->sink, M_ADDS_NORM, name_place(e->src, e->node), e->label);
  if (e->new_expr) resolve_definition(m, e);
  else if (e->term_node) resolve_term(m, e);
  else if (n == 0) msg(m->sink, M_NO_AIM, name_place(e->src, e->node), e->label);
  bool effect = e->new_expr ? true : e->term_node ? e->new_rows.each != NULL : e->branches.n > 0;
  if (!effect && !e->external) msg(m->sink, M_NO_EFFECT, name_place(e->src, e->node), e->label);
  uint32_t eis = e->aims.n > 0 && e->aims.p[0].target != NONE ? m->targets.p[e->aims.p[0].target].eis : NONE;
  for (size_t i = 0; i < e->branches.n; i++)
    if (e->branches.p[i].norm != NONE && eis != NONE) set_eis(m, e->branches.p[i].norm, eis);
}

static uint32_t find_theme(const struct model *m, const struct node *n) {
  const struct node *frame = node_child(n, 0);
  for (uint32_t i = 0; i < m->themes.n; i++) {
    const struct m_theme *t = &m->themes.p[i];
    bool same_frame = frame->kind == N_NONE || text_eq(m->frames.p[t->frame].name, frame->text);
    if (same_frame && text_eq(t->number, n->text)) return i;
  }
  return NONE;
}

static void resolve_theme(struct model *m, struct m_target *t) {
  if (!t->theme_node) return;
  t->theme = find_theme(m, t->theme_node);
  if (t->theme == NONE) msg(m->sink, M_THEME_UNKNOWN, name_place(t->src, t->theme_node), t->theme_node->text);
  const struct node *title = node_child(t->theme_node, 1);
  if (t->theme != NONE && title->kind != N_NONE && !text_eq(title->text, m->themes.p[t->theme].title)) {
    const struct m_theme *theme = &m->themes.p[t->theme];
    struct message *at = msg(m->sink, M_THEME_TITLE, node_place(t->src, title), theme->number, theme->title, title->text);
    msg_note(m->sink, at, M_NOTE_DECLARED, name_place(theme->src, theme->node), theme->title);
  }
  for (uint32_t up = t->parent; up != NONE; up = m->targets.p[up].parent) {
    const struct m_target *above = &m->targets.p[up];
    if (!above->theme_node) continue;
    struct message *at = msg(m->sink, M_THEME_TWICE, clause_place(t->src, t->theme_node), named_target(m, t));
    msg_note(m->sink, at, M_NOTE_FIRST, clause_place(above->src, above->theme_node));
  }
}

void model_exceptions_finish(struct model *m) {
  model_spread(m);
  for (uint32_t i = 0; i < m->exceptions.n; i++) finish_norms(m, i);
  for (uint32_t i = 0; i < m->exceptions.n; i++) finish_exception(m, i);
  model_replaces(m);
  model_before(m);
  model_index_aims(m);
  for (size_t i = 0; i < m->targets.n; i++) resolve_theme(m, &m->targets.p[i]);
}
