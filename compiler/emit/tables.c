// The sections of an image that are not code: the schema, and what the report needs of eisen, exceptions and themes.
#include "emit.h"

static struct img_text text(struct emitter *e, struct text t) { return writer_text(e->w, t); }

static void emit_classes(struct emitter *e) {
  for (size_t i = 0; i < e->model->classes.n; i++) {
    const struct m_class *c = &e->model->classes.p[i];
    uint32_t first = (uint32_t)e->w->nodes.n;
    writer_add(e->w, classes, (struct img_class){text(e, model_is_judged(e->model, (uint32_t)i) ? JUDGED_WORD : c->name), text(e, NO_TEXT), first, (uint32_t)c->nodes.n, c->leaves, c->ordered});
    for (size_t k = 0; k < c->nodes.n; k++) {
      const struct m_node *n = &c->nodes.p[k];
      writer_add(e->w, nodes, (struct img_node){text(e, n->name), text(e, n->path), text(e, n->title), text(e, n->code), n->parent == NONE ? NONE : first + n->parent, n->first_leaf, n->leaves});
    }
  }
}

static void emit_field(struct emitter *e, uint32_t field) {
  const struct m_field *f = &e->model->fields.p[field];
  e->field_number[field] = (uint32_t)e->w->fields.n;
  writer_add(e->w, fields, (struct img_field){text(e, f->name), text(e, f->question), text(e, f->help), text(e, f->who), f->entity, f->type, f->class_, f->flags});
}

static void emit_gathers(struct emitter *e) {
  for (size_t i = 0; i < e->model->gathers.n; i++) {
    const struct m_gather *g = &e->model->gathers.p[i];
    struct img_gather out = {g->entity, g->field == NONE ? NONE : e->field_number[g->field], text(e, g->collector), text(e, g->function),
                             (uint32_t)e->w->gather_args.n, (uint32_t)g->args.n};
    for (size_t k = 0; k < g->args.n; k++) {
      const struct m_gather_arg *a = &g->args.p[k];
      writer_add(e->w, gather_args, (struct img_gather_arg){a->kind, text(e, a->text), a->field == NONE ? NONE : e->field_number[a->field]});
    }
    writer_add(e->w, gathers, out);
  }
}

static void emit_periods(struct emitter *e) {
  for (size_t i = 0; i < e->model->periods.n; i++) {
    const struct m_period *p = &e->model->periods.p[i];
    uint32_t field = p->field == NONE ? NONE : e->field_number[p->field];
    writer_add(e->w, periods, (struct img_period){p->entity, p->set, p->months, p->days, p->from, field, p->first, text(e, p->word)});
  }
}

void emit_schema(struct emitter *e) {
  emit_classes(e);
  for (size_t i = 0; i < e->model->entities.n; i++) {
    const struct m_entity *m = &e->model->entities.p[i];
    struct img_entity out = {text(e, m->name), text(e, m->plural), text(e, m->title), m->parent, m->kind, (uint32_t)e->w->fields.n, (uint32_t)m->fields.n, NONE, NONE};
    for (size_t k = 0; k < m->fields.n; k++) emit_field(e, m->fields.p[k]);
    if (m->key != NONE) out.key = e->field_number[m->key];
    if (m->date != NONE) out.date = e->field_number[m->date];
    writer_add(e->w, entities, out);
  }
  emit_periods(e);
  emit_gathers(e);
}

static void emit_sets(struct emitter *e) {
  for (size_t i = 0; i < e->model->sets.n; i++) {
    const struct m_set *s = &e->model->sets.p[i];
    writer_add(e->w, sets, (struct img_set){text(e, s->name), text(e, s->title), text(e, s->version), text(e, s->source), s->valid_from, s->valid_to});
  }
}

