// A small set with one eis of each kind, written straight into an image, and records to judge with it.
//
//   aanbieder           alleen-aw, keurmerk, plan, procedure: ja/nee
//     medewerker        naam, contact: ja/nee, vog: ja/nee
//     incident          gemeld: ja/nee
//     meldcode          at most one; stap-1, overdracht: ja/nee
//
//   sdcg.aw   afwijking U8 on eis 8 (replaces, bij alleen-aw), U9 on eis 8 (lapses, bij keurmerk), U12 on eis 12 (lapses, bij alleen-aw)
//   sdcg.pve  2 text only · 8 plan · 12 procedure, can be waived · 15 for each medewerker with contact: a vog, b judged
//             20 for each incident · 30 geldt niet voor alleen-aw
#ifndef EISEN_TEST_VERDICT_RIG_H
#define EISEN_TEST_VERDICT_RIG_H

#include <string.h>

#include "check.h"
#include "verdict.h"
#include "writer.h"

enum { AANBIEDER, MEDEWERKER, INCIDENT, MELDCODE };
enum { ALLEEN_AW, KEURMERK, PLAN, PROCEDURE, NAAM, CONTACT, VOG, GEMELD, STAP_1, OVERDRACHT };
enum { EIS_2, EIS_8, EIS_12, EIS_15, EIS_15A, EIS_15B, EIS_20, EIS_30, NORM_U8, NORM_U8A, NORM_U8B, TARGETS };
enum { U8, U9, U12 };

struct rig {
  struct arena *arena;
  struct writer w;
  struct sink sink;
  struct image image;
  struct records records;
  struct columns columns;
  struct run run;
  struct verdicts verdicts;
  // registers
  uint32_t nvt, only_aw, mark, field[OVERDRACHT + 1], crit[OVERDRACHT + 1];
};

static inline struct img_text rig_text(struct rig *r, const char *t) {
  return writer_text(&r->w, text_from(t));
}

static inline uint32_t rig_code(struct rig *r, enum opcode op, uint32_t entity, uint32_t a, uint32_t b, uint32_t c) {
  return writer_code(&r->w, op, entity, a, b, c, NONE);
}

static inline void rig_entity(struct rig *r, const char *name, const char *plural, uint32_t parent, uint32_t kind,
                              uint32_t first, uint32_t fields, uint32_t key) {
  writer_add(
      &r->w, entities,
      (struct img_entity){rig_text(r, name), rig_text(r, plural), {0, 0}, parent, kind, first, fields, key, NONE});
}

static inline void rig_field(struct rig *r, const char *name, const char *question, uint32_t entity, uint32_t type) {
  writer_add(&r->w, fields,
             (struct img_field){rig_text(r, name), rig_text(r, question), {0, 0}, {0, 0}, entity, type, NONE, 0});
}

static inline void rig_schema(struct rig *r) {
  struct img_text none = {0, 0};
  writer_add(&r->w, sets,
             (struct img_set){rig_text(r, "sdcg.pve"), rig_text(r, "Algemeen programma"), none, none, NO_DAY, NO_DAY});
  writer_add(&r->w, sets,
             (struct img_set){rig_text(r, "sdcg.aw"), rig_text(r, "Activerend werk"), rig_text(r, "2023"), none, NO_DAY,
                              NO_DAY});
  rig_entity(r, "aanbieder", "aanbieders", NONE, 0, ALLEEN_AW, 4, NONE);
  rig_entity(r, "medewerker", "medewerkers", AANBIEDER, KIND_PERSON, NAAM, 3, NAAM);
  rig_entity(r, "incident", "incidenten", AANBIEDER, 0, GEMELD, 1, NONE);
  rig_entity(r, "meldcode", "", AANBIEDER, KIND_SINGLE, STAP_1, 2, NONE);
  rig_field(r, "alleen-aw", "Biedt u alleen activerend werk?", AANBIEDER, TYPE_BOOL);
  rig_field(r, "keurmerk", "", AANBIEDER, TYPE_BOOL);
  rig_field(r, "plan", "Heeft u een plan?", AANBIEDER, TYPE_BOOL);
  rig_field(r, "procedure", "", AANBIEDER, TYPE_BOOL);
  rig_field(r, "naam", "", MEDEWERKER, TYPE_TEXT);
  rig_field(r, "contact", "Heeft {naam} contact met cliënten?", MEDEWERKER, TYPE_BOOL);
  rig_field(r, "vog", "Is de VOG van {medewerker} goed?", MEDEWERKER, TYPE_BOOL);
  rig_field(r, "gemeld", "", INCIDENT, TYPE_BOOL);
  rig_field(r, "stap-1", "", MELDCODE, TYPE_BOOL);
  rig_field(r, "overdracht", "", MELDCODE, TYPE_BOOL);
}

