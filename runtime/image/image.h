// A compiled set: one file, mapped and read in place. Little-endian, 4-byte aligned records, offsets and lengths, no pointers.
//
//   +--------------------------------------------------------------+
//   | magic "EISENIMG", version, size, digest                       |  digest: SHA-256 of all that follows it
//   | section table: one entry {offset, count} a kind, fixed order  |
//   +--------------------------------------------------------------+
//   | records of each section, in the order of section.def          |
//   | texts last: bytes; every img_text is {offset, length} in them |
//   +--------------------------------------------------------------+
//
// The image is one structure that everything walks: classifications and entities say what evidence looks like; targets are the
// eisen and onderdelen in document order, each knowing the registers that hold its outcome; exceptions know their guards;
// the code fills all registers, straight on, each exactly once. Reading a register after a run explains an outcome.
//
// The order of the records is canonical. As their author wrote them stand: eisen, onderdelen, themes, fields, and the nodes of a
// classification. Everything else (entities, classifications, exceptions, instructions, sources, texts) stands in an order that follows
// from names, labels and what is said, never from places in files. Nothing in an image tells where in a file, in which file or in which
// folder a declaration stood, nor the comments and blank lines around it: the same declarations give the same bytes.
//
// Everything in an image is untrusted until image_verify has passed; after it nothing needs to be checked again.
#ifndef EISEN_IMAGE_H
#define EISEN_IMAGE_H

#include "calendar.h"
#include "digest.h"
#include "duration.h"
#include "message.h"
#include "value.h"

#define IMAGE_MAGIC "EISENIMG"
enum { IMAGE_VERSION = 1 };

// What an image may hold at most. The compiler says in its own words which limit a set is beyond; the verifier refuses the rest.
enum {
  RECORD_LIMIT = 4 << 20,  // records in a section
  ENTITY_LIMIT = 4096,
  ENTITY_DEPTH = 16,       // entities under each other, below aanbieder
  TREE_DEPTH = 64,         // onderdelen in onderdelen, and branches of a classification: more than a source has levels
  AIM_DEPTH = 16,          // exceptions on the norm of an exception, and so on
  CODE_DEPTH = 2500,       // instructions on which a condition or value hangs, one behind the other
  CODE_SIZE = 1 << 18,     // … and all of them, written out as a tree: what an explanation may have to tell
  POOL_WORK = 16 << 20,    // operands in the pool, counted for each instruction that has them
};
#define NONE UINT32_MAX
#define NO_DAY INT32_MIN

struct img_text { uint32_t off, len; };

enum img_section {
#define SECTION(name, type, member) SEC_##name,
#include "section.def"
#undef SECTION
  SEC_COUNT
};

struct img_header {
  char magic[8];
  uint32_t version, size; // size of the whole file
  uint8_t digest[DIGEST_SIZE];
  struct { uint32_t off, count; } section[SEC_COUNT]; // off in bytes from the start of the file
};
// The digest covers every byte behind the field `digest`: the section table and all records.

// Sets in the order in which they build on each other; the one that was compiled comes last.
struct img_set { struct img_text name, title, version, source; day valid_from, valid_to; };       // NO_DAY: unlimited
struct img_class { struct img_text name, title; uint32_t first_node, nodes, leaves, ordered; };    // also each `een van (…)`
// The class JUDGED_WORD is that of what a person judges: ja, nvt, deels, nee. In that order an oordeel decides as a condition: what
// comes before nvt is waar, what comes behind it onwaar, and nvt says nothing: it is compared with one unknown value of 1 … 2.
#define JUDGED_WORD TEXT("oordeel")
// Nodes in preorder; a value of the class is a leaf number 0 … leaves-1; a node covers leaves first_leaf … first_leaf+leaves-1.
struct img_node { struct img_text name, path, title, code; uint32_t parent, first_leaf, leaves; }; // parent NONE: a root

enum { KIND_DOCUMENT = 1, KIND_EVENT = 2, KIND_PERSON = 4, KIND_ORGANISATION = 8, KIND_SINGLE = 16, KIND_PERIOD = 32, KIND_FOR_WHOM = 64 };
// SINGLE: at most one a parent; PERIOD: see img_period; FOR_WHOM: the enrolments, which say for whom an eis is: without any there is nothing to judge
// Entity 0 is aanbieder; a parent has a lower number than its children.
struct img_entity { struct img_text name, plural, title; uint32_t parent, kind, first_field, fields, key, date; }; // key, date: field or NONE

