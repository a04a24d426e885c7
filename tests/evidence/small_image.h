// A small set for the tests of columns: three classifications, five entities, a few eisen. And records to go with it.
#ifndef EISEN_TEST_SMALL_IMAGE_H
#define EISEN_TEST_SMALL_IMAGE_H

#include "check.h"
#include "columns.h"
#include "writer.h"

// The fields, in the order in which they are made below.
enum {
  F_NAAM,
  F_ACTIEF,
  F_AANTAL,
  F_OMZET,
  F_DEEL,
  F_SECTOR,
  F_SINDS,
  F_NODIG,
  F_SOORT, // of aanbieder
  F_NAAM_M,
  F_ROLLEN,
  F_ZORG,
  F_IN_DIENST, // of medewerker
  F_DATUM_V,
  F_PROFIEL, // of vog
  F_DATUM_I, // of incident
  F_DATUM_P, // of plan
};
enum { E_AANBIEDER, E_MEDEWERKER, E_VOG, E_INCIDENT, E_PLAN };
enum { C_ZORG, C_ROL, C_SOORT };

struct small {
  struct arena *arena;
  struct writer w;
  struct sink sink;
  struct image image;
};

static inline struct img_text small_text(struct small *s, const char *t) {
  return writer_text(&s->w, text_from(t));
}

static inline void small_node(struct small *s, const char *name, const char *path, const char *title, const char *code,
                              uint32_t parent, uint32_t first, uint32_t leaves) {
  writer_add(&s->w, nodes,
             (struct img_node){small_text(s, name), small_text(s, path), small_text(s, title), small_text(s, code),
                               parent, first, leaves});
}

static inline void small_classes(struct small *s) {
  struct img_text none = {0, 0};
  writer_add(&s->w, classes, (struct img_class){small_text(s, "zorgvorm"), none, 0, 5, 3, 0});
  small_node(s, "groep", "groep", "Groepsbegeleiding", "", NONE, 0, 2);
  small_node(s, "stabiel", "groep.stabiel", "Groep Stabiel", "02G01", 0, 0, 1);
  small_node(s, "perspectief", "groep.perspectief", "", "", 0, 1, 1);
  small_node(s, "werk", "werk", "Activerend werk", "", NONE, 2, 1);
  small_node(s, "stabiel", "werk.stabiel", "Werk Stabiel", "07W01", 3, 2, 1);
  writer_add(&s->w, classes, (struct img_class){small_text(s, "rol"), none, 5, 3, 3, 0});
  small_node(s, "bestuurder", "bestuurder", "", "", NONE, 0, 1);
  small_node(s, "begeleider", "begeleider", "Begeleider, in dienst", "", NONE, 1, 1);
  small_node(s, "toezichthouder", "toezichthouder", "", "", NONE, 2, 1);
  writer_add(&s->w, classes, (struct img_class){small_text(s, "soort"), none, 8, 2, 2, 0});
  small_node(s, "geen", "geen", "", "", NONE, 0, 1);
  small_node(s, "deels", "deels", "", "", NONE, 1, 1);
}

static inline void small_entity(struct small *s, const char *name, uint32_t parent, uint32_t kind, uint32_t first,
                                uint32_t fields, uint32_t key, uint32_t date) {
  struct img_text plural = small_text(s, text_z(s->arena, text_format(s->arena, "%ss", name)));
  writer_add(&s->w, entities,
             (struct img_entity){small_text(s, name), plural, {0, 0}, parent, kind, first, fields, key, date});
}

static inline void small_field(struct small *s, const char *name, uint32_t entity, uint32_t type, uint32_t class_,
                               uint32_t flags) {
  struct img_text none = {0, 0};
  writer_add(&s->w, fields, (struct img_field){small_text(s, name), none, none, none, entity, type, class_, flags});
}