static inline uint32_t rig_const(struct rig *r, uint32_t entity, unsigned outcome) {
  return rig_code(r, OP_CONST_U, entity, writer_const(&r->w, outcome), 0, 0);
}

static inline void rig_loads(struct rig *r) {
  for (uint32_t f = ALLEEN_AW; f <= OVERDRACHT; f++) {
    uint32_t entity = r->w.fields.p[f].entity;
    if (f == NAAM)
      continue;
    uint32_t load = rig_code(r, OP_LOAD_C, entity, f, 0, 0);
    if (entity == MELDCODE)
      load = rig_code(r, OP_ONE_UP_C, AANBIEDER, load, MELDCODE, 0);
    r->field[f] = load;
    r->crit[f] = rig_code(r, OP_CRITERION, entity == MELDCODE ? AANBIEDER : entity, load, 0, 0);
  }
  r->nvt = rig_const(r, AANBIEDER, NVT);
}

static inline struct img_target rig_target(struct rig *r, uint32_t kind, uint32_t flags, const char *label,
                                           const char *title) {
  return (struct img_target){.kind = kind,
                             .flags = flags,
                             .set = 0,
                             .number = rig_text(r, label),
                             .title = rig_text(r, title),
                             .path = kind == TARGET_PART ? rig_text(r, label) : (struct img_text){0, 0},
                             .parent = NONE,
                             .exception = NONE,
                             .scope_reg = NONE,
                             .judge = NONE,
                             .waiver = NONE,
                             .row_waiver = NONE,
                             .theme = NONE,
                             .span = NONE,
                             .first_use = (uint32_t)r->w.uses.n};
}

static inline void rig_use(struct rig *r, struct img_target *t, uint32_t field) {
  writer_add(&r->w, uses, (struct img_use){field});
  t->uses++;
}

static inline void rig_add(struct rig *r, struct img_target t, uint32_t eis, uint32_t entity, uint32_t own,
                           uint32_t row, uint32_t reg) {
  t.eis = eis;
  t.entity = entity;
  t.own_reg = own;
  t.row_reg = row;
  t.reg = reg;
  writer_add(&r->w, targets, t);
}

static inline void rig_eis_2(struct rig *r) {
  struct img_target t = rig_target(r, TARGET_EIS, TARGET_LEAF | TARGET_JUDGED, "2", "Plan samen gemaakt");
  uint32_t any = rig_const(r, AANBIEDER, ANY_OUTCOME), reg = rig_code(r, OP_JUDGE, AANBIEDER, any, 0, 0);
  t.text = rig_text(r, "Het plan is samen met de cliënt gemaakt.");
  t.scope = rig_text(r, "alle zorgvormen");
  t.source = rig_text(r, "blz. 3");
  t.judge = 0;
  t.theme = 0;
  writer_add(&r->w, judges, (struct img_judge){EIS_2, AANBIEDER});
  rig_add(r, t, EIS_2, AANBIEDER, any, reg, reg);
}