// The title of a branch, as readers know it; nothing when it has none.
static struct text branch_title(struct emitter *e, struct text name) {
  const struct model *m = e->model;
  for (uint32_t i = 0; i < m->classes.n; i++) {
    uint32_t node = m->classes.p[i].name.n > 0 ? model_node(m, i, name) : NONE;
    struct text title = node == NONE ? NO_TEXT : m->classes.p[i].nodes.p[node].title;
    bool joins = false; // it would read as more than one
    for (size_t at = 0; at < title.n; at++) joins = joins || title.p[at] == ',' || text_starts(text_slice(title, at, title.n), TEXT(" of "));
    if (node != NONE) return joins ? text_format(m->arena, "«%.*s»", TP(title)) : title;
  }
  return NO_TEXT;
}

// Copies what an author wrote up to `n` and on, with the titles of branches and places for their names.
struct titling {
  struct emitter *e;
  const struct source *src;
  struct buf out;
  uint32_t at; // copied so far
};

static void put_title(struct titling *t, const struct node *n) {
  struct place name = name_place(t->src, n);
  struct text title = branch_title(t->e, n->text);
  if (title.n == 0 || name.off < t->at) return;
  buf_add(&t->out, text_slice(t->src->text, t->at, name.off));
  buf_add(&t->out, title);
  t->at = name.off + name.len;
}

static void put_titles(struct titling *t, const struct node *n) {
  bool places = n->kind == N_PLACE || n->kind == N_TWIG;
  if (n->kind == N_TWIG) put_title(t, n);
  for (const struct node *c = n->child; c; c = c->next) {
    put_titles(t, c);
    for (const struct node *p = places && c->kind == N_LIST ? c->child : NULL; p; p = p->next) put_title(t, p);
  }
}

static struct text words_of(struct emitter *e, const struct m_clause *c) {
  struct titling t = {.e = e, .src = c->src, .out = {.arena = e->model->arena}, .at = c->node->off};
  if (c->node->kind != N_IF && c->node->kind != N_UNLESS) put_titles(&t, c->node);
  buf_add(&t.out, text_slice(c->src->text, t.at, c->node->off + c->node->len));
  return buf_text(&t.out);
}

// A clause in the author's own words, without the word that begins it.
static struct text clause_words(struct emitter *e, const struct m_clause *c) {
  struct text words = text_squeeze(e->model->arena, words_of(e, c));
  return text_starts(words, TEXT("geldt voor ")) ? text_slice(words, 11, words.n) : words;
}

// The places that the parts beside this one name: "arnhem, ede of zwolle".
static struct text places_beside(struct emitter *e, const struct m_target *t) {
  const struct m_target *above = t->parent == NONE ? NULL : &e->model->targets.p[t->parent];
  struct buf b = {.arena = e->model->arena};
  for (size_t i = 0; above && i < above->parts.n; i++) {
    const struct m_target *part = &e->model->targets.p[above->parts.p[i]];
    for (size_t k = 0; k < part->when.n; k++) {
      if (part->when.p[k].node->kind != N_PLACE) continue;
      if (b.n > 0) buf_addz(&b, ", ");
      struct text words = clause_words(e, &part->when.p[k]);
      buf_add(&b, text_starts(words, TEXT("in ")) ? text_slice(words, 3, words.n) : words);
    }
  }
  return buf_text(&b);
}

// What `in de overige …` leaves out stands with the parts beside it.
static struct text scope_words(struct emitter *e, const struct m_target *t, struct text words) {
  bool other = false;
  for (size_t i = 0; i < t->when.n; i++) other = other || t->when.p[i].node->kind == N_OTHER_PLACES;
  struct text named = other ? places_beside(e, t) : NO_TEXT;
  return named.n == 0 ? words : text_format(e->model->arena, "%.*s (niet %.*s)", TP(words), TP(named));
}

