// Questions as a person reads them, and the reasons for n.v.t.
#include "asking.h"
#include "gates.h"

static struct text entity_name(const struct view *v, uint32_t entity) {
  return img_text(v->im, v->im->entities[entity].name);
}

// The key of a row, as the last step of its path.
static struct text row_key(const struct view *v, uint32_t entity, uint32_t row) {
  struct text rest = column_row_path(v->arena, v->columns, entity, row), part = NO_TEXT;
  while (text_split(&rest, '/', &part))
    continue;
  return part;
}

// "medewerker «A»", or "de aanbieder".
struct text row_words(const struct view *v, uint32_t entity, uint32_t row) {
  struct text path = column_row_path(v->arena, v->columns, entity, row);
  if (entity == 0)
    return TEXT("de aanbieder");
  return path.n == 0 ? text_copy(v->arena, entity_name(v, entity))
                     : text_format(v->arena, "%.*s «%.*s»", TP(entity_name(v, entity)), TP(path));
}

static bool known_field(const struct view *v, uint32_t entity, uint32_t row, struct text name, struct text *out) {
  const struct rec_value *why;
  uint32_t field = image_find_field(v->im, entity, name);
  if (field == NONE || column_unknown(v->columns, field, row, &why) != CAUSE_NONE)
    return false;
  *out = column_title(v->arena, v->columns, field, row);
  return true;
}

// What stands for {name} in a question about a row: the name of a gegeven above it gives the key of that row, the name of a
// field its value; the nearest first.
static struct text fill_name(const struct view *v, struct text name, uint32_t entity, uint32_t row) {
  struct text found = row_key(v, entity, row);
  for (uint32_t e = entity, r = row;; e = v->im->entities[e].parent) {
    if (text_eq(name, entity_name(v, e)))
      return row_words(v, e, r);
    if (known_field(v, e, r, name, &found) || e == 0)
      break;
    r = v->columns->entities[e].parent[r];
  }
  return found.n > 0 ? found : row_words(v, entity, row);
}

static struct text fill(const struct view *v, struct text question, uint32_t entity, uint32_t row) {
  struct buf b = {.arena = v->arena};
  struct text rest = question, before;
  while (text_split(&rest, '{', &before)) {
    struct text name;
    buf_add(&b, before);
    if (rest.n == 0 || !text_split(&rest, '}', &name))
      break;
    buf_add(&b, fill_name(v, name, entity, row));
  }
  return buf_text(&b);
}

static void list_words(const struct view *v, struct gap *gap) {
  const struct img_entity *entity = &v->im->entities[gap->id];
  const uint32_t *begin = v->columns->entities[gap->id].begin;
  gap->name = text_copy(v->arena, img_text(v->im, entity->name));
  gap->row = column_row_path(v->arena, v->columns, entity->parent, gap->at);
  gap->question = list_question(v, gap->id, gap->at, begin[gap->at] < begin[gap->at + 1]);
  const struct entity_rows *rows = &v->columns->entities[gap->id];
  if (rows->since != NULL && rows->since[gap->at] <= DAY_MAX && bit_get(rows->open, gap->at))
    gap->question = text_format(v->arena, "%.*s van voor %.*s?", TP(text_slice(gap->question, 0, gap->question.n - 1)),
                                TP(date_dutch(v->arena, rows->since[gap->at])));
  struct text title = img_text(v->im, entity->title);
  bool same = text_eq(text_fold(v->arena, title), text_fold(v->arena, gap->name)); // it would say the question again
  gap->help = same || names_title(v, gap->id) ? NO_TEXT : title;
  gap->who = TEXT("aanbieder");
}

// What it is that may apply, and to which row.
static void applies_words(const struct view *v, struct gap *gap, const struct img_field *field) {
  uint32_t target = applies_target(v, gap->id);
  struct text question = img_text(v->im, field->question);
  if (field->entity != 0)
    gap->question = text_format(v->arena, "%.*s bij %.*s?", TP(text_slice(question, 0, question.n - 1)), TP(row_words(v, field->entity, gap->at)));
  if (target != NONE)
    gap->judged = judged_text(v, target, &gap->source);
}

