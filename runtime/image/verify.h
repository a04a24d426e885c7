// The verifier's own header. Each check gives false as soon as something is wrong, after one message that says which member of
// which record it is ("targets[4].parent wijst nergens naar"); nothing after it is looked at.
#ifndef EISEN_VERIFY_H
#define EISEN_VERIFY_H

#include "image.h"

// What hangs on a register: instructions behind each other, and written out as a tree.
struct weight {
  uint32_t depth, size;
};

struct check {
  const struct image *im;
  struct sink *sink;
  struct text name;    // of the file
  const char *section; // the record looked at
  uint32_t index;
  uint32_t open,
      depth;        // in a tree in preorder: the record before this one, NONE before the first; and how deep it stands
  size_t pool_work; // operands looked at in the pool
  struct weight *weights, // of the registers so far
      weight;             // of what the instruction reads
};

// What can be wrong, in the words of the message.
#define NOWHERE "wijst nergens naar"
#define NOT_TEXT "is geen goede tekst"
#define NOT_KNOWN "heeft een onbekende waarde"
#define NOT_HERE "staat niet op zijn plaats"
#define NOT_LEVEL "heeft niet het goede niveau"
#define NOT_TYPE "heeft niet het goede type"
#define TOO_DEEP "staat te diep"
#define TOO_HEAVY "hangt van te veel af"
#define IN_CIRCLE "loopt rond"

// Always false.
bool check_fail(const struct check *c, const char *member, const char *what);

// One function for all records of a section; `one` looks at record c->index.
bool check_each(struct check *c, const char *section, uint32_t n, bool (*one)(struct check *c, uint32_t i));

bool check_text(const struct check *c, const char *member, struct img_text t);
bool check_index(const struct check *c, const char *member, uint32_t i, uint32_t n);
bool check_index_or_none(const struct check *c, const char *member, uint32_t i, uint32_t n);
bool check_range(const struct check *c, const char *member, uint32_t first, uint32_t count, uint32_t n);
bool check_known(const struct check *c, const char *member, uint32_t value, uint32_t last);    // 0 … last
bool check_flags(const struct check *c, const char *member, uint32_t value, uint32_t allowed); // no other bits
bool check_reg(const struct check *c, const char *member, uint32_t reg, enum reg_type type, uint32_t entity);

// As the functions, with the name of the member written once. `c` is the check in sight.
#define TEXT_OK(r, m) check_text(c, #m, (r)->m)
#define INDEX_OK(r, m, n) check_index(c, #m, (r)->m, n)
#define INDEX_OR_NONE(r, m, n) check_index_or_none(c, #m, (r)->m, n)
#define RANGE_OK(r, first, count, n) check_range(c, #first, (r)->first, (r)->count, n)
#define KNOWN_OK(r, m, last) check_known(c, #m, (r)->m, last)
#define FLAGS_OK(r, m, allowed) check_flags(c, #m, (r)->m, allowed)
#define REG_OK(r, m, type, entity) check_reg(c, #m, (r)->m, type, entity)

// By topic, in the order in which they rely on each other.
bool verify_schema(struct check *c);     // sets, classifications, entities, fields
bool verify_targets(struct check *c);    // targets and what hangs on them
bool verify_exceptions(struct check *c); // exceptions, branches, aims
bool verify_code(struct check *c);       // registers and instructions
bool verify_kpis(struct check *c);       // kpi's, their steps and actions
bool verify_gathers(struct check *c);    // how evidence is collected; part of verify_schema
bool verify_periods(struct check *c);    // entities of periods; part of verify_schema
// A range in the pool, operand i: *n words from *at. A register that the instruction reads: defined before it.
bool verify_pool(struct check *c, int i, uint32_t x, const struct img_pool **at, uint32_t *n);
bool verify_read(struct check *c, const char *member, uint32_t reg, enum reg_type type, uint32_t level);
// The operands of an instruction about periods; part of verify_code.
bool verify_period_code(struct check *c, const struct img_code *k);

#endif