static struct text all_words(struct emitter *e, const m_clauses *scope, const m_clauses *when, struct m_clause each) {
  struct buf b = {.arena = e->model->arena};
  const m_clauses *lists[] = {scope, when};
  for (int l = 0; l < 2; l++)
    for (size_t i = 0; i < lists[l]->n; i++) {
      if (b.n > 0) buf_addz(&b, "; ");
      buf_add(&b, clause_words(e, &lists[l]->p[i]));
    }
  if (each.node) {
    if (b.n > 0) buf_addz(&b, "; ");
    buf_add(&b, clause_words(e, &each));
  }
  return buf_text(&b);
}

static uint32_t flags_of(const struct emitter *e, uint32_t target) {
  const struct m_target *t = &e->model->targets.p[target];
  bool shown = model_is_shown(e->model, target);
  uint32_t flags = shown ? TARGET_SHOWN : 0;
  if (t->no_text) flags |= TARGET_NO_TEXT;
  if (t->parts.n == 0) flags |= TARGET_LEAF;
  if (t->kpi > 0) flags |= TARGET_KPI;
  if (t->parts.n == 0 && !shown && t->kpi == 0 && !t->topic && (!t->norm || t->norm->kind == N_JUDGE)) flags |= TARGET_JUDGED;
  if (t->complete || (t->each && (t->each->flags & 1))) flags |= TARGET_COMPLETE;
  for (size_t i = 0; i < t->notes.n; i++)
    if (t->notes.p[i].kind == NOTE_READING) flags |= TARGET_READING;
  return flags;
}

static void emit_notes(struct emitter *e, const struct m_note *notes, size_t n, uint32_t target, uint32_t exception) {
  for (size_t i = 0; i < n; i++)
    writer_add(e->w, notes, (struct img_note){notes[i].kind, target, exception, text(e, notes[i].text), text(e, notes[i].by)});
}

// A note of a table belongs to each norm that asks it.
static void emit_table_notes(struct emitter *e, uint32_t target) {
  struct model *m = e->model;
  const struct m_target *t = &m->targets.p[target];
  bool *used = NEW_ARRAY(m->arena, bool, m->tables.n);
  check_tables_used(m, t->norm, used);
  check_tables_used(m, t->each, used);
  for (size_t i = 0; i < t->when.n; i++) check_tables_used(m, t->when.p[i].node, used);
  for (size_t i = 0; i < m->tables.n; i++)
    for (const struct node *n = used[i] ? node_child(m->tables.p[i].node, 2)->child : NULL; n; n = n->next)
      if (n->kind == N_REMARK) {
        struct text said = text_format(m->arena, "Bij tabel «%.*s»: %.*s", TP(m->tables.p[i].name), TP(n->child->text));
        writer_add(e->w, notes, (struct img_note){NOTE_REMARK, target, NONE, text(e, said), text(e, NO_TEXT)});
      }
}

static void emit_target_record(struct emitter *e, uint32_t i) {
  const struct m_target *t = &e->model->targets.p[i];
  const struct lowered *l = &e->targets[i];
  struct m_clause each = {t->src, t->each};
  struct img_target out = {.kind = t->kind, .flags = flags_of(e, i), .set = t->set, .number = text(e, t->number), .path = text(e, t->path),
                           .title = text(e, t->title), .text = text(e, t->text), .source = text(e, t->source),
                           .scope = text(e, scope_words(e, t, all_words(e, &t->scope, &t->when, each))), .question = text(e, t->question), .help = text(e, t->help),
                           .eis = t->eis, .parent = t->parent, .exception = t->exception, .entity = l->entity, .row_reg = l->row_reg,
                           .reg = l->reg, .own_reg = l->own_reg, .scope_reg = l->scope_reg, .judge = l->judge, .waiver = l->waiver,
                           .row_waiver = l->row_waiver,
                           .theme = t->theme, .first_use = (uint32_t)e->w->uses.n, .uses = (uint32_t)l->uses.n};
  for (size_t k = 0; k < l->uses.n; k++) vec_push(e->w->arena, &e->w->uses, l->uses.p[k]);
  out.span = emit_span(e, node_place(t->src, t->node));
  writer_add(e->w, targets, out);
  emit_notes(e, t->notes.p, t->notes.n, i, NONE);
  emit_table_notes(e, i);
}