static void field_words(const struct view *v, struct gap *gap) {
  const struct img_field *field = &v->im->fields[gap->id];
  struct text name = img_text(v->im, field->name), words = row_words(v, field->entity, gap->at);
  gap->name = fact_name(v, gap->id);
  gap->row = column_row_path(v->arena, v->columns, field->entity, gap->at);
  gap->question = field->question.len > 0 ? fill(v, img_text(v->im, field->question), field->entity, gap->at)
                                          : text_format(v->arena, "Wat is «%.*s» van %.*s?", TP(name), TP(words));
  struct text of_kind = kind_question(v, gap->id, gap->at);
  if (of_kind.n > 0)
    gap->question = of_kind;
  if (field->flags & FIELD_APPLIES)
    applies_words(v, gap, field);
  gap->help = img_text(v->im, field->help);
  bool judged = field->type == TYPE_CHOICE && image_is_judged(v->im, field->class_);
  gap->who = field->who.len > 0 ? img_text(v->im, field->who) : judged ? TEXT("toezichthouder") : TEXT("aanbieder");
}

// The note of this kind on a target; NULL.
static const struct img_note *note_on(const struct image *im, uint32_t t, enum note_kind kind) {
  for (uint32_t i = 0; i < im->n_notes; i++)
    if (im->notes[i].target == t && im->notes[i].kind == kind)
      return &im->notes[i];
  return NULL;
}

// Who is asked to judge: said at the target, or at what it stands in.
static struct text who_judges(const struct view *v, uint32_t target) {
  const struct img_note *note = NULL;
  for (; target != NONE && note == NULL; target = target_of(v, target)->parent)
    note = note_on(v->im, target, NOTE_ASKED);
  return note == NULL ? TEXT("toezichthouder") : img_text(v->im, note->by);
}

static void judgement_words(const struct view *v, struct gap *gap) {
  const struct img_judge *judge = &v->im->judges[gap->id];
  const struct img_target *target = target_of(v, judge->target);
  struct text title = img_text(v->im, target->title);
  gap->row = column_row_path(v->arena, v->columns, judge->entity, gap->at);
  if (target->question.len > 0)
    gap->question = fill(v, img_text(v->im, target->question), judge->entity, gap->at);
  else if (judge->entity == 0)
    gap->question = text_format(v->arena, "Wat is uw oordeel over «%.*s»?", TP(title));
  else
    gap->question = text_format(v->arena, "Wat is uw oordeel over «%.*s» bij %.*s?", TP(title),
                                TP(row_words(v, judge->entity, gap->at)));
  gap->help = img_text(v->im, target->help);
  gap->judged = judged_text(v, judge->target, &gap->source);
  gap->who = who_judges(v, judge->target);
}

void gap_words(const struct view *v, struct gap *gap) {
  if (gap->kind == GAP_LIST)
    list_words(v, gap);
  else if (gap->kind == GAP_FIELD)
    field_words(v, gap);
  else
    judgement_words(v, gap);
}

static struct text effect_reason(const struct view *v, const struct applied *a) {
  static const char *const verb[] = {
      [EFFECT_REPLACE] = "vervangen", [EFFECT_LAPSE] = "vervallen", [EFFECT_SATISFIED] = "voldaan"};
  return text_format(v->arena, "%s door %.*s", verb[a->effect], TP(img_exception_words(v->arena, v->im, a->exception)));
}

// Of parts that are replaced as one the norm stands at the first; at the others nothing is printed.
static struct text with_other_part(const struct view *v, const struct applied *a, uint32_t t) {
  const struct img_exception *x = &v->im->exceptions[a->exception];
  uint32_t first = t;
  for (uint32_t i = x->first_aim; a->effect == EFFECT_REPLACE && i < x->first_aim + x->aims; i++)
    if (target_of(v, v->im->aims[i].target)->parent == target_of(v, t)->parent && v->im->aims[i].target < first)
      first = v->im->aims[i].target;
  if (first == t || target_of(v, t)->parent == NONE)
    return NO_TEXT;
  return text_format(v->arena, "%.*s, samen met %.*s", TP(effect_reason(v, a)), TP(img_text(v->im, target_of(v, first)->number)));
}

static struct text displaced_reason(const struct view *v, const struct verdict *all, uint32_t t) {
  for (t = target_of(v, t)->parent; t != NONE; t = target_of(v, t)->parent) {
    const struct applied *a = verdict_displacer(&all[t]);
    if (a != NULL)
      return effect_reason(v, a);
    if (!all[t].displaced)
      break;
  }
  return TEXT("hiervoor is ontheffing verleend");
}