// Eis 8 and 12 with their exceptions; U8 does not go before U9.
static inline void rig_eis_8_12(struct rig *r) {
  struct img_target t = rig_target(r, TARGET_EIS, TARGET_LEAF, "8", "Meldcode");
  uint32_t both = rig_code(r, OP_FOLD, AANBIEDER, r->crit[STAP_1], r->crit[OVERDRACHT], 0);
  uint32_t norm = rig_code(r, OP_COMPLETE, AANBIEDER, both, 0, 0);
  const uint32_t options[] = {r->field[ALLEEN_AW], norm, 0, 0, r->field[KEURMERK], r->nvt, 0, 0};
  uint32_t reg = rig_code(r, OP_SELECT_U, AANBIEDER, r->crit[PLAN], writer_pool(&r->w, options, 8), 0);
  t.theme = 1;
  t.text = rig_text(r, "De aanbieder heeft een plan.");
  rig_use(r, &t, PLAN);
  rig_add(r, t, EIS_8, AANBIEDER, r->crit[PLAN], reg, reg);
  t = rig_target(r, TARGET_EIS, TARGET_LEAF, "12", "Procedure");
  const uint32_t lapse[] = {r->field[ALLEEN_AW], r->nvt, 0, 0};
  reg = rig_code(r, OP_SELECT_U, AANBIEDER, r->crit[PROCEDURE], writer_pool(&r->w, lapse, 4), 0);
  uint32_t waived = rig_code(r, OP_WAIVED, AANBIEDER, 0, 0, 0);
  reg = rig_code(r, OP_CHOOSE, AANBIEDER, waived, r->nvt, reg);
  t.waiver = 0;
  rig_use(r, &t, PROCEDURE);
  writer_add(&r->w, waivers, (struct img_waiver){EIS_12, AANBIEDER});
  rig_add(r, t, EIS_12, AANBIEDER, r->crit[PROCEDURE], reg, reg);
  r->mark = norm;
}

static inline uint32_t rig_members(struct rig *r, uint32_t outcome) {
  uint32_t nvt = rig_const(r, MEDEWERKER, NVT),
           rows = rig_code(r, OP_CHOOSE, MEDEWERKER, r->field[CONTACT], outcome, nvt);
  return rig_code(r, OP_FOLD_UP, AANBIEDER, rows, MEDEWERKER, 0);
}

static inline void rig_eis_15(struct rig *r) {
  struct img_target t = rig_target(r, TARGET_EIS, 0, "15", "Verklaring omtrent gedrag");
  uint32_t any = rig_const(r, MEDEWERKER, ANY_OUTCOME), b = rig_code(r, OP_JUDGE, MEDEWERKER, any, 1, 0);
  uint32_t row = rig_code(r, OP_FOLD, MEDEWERKER, r->crit[VOG], b, 0);
  t.theme = 1;
  rig_use(r, &t, CONTACT);
  rig_add(r, t, EIS_15, MEDEWERKER, row, row, rig_members(r, row));
  t = rig_target(r, TARGET_PART, TARGET_LEAF, "a", "juist profiel");
  t.parent = EIS_15;
  rig_use(r, &t, VOG);
  rig_add(r, t, EIS_15, MEDEWERKER, r->crit[VOG], r->crit[VOG], rig_members(r, r->crit[VOG]));
  t = rig_target(r, TARGET_PART, TARGET_LEAF | TARGET_JUDGED, "b", "betrouwbaar");
  t.parent = EIS_15;
  t.judge = 1;
  writer_add(&r->w, judges, (struct img_judge){EIS_15B, MEDEWERKER});
  rig_add(r, t, EIS_15, MEDEWERKER, any, b, rig_members(r, b));
}

static inline void rig_eis_20_30(struct rig *r) {
  struct img_target t = rig_target(r, TARGET_EIS, TARGET_LEAF, "20", "Incidenten gemeld");
  rig_use(r, &t, GEMELD);
  rig_add(r, t, EIS_20, INCIDENT, r->crit[GEMELD], r->crit[GEMELD],
          rig_code(r, OP_FOLD_UP, AANBIEDER, r->crit[GEMELD], INCIDENT, 0));
  t = rig_target(r, TARGET_EIS, TARGET_LEAF, "30", "Registratie");
  t.scope_reg = rig_code(r, OP_NOT, AANBIEDER, r->field[ALLEEN_AW], 0, 0);
  t.scope = rig_text(r, "alle zorgvormen, behalve bij uitsluitend activerend werk");
  rig_use(r, &t, PROCEDURE);
  uint32_t reg = rig_code(r, OP_CHOOSE, AANBIEDER, t.scope_reg, r->crit[PROCEDURE], r->nvt);
  rig_add(r, t, EIS_30, AANBIEDER, r->crit[PROCEDURE], reg, reg);
}