static inline void small_entities(struct small *s) {
  small_entity(s, "aanbieder", NONE, 0, F_NAAM, 9, F_NAAM, NONE);
  small_entity(s, "medewerker", E_AANBIEDER, KIND_PERSON, F_NAAM_M, 4, F_NAAM_M, NONE);
  small_entity(s, "vog", E_MEDEWERKER, KIND_DOCUMENT, F_DATUM_V, 2, NONE, F_DATUM_V);
  small_entity(s, "incident", E_AANBIEDER, KIND_EVENT, F_DATUM_I, 1, NONE, F_DATUM_I);
  small_entity(s, "plan", E_AANBIEDER, KIND_DOCUMENT | KIND_SINGLE, F_DATUM_P, 1, NONE, F_DATUM_P);
  small_field(s, "naam", E_AANBIEDER, TYPE_TEXT, NONE, 0);
  small_field(s, "actief", E_AANBIEDER, TYPE_BOOL, NONE, 0);
  small_field(s, "aantal", E_AANBIEDER, TYPE_NUMBER, NONE, FIELD_OPTIONAL);
  small_field(s, "omzet", E_AANBIEDER, TYPE_MONEY, NONE, 0);
  small_field(s, "deel", E_AANBIEDER, TYPE_PERCENT, NONE, 0);
  small_field(s, "sector", E_AANBIEDER, TYPE_TEXT, NONE, FIELD_OPTIONAL);
  small_field(s, "sinds", E_AANBIEDER, TYPE_DATE, NONE, FIELD_OPTIONAL);
  small_field(s, "nodig", E_AANBIEDER, TYPE_BOOL, NONE, FIELD_APPLIES);
  small_field(s, "soort", E_AANBIEDER, TYPE_CHOICE, C_SOORT, FIELD_OPTIONAL);
  small_field(s, "naam", E_MEDEWERKER, TYPE_TEXT, NONE, 0);
  small_field(s, "rollen", E_MEDEWERKER, TYPE_SET, C_ROL, 0);
  small_field(s, "zorg", E_MEDEWERKER, TYPE_CHOICE, C_ZORG, 0);
  small_field(s, "in-dienst", E_MEDEWERKER, TYPE_DATE, NONE, 0);
  small_field(s, "datum", E_VOG, TYPE_DATE, NONE, FIELD_OPTIONAL);
  small_field(s, "profiel", E_VOG, TYPE_TEXT, NONE, 0);
  small_field(s, "datum", E_INCIDENT, TYPE_DATE, NONE, 0);
  small_field(s, "datum", E_PLAN, TYPE_DATE, NONE, 0);
}

// judge, waiver: an input is made for it.
static inline uint32_t small_target(struct small *s, uint32_t kind, uint32_t flags, const char *name, uint32_t eis,
                                    uint32_t parent, uint32_t entity, bool judge, bool waiver) {
  uint32_t i = (uint32_t)s->w.targets.n;
  uint32_t any = writer_const(&s->w, ANY_OUTCOME);
  uint32_t row_reg = writer_code(&s->w, OP_CONST_U, entity, any, NONE, NONE, NONE);
  uint32_t reg = entity ? writer_code(&s->w, OP_CONST_U, 0, any, NONE, NONE, NONE) : row_reg;
  struct img_target t = {.kind = kind,
                         .flags = flags,
                         .eis = eis,
                         .parent = parent,
                         .exception = NONE,
                         .entity = entity,
                         .row_reg = row_reg,
                         .reg = reg,
                         .own_reg = row_reg,
                         .scope_reg = NONE,
                         .judge = NONE,
                         .waiver = NONE,
                         .row_waiver = NONE,
                         .theme = NONE,
                         .span = NONE};
  if (kind == TARGET_EIS)
    t.number = small_text(s, name);
  else
    t.number = t.path = small_text(s, name);
  if (judge)
    t.judge = writer_add(&s->w, judges, (struct img_judge){i, entity});
  if (waiver)
    t.waiver = writer_add(&s->w, waivers, (struct img_waiver){i, entity});
  return writer_add(&s->w, targets, t);
}