// What a norm that decides nothing would have come to.
static unsigned only_computed(const struct view *v, const struct img_target *target) {
  struct segment s = v->segments[target->entity];
  unsigned seen = 0;
  for (uint32_t row = s.from; row < s.to; row++) {
    unsigned bits = run_outcome(v->run, target->entity == 0 ? target->own_reg : target->row_reg, row);
    if (!is_one(bits))
      return 0;
    seen |= bits & (unsigned)~NVT;
  }
  return seen == (JA | NEE) ? DEELS : seen;
}

static struct text shown_reason(const struct view *v, uint32_t t) {
  const struct img_note *note = NULL;
  for (uint32_t up = t; up != NONE && note == NULL; up = target_of(v, up)->parent)
    note = note_on(v->im, up, NOTE_SHOWN);
  struct text words = note == NULL ? TEXT("dit is ter informatie") : img_text(v->im, note->text);
  unsigned computed = only_computed(v, target_of(v, t));
  if (computed == 0)
    return words;
  return text_format(v->arena, "%.*s; berekend: %s", TP(words), computed == JA ? "ja" : computed == NEE ? "nee" : "deels");
}

// The waivers that gave a parameter this norm reads another value.
static void add_changed(const struct view *v, uint32_t parameter, struct buf *b) {
  const struct img_parameter *p = &v->im->parameters[parameter];
  struct segment s = v->segments[p->entity];
  const struct rec_waiver *last = NULL;
  for (uint32_t row = s.from; row < s.to; row++) {
    const struct rec_waiver *w = v->columns->parameters[parameter].by[row];
    if (w == NULL || w == last)
      continue;
    buf_format(b, "%smet %.*s %.*s in plaats van %.*s%s%.*s, door ontheffing van %.*s%s%.*s%s", b->n > 0 ? "; " : "",
               TP(img_text(v->im, p->name)), TP(w->value), TP(parameter_shown(v->arena, v->im, p)), w->row.n > 0 ? " bij " : "",
               TP(w->row), TP(w->by), w->note.n > 0 ? " (" : "", TP(w->note), w->note.n > 0 ? ")" : "");
    last = w;
  }
}

static struct text changed_reason(const struct view *v, uint32_t t) {
  struct buf b = {.arena = v->arena};
  for (uint32_t i = 0; target_of(v, t)->flags & TARGET_LEAF && i < v->im->n_parameters; i++)
    if (target_changed(v, t, i))
      add_changed(v, i, &b);
  struct text rows = waived_rows_reason(v, t);
  if (rows.n > 0)
    buf_format(&b, "%s%.*s", b.n > 0 ? "; " : "", TP(rows));
  return buf_text(&b);
}

// "er zijn geen medewerkers": the highest gegeven on the way to the target's rows that has none.
static struct text no_rows(const struct view *v, uint32_t entity) {
  struct text found = NO_TEXT;
  for (; entity != 0; entity = v->im->entities[entity].parent) {
    const struct img_entity *e = &v->im->entities[entity];
    if (v->segments[entity].from < v->segments[entity].to)
      break;
    found = e->plural.len > 0 ? text_format(v->arena, "er zijn geen %.*s", TP(img_text(v->im, e->plural)))
                              : text_format(v->arena, "er is geen %.*s", TP(img_text(v->im, e->name)));
  }
  return found;
}

static bool no_members(const struct view *v, uint32_t t) {
  struct segment s = v->segments[target_of(v, t)->entity];
  uint32_t member = v->index->member[t];
  if (member == NONE)
    return false;
  for (uint32_t row = s.from; row < s.to; row++)
    if (run_condition(v->run, member, row) != ONWAAR)
      return false;
  return true;
}

// The register that tells when the term of a duty begins, or by when it is due; NONE: it is no such duty.
static uint32_t term_register(const struct image *im, const struct img_code *code) {
  if (code->op == OP_DEADLINE)
    return code->b;
  return code->op == OP_PERIODIC_UP || code->op == OP_YEARLY_UP ? im->pool[code->c + 1].v : NONE;
}

// Of a duty in time that asks nothing now: its term has not passed yet, or none has begun.
static struct text term_reason(const struct view *v, const struct img_target *target) {
  struct segment s = v->segments[target->entity];
  struct text reason = NO_TEXT;
  for (uint32_t row = s.from; row < s.to; row++) {
    const struct img_code *code = norm_code(v, target, row);
    uint32_t term = code == NULL ? NONE : term_register(v->im, code);
    if (term == NONE || run_outcome(v->run, code->dst, row) != NVT)
      continue;
    if (bit_get(v->run->regs[term].v.k, row))
      return TEXT("de termijn loopt nog");
    reason = TEXT("er begint geen termijn");
  }
  return reason;
}