static inline void rig_norm_u8(struct rig *r) {
  struct img_target t = rig_target(r, TARGET_PART, TARGET_COMPLETE, "", "");
  t.exception = U8;
  rig_add(r, t, EIS_8, AANBIEDER, r->mark, r->mark, r->mark);
  t = rig_target(r, TARGET_PART, TARGET_LEAF, "a", "stap 1 staat erin");
  t.exception = U8;
  t.parent = NORM_U8;
  rig_use(r, &t, STAP_1);
  rig_add(r, t, EIS_8, AANBIEDER, r->crit[STAP_1], r->crit[STAP_1], r->crit[STAP_1]);
  t = rig_target(r, TARGET_PART, TARGET_LEAF, "b", "overdracht staat erin");
  t.exception = U8;
  t.parent = NORM_U8;
  rig_use(r, &t, OVERDRACHT);
  rig_add(r, t, EIS_8, AANBIEDER, r->crit[OVERDRACHT], r->crit[OVERDRACHT], r->crit[OVERDRACHT]);
}

static inline void rig_exception(struct rig *r, const char *label, const char *title, uint32_t guard, uint32_t effect,
                                 uint32_t norm, uint32_t aim) {
  uint32_t i = (uint32_t)r->w.exceptions.n;
  writer_add(&r->w, exceptions,
             (struct img_exception){.label = rig_text(r, label),
                                    .title = rig_text(r, title),
                                    .set = 1,
                                    .guard_reg = guard,
                                    .text = i == U8 ? rig_text(r, "In afwijking van eis 8 geldt het volgende.")
                                                    : (struct img_text){0, 0},
                                    .guard = rig_text(r, "bij uitsluitend activerend werk"),
                                    .first_branch = i,
                                    .branches = 1,
                                    .first_aim = i,
                                    .aims = 1,
                                    .span = NONE});
  writer_add(&r->w, branches, (struct img_branch){i, effect, guard, norm});
  writer_add(&r->w, aims, (struct img_aim){i, aim, 0});
}

static inline void rig_themes(struct rig *r) {
  writer_add(&r->w, frames,
             (struct img_frame){rig_text(r, "wmo.toezicht"), rig_text(r, "Toetsingskader"), rig_text(r, "2025")});
  writer_add(&r->w, themes,
             (struct img_theme){rig_text(r, "1.1"), rig_text(r, "Ondersteuningsplan"),
                                rig_text(r, "De voorziening is doelmatig."), 0, r->w.targets.p[EIS_2].reg});
  uint32_t both = rig_code(r, OP_FOLD, AANBIEDER, r->w.targets.p[EIS_8].reg, r->w.targets.p[EIS_15].reg, 0);
  writer_add(&r->w, themes, (struct img_theme){rig_text(r, "4.3"), rig_text(r, "Medewerkers"), {0, 0}, 0, both});
  writer_add(
      &r->w, notes,
      (struct img_note){NOTE_READING, EIS_15A, NONE, rig_text(r, "De laatste VOG telt."), rig_text(r, "werkgroep")});
  writer_add(&r->w, notes,
             (struct img_note){NOTE_DEFECT, NONE, U8, rig_text(r, "Het document noemt twee titels."), {0, 0}});
}

static inline void rig_image(struct rig *r) {
  writer_init(&r->w, r->arena);
  rig_schema(r);
  rig_loads(r);
  rig_eis_2(r);
  rig_eis_8_12(r);
  rig_eis_15(r);
  rig_eis_20_30(r);
  rig_norm_u8(r);
  rig_exception(r, "U8", "Meldcode bij activerend werk", r->field[ALLEEN_AW], EFFECT_REPLACE, NORM_U8, EIS_8);
  rig_exception(r, "U9", "Keurmerk", r->field[KEURMERK], EFFECT_LAPSE, NONE, EIS_8);
  rig_exception(r, "U12", "Procedure", r->field[ALLEEN_AW], EFFECT_LAPSE, NONE, EIS_12);
  rig_themes(r);
  assert_int_equal(r->w.targets.n, TARGETS);
  if (!image_read(r->arena, &r->sink, TEXT("proef.eisb"), image_write(&r->w), &r->image))
    check_messages(&r->sink, "");
}

