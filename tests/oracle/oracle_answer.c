// All targets and themes of a set, and how sharp the machine must be about them.
#include <string.h>

#include "oracle.h"

static void forget_reads(const struct o_model *m, struct o_row *row) {
  memset(row->reads, 0, row->entity->fields.n * sizeof *row->reads);
  memset(row->missing, 0, m->targets.n * sizeof *row->missing);
  for (size_t i = 0; i < m->entities.n; i++) {
    row->lists[i].reads = 0;
    for (size_t k = 0; k < row->lists[i].rows.n; k++) forget_reads(m, row->lists[i].rows.p[k]);
  }
}

static unsigned missed(const struct o_model *m, const struct o_row *row, const struct o_target *t) {
  unsigned n = 0;
  for (size_t i = 0; i < m->targets.n; i++)
    if (o_same_name(m->targets.p[i], t)) n += row->missing[i];
  return n;
}

bool o_reads_texts(const struct o_model *m, const struct o_row *row) {
  for (size_t i = 0; i < row->entity->fields.n; i++)
    if (row->reads[i] > 0 && row->cells[i].differs && row->cells[i].type == O_TEXT) return true;
  for (size_t i = 0; i < m->entities.n; i++)
    for (size_t k = 0; k < row->lists[i].rows.n; k++)
      if (o_reads_texts(m, row->lists[i].rows.p[k])) return true;
  return false;
}

static bool read_once(const struct o_model *m, const struct o_row *row) {
  for (size_t i = 0; i < row->entity->fields.n; i++)
    if (row->reads[i] > 1 || (row->reads[i] > 0 && row->cells[i].differs)) return false;
  for (size_t i = 0; i < m->targets.n; i++)
    if (missed(m, row, m->targets.p[i]) > 1) return false;
  for (size_t i = 0; i < m->entities.n; i++) {
    if (row->lists[i].reads > 0) return false;
    for (size_t k = 0; k < row->lists[i].rows.n; k++)
      if (!read_once(m, row->lists[i].rows.p[k])) return false;
  }
  return true;
}

// Waivers that differ give all that each of them gives; the machine takes what lies between along.
static unsigned for_all_values(const struct o_facts *f, const struct o_target *t) {
  unsigned outcome = 0;
  for (unsigned i = 0; i < o_choices(f); i++) {
    o_choose_values(f, i);
    outcome |= o_printed(f, t);
  }
  o_forget_choices(f);
  return outcome;
}

unsigned o_judge_one(const struct o_facts *f, const struct o_target *t, bool *tight) {
  forget_reads(f->model, f->top);
  *f->hull = false;
  *f->ties = 0;
  unsigned outcome = for_all_values(f, t);
  *tight = read_once(f->model, f->top) && !*f->hull && *f->ties <= 1 && o_choices(f) == 1;
  return outcome;
}

struct o_answer o_judge(struct arena *a, const struct o_facts *f) {
  const struct o_model *m = f->model;
  struct o_answer answer = {NEW_ARRAY(a, unsigned, m->targets.n), NEW_ARRAY(a, unsigned, m->themes.n),
                            NEW_ARRAY(a, bool, m->targets.n), NEW_ARRAY(a, bool, m->targets.n), false};
  for (size_t i = 0; i < m->targets.n; i++) {
    *f->rough = *f->wide = false;
    forget_reads(m, f->top);
    answer.targets[i] = for_all_values(f, m->targets.p[i]);
    answer.rough[i] = *f->rough || o_choices(f) > 1 || o_reads_texts(m, f->top);
    answer.wide[i] = *f->wide;
    answer.rough_themes = answer.rough_themes || answer.rough[i] || answer.wide[i];
  }
  // A theme folds what is printed of the eisen and onderdelen attached to it (§2).
  for (size_t i = 0; i < m->themes.n; i++) {
    answer.themes[i] = O_NVT;
    for (size_t k = 0; k < m->targets.n; k++)
      if (m->targets.p[k]->theme.n > 0 && text_eq(m->targets.p[k]->theme, m->themes.p[i]))
        answer.themes[i] = o_fold(answer.themes[i], answer.targets[k]);
  }
  return answer;
}

bool o_is_supplemented(const struct o_model *m, const struct o_target *t) {
  for (size_t i = 0; i < m->exceptions.n; i++)
    for (size_t k = 0; k < m->exceptions.p[i]->aims.n; k++)
      if (m->exceptions.p[i]->adds && m->exceptions.p[i]->aims.p[k] == t) return true;
  for (size_t i = 0; i < t->parts.n; i++)
    if (o_is_supplemented(m, t->parts.p[i])) return true;
  return false;
}