// Looking for the condition takes time, and most have none of these.
static bool speaks_of_time_or_place(struct text scope) {
  struct text rest = scope, clause;
  while (text_split(&rest, ';', &clause)) {
    clause = text_trim(clause);
    if (text_starts(clause, TEXT("geldig vanaf ")) || text_starts(clause, TEXT("in ")))
      return true;
  }
  return false;
}

// The classification of the field that a condition on places looks at.
static struct text place_kind(const struct view *v, uint32_t condition) {
  const struct img_code *code = &v->im->code[condition];
  const struct img_code *from = code->op == OP_AND || code->op == OP_OR || code->op == OP_DOWN_C ? NULL : &v->im->code[code->a];
  if (from == NULL || from->op != OP_LOAD_V || v->im->fields[from->a].type != TYPE_CHOICE)
    return NO_TEXT;
  return img_text(v->im, v->im->classes[v->im->fields[from->a].class_].name);
}

// Which of its own conditions is not met, where that says more than that one is not.
static struct text gate_reason(const struct view *v, const struct img_target *target) {
  struct text words = NO_TEXT;
  uint32_t gate = speaks_of_time_or_place(img_text(v->im, target->scope)) ? failed_gate(v, target, &words) : NONE;
  bool rows = gate != NONE && v->im->regs[gate].entity != 0;
  if (text_starts(words, TEXT("geldig vanaf ")) && rows)
    return TEXT("niet geldig op die dag");
  if (text_starts(words, TEXT("in ")) && rows && text_eq(place_kind(v, gate), TEXT("gemeente")))
    return TEXT("geldt niet in deze gemeente");
  if (text_starts(words, TEXT("geldig vanaf ")))
    return TEXT("niet geldig op de peildatum");
  if (text_starts(words, TEXT("in ")))
    return text_format(v->arena, "geldt alleen %.*s", TP(words));
  return TEXT("de voorwaarde is niet vervuld");
}

static struct text norm_reason(const struct view *v, uint32_t t) {
  const struct img_target *target = target_of(v, t);
  struct text rows = no_rows(v, target->entity);
  if (rows.n > 0)
    return rows;
  if (no_members(v, t))
    return text_format(v->arena, "geen van de %.*s valt hieronder",
                       TP(img_text(v->im, v->im->entities[target->entity].plural)));
  struct text term = term_reason(v, target);
  if (term.n > 0)
    return term;
  if (target->flags & TARGET_KPI && run_outcome(v->run, target->own_reg, v->provider) == NVT)
    return TEXT("er is geen periode voorbij met iets om te meten");
  return target->flags & TARGET_LEAF ? gate_reason(v, target) : TEXT("geen onderdeel is van toepassing");
}

static struct text scope_reason(const struct view *v, const struct img_target *target) {
  const struct img_set *set = &v->im->sets[target->set];
  day today = v->columns->peildatum[v->provider];
  if ((set->valid_from != NO_DAY && today < set->valid_from) || (set->valid_to != NO_DAY && today > set->valid_to))
    return TEXT("de eisenset geldt niet op de peildatum");
  return TEXT("geldt niet voor deze aanbieder");
}

void verdict_reason(const struct view *v, const struct verdict *all, struct verdict *out) {
  const struct img_target *target = target_of(v, out->target);
  const struct applied *whole = verdict_displacer(out);
  if (target->flags & TARGET_SHOWN)
    out->reason = shown_reason(v, out->target);
  else if (out->unasked)
    out->reason = TEXT("hierover is als geheel geoordeeld");
  else if (out->cause == CAUSE_CLASH)
    out->reason = clash_words(v->arena, v->im, out);
  else if (out->possible != NVT)
    out->reason = changed_reason(v, out->target);
  else if (!target_addressed(v, out->target)) {
    out->reason = scope_reason(v, target);
    out->unaddressed = true;
  }
  else if (out->displaced)
    out->reason = displaced_reason(v, all, out->target);
  else if (whole != NULL && (out->reason = with_other_part(v, whole, out->target)).n > 0)
    return;
  else if (whole != NULL && whole->effect == EFFECT_LAPSE && target_waived(v, out->target) != EVERYWHERE)
    out->reason = effect_reason(v, whole);
  else if ((out->reason = waived_reason(v, out->target)).n > 0)
    return;
  else if (out->opinions.n > 0)
    out->reason = TEXT("zo is geoordeeld");
  else
    out->reason = norm_reason(v, out->target);
}