// The start of a test: the image, and records of an aanbieder about whom nothing is known.
static inline void rig_begin(struct rig *r) {
  *r = (struct rig){.arena = check_arena()};
  r->sink.arena = r->arena;
  rig_image(r);
  records_init(&r->records, r->arena, TEXT("De Werkbank"));
  r->records.peildatum = date_from(2025, 6, 23);
}

static inline uint32_t rig_origin(struct rig *r) {
  return records_origin(&r->records, (struct origin){.source = TEXT("dossier.eis"), .where = TEXT("regel 4")});
}

static inline void rig_put(struct rig *r, uint32_t row, const char *field, const char *value) {
  struct text *values = NEW(r->arena, struct text);
  *values = text_from(value);
  records_value(&r->records, row,
                (struct rec_value){.field = text_from(field), .state = STATE_KNOWN, .values = values, .n_values = 1, .origin = rig_origin(r)});
}

static inline uint32_t rig_row(struct rig *r, const char *entity, const char *key) {
  return records_row(&r->records, text_from(entity), text_from(key), 0, rig_origin(r));
}

static inline void rig_list(struct rig *r, const char *entity, enum list_status status, enum cause cause,
                            const char *note) {
  vec_push(r->arena, &r->records.lists,
           (struct rec_list){text_from(entity), 0, status, 0, 0, 0, cause, text_from(note), rig_origin(r)});
}

static inline void rig_judgement(struct rig *r, const char *eis, const char *part, const char *row, unsigned outcome) {
  vec_push(r->arena, &r->records.judgements,
           (struct rec_judgement){TEXT("sdcg.pve"), text_from(eis), text_from(part), text_from(row), outcome, false,
                                  TEXT("Uit gesprekken."), TEXT("toezichthouder"), date_from(2025, 6, 23),
                                  rig_origin(r)});
}

static inline void rig_medewerker(struct rig *r, const char *name, const char *contact, const char *vog) {
  uint32_t row = rig_row(r, "medewerker", name);
  rig_put(r, row, "naam", name);
  if (contact != NULL)
    rig_put(r, row, "contact", contact);
  if (vog != NULL)
    rig_put(r, row, "vog", vog);
}

// All is known of an aanbieder with only activerend werk.
static inline void rig_known(struct rig *r) {
  rig_put(r, 0, "alleen-aw", "ja");
  rig_put(r, 0, "keurmerk", "nee");
  rig_put(r, 0, "plan", "nee");
  rig_put(r, 0, "procedure", "ja");
  rig_medewerker(r, "Anna", "ja", "ja");
  rig_medewerker(r, "Bram", "ja", "nee");
  rig_medewerker(r, "Cor", "nee", "nee");
  rig_list(r, "incident", LIST_COMPLETE, CAUSE_NONE, "");
  uint32_t meldcode = rig_row(r, "meldcode", "");
  rig_put(r, meldcode, "stap-1", "ja");
  rig_put(r, meldcode, "overdracht", "nee");
  rig_judgement(r, "2", "", "", DEELS);
  rig_judgement(r, "15", "b", "", JA);
}

static inline const struct verdict *rig_judge(struct rig *r) {
  const struct records **all = NEW(r->arena, const struct records *);
  *all = &r->records;
  assert_true(columns_build(r->arena, &r->sink, &r->image, all, 1, &r->columns));
  vm_run(r->arena, &r->columns, &r->run);
  verdict_of(r->arena, verdict_index_new(r->arena, &r->image), &r->run, 0, true, &r->verdicts);
  return r->verdicts.targets;
}

static inline void rig_end(struct rig *r) {
  arena_free(r->arena);
}

#endif
