#include <string.h>

#include "telling.h"

#include <stdio.h>

void tell_nodes(struct telling *t, const struct node *n) {
  if (!n) return;
  t->nodes[n->kind]++;
  for (const struct node *c = n->child; c; c = c->next) tell_nodes(t, c);
}

void tell_codes(struct telling *t, const struct image *im) {
  for (uint32_t i = 0; i < im->n_code; i++) t->codes[im->code[i].op]++;
}

// ---- exceptions ----

static const char *const effect_words[SHAPE_EFFECTS] = {"vervangt", "vervalt", "voldaan", "voldaan waar", "takken", "aanvulling", "begrip", "definitie", "geldt niet", "van buiten"};
static const char *const aim_words[SHAPE_AIMS] = {"eis", "onderdeel", "blok", "norm van een afwijking", "geen doel"};

static unsigned effect_of(const struct o_exception *x) {
  if (x->term) return 6;
  if (x->definition) return 7;
  if (x->on.n > 0) return 8;
  if (x->aims.n == 0) return 9;
  if (x->adds) return 5;
  if (x->branches) return 4;
  if (x->cases.n == 0 || x->cases.p[0].effect == O_REPLACE) return 0;
  return x->cases.p[0].effect == O_LAPSE ? 1 : x->cases.p[0].where ? 3 : 2;
}

static unsigned aim_of(const struct o_exception *x) {
  if (x->aims.n == 0) return 4;
  return x->aims.p[0]->exception ? 3 : x->aims.n > 1 ? 2 : x->aims.p[0]->is_eis ? 0 : 1;
}

void tell_shapes(struct telling *t, const struct o_model *m) {
  for (size_t i = 0; i < m->exceptions.n; i++) {
    const struct o_exception *x = m->exceptions.p[i];
    t->shapes[effect_of(x)][aim_of(x)][x->each != NULL]++;
  }
}

// What is never made: an effect on something that it cannot be on.
static bool is_shape(unsigned effect, unsigned aim, bool each) {
  if (effect == 6 || effect == 7) return (aim == 0 || aim == 4) && !each;
  if (effect == 8) return aim == 4 && !each;
  if (effect == 9) return aim == 4 && !each;
  if (aim == 3) return !each && (effect == 0 || effect == 2 || effect == 3); // «vervalt» is then that it does not apply
  return aim < 2 || (aim == 2 && !each);
}

// ---- rows and values ----

static const char *const list_words[LIST_STATES] = {"volledig en leeg", "volledig", "open en leeg", "open", "steekproef", "onder een andere rij"};
static const char *const value_words[VALUE_STATES] = {"bekend", "geen", "onbekend", "onbekend of geen", "tussen twee", "deel van een verzameling"};

static unsigned state_of(const struct o_val *v) {
  if (v->type == O_SET) return v->must == v->may ? 0 : 5;
  if (!v->some) return 1;
  if (v->none) return 3;
  return v->lo == v->hi ? 0 : v->hi - v->lo < 100 ? 4 : 2;
}

static void tell_rows(struct telling *t, const struct o_model *m, const struct o_row *row) {
  for (size_t i = 0; i < row->entity->fields.n; i++) t->values[state_of(&row->cells[i])]++;
  for (size_t e = 1; e < m->entities.n; e++) {
    const struct o_list *l = &row->lists[e];
    if (m->entities.p[e]->parent != row->entity) continue;
    t->lists[(l->open ? 2 : 0) + (l->rows.n > 0)]++;
    if (row->parent) t->lists[5]++;
    for (size_t i = 0; i < l->rows.n; i++) tell_rows(t, m, l->rows.p[i]);
  }
}

void tell_facts(struct telling *t, const struct o_facts *f, struct text dossier) {
  struct text line;
  tell_rows(t, f->model, f->top);
  while (text_split(&dossier, '\n', &line)) t->lists[4] += text_starts(line, TEXT("#steekproef ")) || memmem(line.p, line.n, " steekproef ", 12) != NULL;
}

// ---- what may be missing ----

// Kinds of node that say nothing about outcomes, or that another test covers; and what only collectors bring.
static bool is_apart(enum node_kind k) {
  static const enum node_kind apart[] = {
      N_BOOK, N_USES_BOOK, N_SOURCE,          // a gegevensboek is read as a set is
      N_QUESTION, N_HELP, N_WHO, N_VERBATIM, N_QUALITY, N_READING, N_REMARK, N_DEFECT, N_FORMERLY, N_ACTION, // words beside a norm
      N_EXAMPLE, N_EXPECT,                    // a voorbeeld is a dossier
      N_FROM, N_CALL, N_SAMPLE, N_BY_SET,     // collectors; a steekproef stands in a comment
      N_GATHER, N_GIVES_COLLECTOR, N_GIVEN,   // … that a set asks for
  };
  for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
    if (apart[i] == k) return true;
  return false;
}

// Of the machine, and made by no construct that is generated: for another host, a table that gives an inner branch, a date plus a duration
// of the dossier.
static bool is_apart_code(int op) { return op == OP_LIST_OPEN || op == OP_DOWN_S || op == OP_ADD_SPAN; }

// ---- printing ----

static bool missing(const char *kind, const char *name) {
  printf("komt niet voor: %s %s\n", kind, name);
  return false;
}

bool telling_complete(const struct telling *t) {
  bool all = true;
  for (int i = 0; i < N_KINDS; i++)
    if (t->nodes[i] == 0 && !is_apart((enum node_kind)i)) all = missing("ast", node_kind_name((enum node_kind)i));
  for (int i = 0; i < OP_COUNT; i++)
    if (t->codes[i] == 0 && !is_apart_code(i)) all = missing("opcode", op_info[i].mnemonic);
  for (unsigned e = 0; e < SHAPE_EFFECTS; e++)
    for (unsigned k = 0; k < SHAPE_AIMS; k++)
      for (unsigned each = 0; each < 2; each++)
        if (t->shapes[e][k][each] == 0 && is_shape(e, k, each)) {
          printf("komt niet voor: %s op %s%s\n", effect_words[e], aim_words[k], each ? ", per rij" : "");
          all = false;
        }
  for (int i = 0; i < LIST_STATES; i++)
    if (t->lists[i] == 0) all = missing("lijst", list_words[i]);
  for (int i = 0; i < VALUE_STATES; i++)
    if (t->values[i] == 0) all = missing("waarde", value_words[i]);
  return all;
}

void telling_print(const struct telling *t) {
  for (int i = 0; i < N_KINDS; i++) printf("%10lu ast %s\n", t->nodes[i], node_kind_name((enum node_kind)i));
  for (int i = 0; i < OP_COUNT; i++) printf("%10lu opcode %s\n", t->codes[i], op_info[i].mnemonic);
  for (unsigned e = 0; e < SHAPE_EFFECTS; e++)
    for (unsigned k = 0; k < SHAPE_AIMS; k++)
      for (unsigned each = 0; each < 2; each++)
        if (t->shapes[e][k][each] > 0 || is_shape(e, k, each))
          printf("%10lu afwijking: %s op %s%s\n", t->shapes[e][k][each], effect_words[e], aim_words[k], each ? ", per rij" : "");
  for (int i = 0; i < LIST_STATES; i++) printf("%10lu lijst: %s\n", t->lists[i], list_words[i]);
  for (int i = 0; i < VALUE_STATES; i++) printf("%10lu waarde: %s\n", t->values[i], value_words[i]);
}