enum field_type { TYPE_BOOL, TYPE_NUMBER, TYPE_MONEY, TYPE_PERCENT, TYPE_DATE, TYPE_TEXT, TYPE_CHOICE, TYPE_SET, TYPE_DURATION };

enum { FIELD_OPTIONAL = 1, FIELD_APPLIES = 2 }; // OPTIONAL: `of geen`. APPLIES: made by `indien van toepassing`
struct img_field { struct img_text name, question, help, who; uint32_t entity, type, class_, flags; }; // class_: CHOICE, SET; of a DURATION its unit (enum span_unit); else NONE

// How a list or a field is collected when a dossier allows it: by entity, its rows (field NONE) before its fields. At most
// GATHER_LIMIT arguments, each a text, a name for which the dossier gives a value, or the value of a field: of the row itself or one
// above it, or, of a list, of the aanbieder.
enum gather_arg { GATHER_TEXT, GATHER_NAME, GATHER_FIELD };
enum { GATHER_LIMIT = 8 };
struct img_gather { uint32_t entity, field; struct img_text collector, function; uint32_t first_arg, args; };
struct img_gather_arg { uint32_t kind; struct img_text text; uint32_t field; }; // field: NONE but for GATHER_FIELD

enum target_kind { TARGET_EIS, TARGET_PART };
enum {
  TARGET_NO_TEXT = 1,   // `tekst ontbreekt`
  TARGET_LEAF = 2,      // has no onderdelen of its own
  TARGET_JUDGED = 4,    // a leaf that only a person can judge (oordeel, or text alone)
  TARGET_COMPLETE = 8,  // `volledig`
  TARGET_READING = 16,  // has a lezing: the norm says more than the text
  TARGET_SHOWN = 32,    // never decides anything: always n.v.t.; a NOTE_SHOWN says why
  TARGET_KPI = 64,      // a kpi: its number is "kpi NAAM"; a leaf
};
// Preorder: an eis, then its onderdelen; then the replacement norms of exceptions, whose top is a target with kind TARGET_PART,
// parent NONE and `exception` set; its parts have the same `exception`. `eis` is the eis itself, also for its parts; in a
// replacement norm it is an eis it stands in for, or NONE, the same in all its parts.
struct img_target {
  uint32_t kind, flags, set;
  struct img_text number;  // of an eis: "15", "PB-O3"; of a part: its label "d"
  struct img_text path;    // of a part inside its eis or replacement norm: "inhoud.doelafspraken"; of an eis: empty
  struct img_text title, text, source, scope; // scope: in words, as the report prints it ("alle zorgvormen")
  struct img_text question, help;             // of a judged leaf
  uint32_t eis, parent, exception; // targets, exception index; NONE
  uint32_t entity;   // the level of row_reg: the entity it is judged for each of
  uint32_t row_reg;  // its outcome a row, guards, exceptions, waivers, judgements and membership included
  uint32_t reg;      // its outcome for the aanbieder: what is printed
  uint32_t own_reg;  // its own norm alone at `entity`, without exceptions: "what the text asked"
  uint32_t scope_reg; // condition at aanbieder level: addressed to this provider; NONE: always
  uint32_t judge;    // input of judgements, NONE if none is possible
  uint32_t waiver;   // input of waivers, NONE
  uint32_t row_waiver; // input of waivers for single rows of `entity`, where it is judged in a row above these; NONE
  uint32_t theme;    // theme it is attached to, NONE
  uint32_t first_use, uses; // fields its norm reads, in section uses
  uint32_t span;
};
struct img_use { uint32_t field; };

enum effect { EFFECT_REPLACE, EFFECT_LAPSE, EFFECT_SATISFIED, EFFECT_UNCHANGED, EFFECT_SUPPLEMENT }; // vervangt, vervalt, voldaan, ongewijzigd, aanvullend
struct img_exception {
  struct img_text label, title, text, source, guard; // guard: in words
  uint32_t set, entity, guard_reg; // guard_reg: condition at `entity`
  uint32_t first_branch, branches, first_aim, aims, span;
};
struct img_branch { uint32_t exception, effect, reg, norm; }; // reg: guard and branch condition; norm: target of a replacement, else NONE
struct img_aim { uint32_t exception, target, begrip; };       // begrip: 1 when it redefines a begrip for that target