static void emit_exception_record(struct emitter *e, uint32_t i) {
  const struct m_exception *x = &e->model->exceptions.p[i];
  const struct exception_done *d = &e->exceptions[i];
  struct m_clause each = {x->src, x->each};
  struct img_exception out = {.label = text(e, x->label), .title = text(e, x->title), .text = text(e, x->text), .source = text(e, x->source),
                              .guard = text(e, all_words(e, &x->scope, &x->when, each)), .set = x->set, .entity = d->entity, .guard_reg = d->guard,
                              .first_branch = (uint32_t)e->w->branches.n, .branches = (uint32_t)x->branches.n,
                              .first_aim = (uint32_t)e->w->aims.n};
  for (size_t b = 0; b < x->branches.n; b++)
    writer_add(e->w, branches, (struct img_branch){i, x->branches.p[b].effect, d->branch[b], x->branches.p[b].norm});
  for (size_t a = 0; a < x->aims.n; a++)
    if (x->aims.p[a].target != NONE) writer_add(e->w, aims, (struct img_aim){i, x->aims.p[a].target, x->term_node != NULL});
  for (size_t k = 0; k < d->meant.n; k++) writer_add(e->w, aims, (struct img_aim){i, d->meant.p[k], 1});
  out.aims = (uint32_t)e->w->aims.n - out.first_aim;
  out.span = emit_span(e, node_place(x->src, x->node));
  writer_add(e->w, exceptions, out);
  emit_notes(e, x->notes.p, x->notes.n, NONE, i);
}

static void emit_parameters(struct emitter *e) {
  for (size_t i = 0; i < e->model->parameters.n; i++) {
    const struct m_parameter *p = &e->model->parameters.p[i];
    writer_add(e->w, parameters, (struct img_parameter){text(e, p->name), text(e, p->roles), text(e, p->grounds), p->target, p->level, p->type,
                                                        writer_const(e->w, p->value), p->type == TYPE_DURATION ? p->class_ : NONE});
  }
}

// For each theme what its targets come to together.
static uint32_t *theme_sums(struct emitter *e) {
  uint32_t *sum = NEW_ARRAY(e->model->arena, uint32_t, e->model->themes.n);
  for (size_t i = 0; i < e->model->themes.n; i++) sum[i] = emit_outcome(e, NVT, 0);
  for (size_t i = 0; i < e->model->targets.n; i++) {
    uint32_t theme = e->model->targets.p[i].theme;
    if (theme != NONE) sum[theme] = emit_code(e, OP_FOLD, 0, sum[theme], e->targets[i].reg, 0);
  }
  return sum;
}

static void emit_themes(struct emitter *e) {
  for (size_t i = 0; i < e->model->frames.n; i++) {
    const struct m_frame *f = &e->model->frames.p[i];
    writer_add(e->w, frames, (struct img_frame){text(e, f->name), text(e, f->title), text(e, f->version)});
  }
  uint32_t *sum = theme_sums(e);
  for (size_t i = 0; i < e->model->themes.n; i++) {
    const struct m_theme *t = &e->model->themes.p[i];
    writer_add(e->w, themes, (struct img_theme){text(e, t->number), text(e, t->title), text(e, t->norm), t->frame, sum[i]});
  }
}

void emit_tables(struct emitter *e) {
  emit_themes(e);
  emit_sets(e);
  emit_parameters(e);
  for (uint32_t i = 0; i < e->model->targets.n; i++) {
    arena_reset(e->model->arena);
    emit_target_record(e, i);
  }
  for (uint32_t i = 0; i < e->model->exceptions.n; i++) {
    arena_reset(e->model->arena);
    emit_exception_record(e, i);
  }
  emit_kpi_records(e);
  for (size_t i = 0; i < e->model->tables.n; i++) {
    struct img_table table = {text(e, e->model->tables.p[i].name)};
    writer_add(e->w, tables, table);
  }
}