// The top of the norm that exception 0 puts in the place of eis 160.1, with one part.
static inline void small_replacement(struct small *s) {
  struct img_text none = {0, 0};
  uint32_t guard = writer_code(&s->w, OP_CONST_C, 0, writer_const(&s->w, WAAR), NONE, NONE, NONE);
  struct img_exception x = {.label = small_text(s, "2.1-U8"), .title = none, .guard_reg = guard, .span = NONE};
  writer_add(&s->w, exceptions, x);
  uint32_t top = small_target(s, TARGET_PART, 0, "", 4, NONE, E_AANBIEDER, false, false);
  small_target(s, TARGET_PART, TARGET_LEAF | TARGET_JUDGED, "signalen", 4, top, E_AANBIEDER, true, false);
  s->w.targets.p[top].exception = s->w.targets.p[top + 1].exception = 0;
}

// Eis 8: judged, for each medewerker. Eis 15: one part computed for each vog, one judged. Eis 160.1: computed.
static inline void small_targets(struct small *s) {
  struct img_text none = {0, 0};
  writer_add(&s->w, sets, (struct img_set){small_text(s, "sdcg.pve"), none, none, none, NO_DAY, NO_DAY});
  small_target(s, TARGET_EIS, TARGET_LEAF | TARGET_JUDGED, "8", 0, NONE, E_MEDEWERKER, true, false);
  small_target(s, TARGET_EIS, 0, "15", 1, NONE, E_AANBIEDER, true, false);
  small_target(s, TARGET_PART, TARGET_LEAF, "actueel", 1, 1, E_VOG, true, true);
  small_target(s, TARGET_PART, TARGET_LEAF | TARGET_JUDGED, "compleet", 1, 1, E_VOG, true, false);
  small_target(s, TARGET_EIS, TARGET_LEAF, "160.1", 4, NONE, E_AANBIEDER, false, true);
  small_replacement(s);
}

static inline void small_begin(struct small *s) {
  s->arena = check_arena();
  s->sink = (struct sink){.arena = s->arena};
  writer_init(&s->w, s->arena);
  writer_add(&s->w, text_consts, small_text(s, "Gezondheidszorg en  welzijn"));
  writer_add(&s->w, text_consts, small_text(s, "overig"));
  small_classes(s);
  small_entities(s);
  small_targets(s);
  if (!image_read(s->arena, &s->sink, TEXT("klein.eisb"), image_write(&s->w), &s->image))
    check_messages(&s->sink, "");
}

static inline void small_end(struct small *s) {
  arena_free(s->arena);
}

// --- Records

static inline struct text text_of(struct small *s, const char *t) {
  return text_copy(s->arena, text_from(t));
}

static inline struct records *small_records(struct small *s) {
  struct records *r = NEW(s->arena, struct records);
  records_init(r, s->arena, TEXT("Stichting Voorbeeld"));
  r->peildatum = date_from(2025, 6, 23);
  return r;
}

static inline uint32_t small_origin(struct small *s, struct records *r, const char *source, const char *where) {
  return records_origin(r, (struct origin){.source = text_of(s, source), .where = text_of(s, where)});
}

static inline uint32_t small_row(struct small *s, struct records *r, const char *entity, const char *key,
                                 uint32_t parent) {
  const char *where = text_z(s->arena, text_format(s->arena, "rij %zu", r->rows.n));
  return records_row(r, text_of(s, entity), text_of(s, key), parent, small_origin(s, r, "lijst.csv", where));
}

static inline void small_value(struct small *s, struct records *r, uint32_t row, const char *field, const char *value) {
  struct text *v = NEW(s->arena, struct text);
  *v = text_of(s, value);
  struct rec_value known = {.field = text_of(s, field), .values = v, .n_values = 1, .origin = NO_INDEX};
  records_value(r, row, known);
}

static inline void small_list(struct small *s, struct records *r, const char *entity, uint32_t parent,
                              enum list_status status) {
  struct rec_list l = {.entity = text_of(s, entity), .parent = parent, .status = status, .origin = NO_INDEX};
  vec_push(s->arena, &r->lists, l);
}

static inline void small_columns(struct small *s, struct records *r, struct columns *out) {
  const struct records **all = NEW(s->arena, const struct records *);
  *all = r;
  assert_true(columns_build(s->arena, &s->sink, &s->image, all, 1, out));
}

static inline void check_shown(struct small *s, const struct columns *c, uint32_t field, uint32_t row,
                               const char *expected) {
  check_text(column_show(s->arena, c, field, row), expected);
}

#endif