// lezing, noot, gebrek; in principe (text: grounds, by: roles); former number; why it never decides (by: whom it is addressed to);
// why a person judges; who is asked to judge (by); what the document says of a definitie that is used (by: where)
enum note_kind { NOTE_READING, NOTE_REMARK, NOTE_DEFECT, NOTE_WAIVABLE, NOTE_FORMERLY, NOTE_SHOWN, NOTE_WHY_JUDGED, NOTE_ASKED, NOTE_MEANING };
struct img_note { uint32_t kind, target, exception; struct img_text text, by; }; // target or exception is NONE
struct img_frame { struct img_text name, title, version; };                       // kader
struct img_theme { struct img_text number, title, norm; uint32_t frame, reg; };   // norm: wettelijke kwaliteitseis; reg U at level 0

struct img_judge { uint32_t target, entity; };
struct img_waiver { uint32_t target, entity; };
// A value of the norm of a target (known to it and its parts) that a waiver by one of the roles ("expert of opdrachtgever") may change.
struct img_parameter { struct img_text name, roles, grounds; uint32_t target, entity, type, value, class_; }; // type: NUMBER … DATE, DURATION; value: constant; class_: of a DURATION its unit

struct img_table { struct img_text name; }; // tabel: written out in the code; here for who counts them
// An entity of periods, under the aanbieder and without fields: the runtime makes its rows (columns.h). Each has so many months or so
// many days (the other is 0). PERIOD_CALENDAR: 1, 3, 6 or 12 months from 1 January. Else they are counted from a day: none lies before it,
// but for PERIOD_YEARLY, where it is that day of every year (12 is a multiple of months). PERIOD_FIELD: a date of the aanbieder; where it is
// not known there are no rows, and BEGUN_… says that nothing is known.
enum period_from { PERIOD_CALENDAR, PERIOD_DAY, PERIOD_YEARLY, PERIOD_FIELD };
enum { PERIOD_MONTHS = 120, PERIOD_DAYS = 3660 }; // at most
struct img_period { // each entity with KIND_PERIOD has one; its set has a valid_from
  uint32_t entity, set, months, days, from, field; // field: of PERIOD_FIELD, else NONE
  int32_t first;                                   // of PERIOD_DAY and PERIOD_YEARLY, else 0
  struct img_text word;                            // «kwartaal», «contractjaar», «12 maanden»
};
// A kpi. Its measure in a row of `entity` is num / den * 10^-scale, where rows_reg is waar; norm_reg (U): nvt without rows. ladder_reg
// (S): the steps that are possible after the period. step_reg (S, level 0): after the last. In order of the source.
struct img_kpi {
  uint32_t target, entity, type; // type: TYPE_NUMBER, TYPE_MONEY, TYPE_PERCENT or TYPE_DURATION
  uint32_t unit;                 // of a TYPE_DURATION (enum span_unit); else NONE
  int32_t scale;
  uint32_t num_reg, den_reg, rows_reg, norm_reg, ladder_reg, step_reg;
  uint32_t first_step, steps, first_rule, rules;
  struct img_text measure, norm; // in words
};
struct img_kpi_step { struct img_text title; uint32_t number, first_action, actions; }; // by number
struct img_kpi_rule { struct img_text words; uint32_t step, back, from, reg; }; // reg (C): when; from: steps before it, as bits
struct img_kpi_action { struct img_text text, who, term; };

// The scope of a target over the other rows (the enrolments, or what is in fact delivered): a condition at aanbieder level.
struct img_scope { uint32_t target, reg, rows, other; }; // rows: entity that its own scope looks at; other: that of reg

enum { OWN_DATE = 4096 }; // ADD_WORKDAYS: from here on a date, below it a day of every year

struct img_reg { uint32_t type, entity; };
struct img_code { uint16_t op, entity; uint32_t dst, a, b, c, span; }; // span NONE allowed
struct img_const { uint32_t lo, hi; };                                 // an int64 in two halves (4-byte alignment)
struct img_pool { uint32_t v; };
// Texts that code compares with: the value of text constant i is i (section text_consts); no two are equal.
// What was written: a declaration each, as the lines from which something is computed, in canonical order. name: "eis 15", in its text.
struct img_source { struct img_text name, text; uint32_t set; };
struct img_span { uint32_t source, off, len; };

// A read view: pointers into the mapped bytes.
struct image {
  const uint8_t *bytes;
  size_t size;
  const struct img_header *header;
#define SECTION(name, type, member) const type *member; uint32_t n_##member;
#include "section.def"
#undef SECTION
};

struct text img_exception_words(struct arena *a, const struct image *im, uint32_t exception); // "afwijking U8"; "eis 4", which replaces another
static inline struct text img_text(const struct image *im, struct img_text t) {
  return (struct text){(const char *)im->texts + t.off, t.len};
}
// A duty (PERIODIC_UP, YEARLY_UP) has four words in the pool, and then perhaps registers: this gives the n-th (0: the first), or NONE.
// PERIODIC_UP: its term, the last day. YEARLY_UP: the last day, how many dates at least, and at most, in a period.
static inline uint32_t duty_more(const struct image *im, uint32_t pool, uint32_t n) {
  return 4 + n < im->pool[pool].v ? im->pool[pool + 5 + n].v : NONE;
}
static inline int64_t img_const(const struct image *im, uint32_t i) {
  return (int64_t)((uint64_t)im->consts[i].hi << 32 | im->consts[i].lo);
}
static inline struct digest image_digest(const struct image *im) {
  struct digest d;
  for (int i = 0; i < DIGEST_SIZE; i++) d.bytes[i] = im->header->digest[i];
  return d;
}

// Reads and verifies; `bytes` must stay as long as the image. false: a message (E07xx) in the sink, which names `name`.
bool image_read(struct arena *a, struct sink *sink, struct text name, struct text bytes, struct image *out);
// The same for what image_write has just made, whose head and digest need no second look.
bool image_read_own(struct arena *a, struct sink *sink, struct text name, struct text bytes, struct image *out);
// What image_read does after the shape of the sections is known to be right; apart, so that tests and fuzzers reach it.
bool image_verify(struct sink *sink, struct text name, const struct image *im);
// The listing of `eisen toon --bytecode`: one line an instruction, preceded by its source line when that changes.
void image_disassemble(const struct image *im, struct buf *out);

// Finding things by what people write. NONE when absent.
uint32_t image_find_entity(const struct image *im, struct text name);
uint32_t image_find_field(const struct image *im, uint32_t entity, struct text name);
uint32_t image_find_set(const struct image *im, struct text name);
// The eis `number` of `set`, then, when `part` is not empty, the part with that path.
uint32_t image_find_target(const struct image *im, uint32_t set, struct text number, struct text part);
// Whether `t` is that norm of an exception. It is named by the label of the exception, as onderdeel "2.1-U8/signalen" of the eis
// (target `eis`) that it stands at; or, with `eis` NONE, as onderdeel `part` of an eis with that label as its `name`, in the set of the
// exception.
bool image_norm_named(const struct image *im, uint32_t t, uint32_t set, uint32_t eis, struct text name, struct text part);
bool image_is_spread(const struct image *im, uint32_t exception); // the label stands for more exceptions: each is named at its eis
bool image_one_label(const struct image *im, uint32_t exception, uint32_t other); // they were written as one, for several eisen
// What a person who judges or expects means: the target, or the first norm of an exception that is so named. NONE.
uint32_t image_find_aim(const struct image *im, uint32_t set, struct text name, struct text part);
// The eis of `set` that once had this number (voorheen eis …). NONE.
uint32_t image_formerly(const struct image *im, uint32_t set, struct text number);
// The number that it has now: that of the only eis that once had it, where no eis has it any more; else as it is.
struct text image_number_now(const struct image *im, uint32_t set, struct text number);
bool image_is_judged(const struct image *im, uint32_t class_); // class_ may be NONE
// A node by path ("activerend-werk.stabiel.trede-3"), by an unambiguous last name, or by code. NONE.
uint32_t image_find_node(const struct image *im, uint32_t class_, struct text name);

struct op_info { const char *mnemonic, *operands; char dst; enum { AT_SAME, AT_DOWN, AT_UP } at; };
enum opcode {
#define OP(name, dst, operands, at, mnemonic) OP_##name,
#include "opcode.def"
#undef OP
  OP_COUNT
};
extern const struct op_info op_info[OP_COUNT];
enum reg_type reg_type_of(char letter); // C U V S

#endif
