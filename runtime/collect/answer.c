#include "answer.h"

struct text failure_sentence(struct arena *a, const struct failure *f) {
  struct message m = {.id = f->id};
  for (int i = 0; i < 4; i++)
    m.args[i] = f->args[i];
  return msg_sentence(a, &m);
}

static enum channel_status nonsense(struct text *why, struct text what) {
  *why = what;
  return CHANNEL_NONSENSE;
}

// The next frame, with a reason when it cannot be one.
static enum channel_status next(struct channel *c, struct frame *f, struct text *why) {
  enum channel_status s = channel_next(c, f);
  if (s == CHANNEL_NONSENSE)
    *why = c->limit < FRAME_LIMIT ? TEXT("het antwoord is te groot")
                                  : TEXT("het bericht is te lang of door iets anders vervuild");
  return s;
}

static bool take_function(struct arena *a, struct reader *r, struct description *out, struct text *why) {
  struct described_function f = {0};
  f.name = text_copy(a, get_text(r));
  f.signature = text_copy(a, get_text(r));
  f.help = text_copy(a, get_text(r));
  if (!reader_done(r) || out->functions.n == FUNCTION_LIMIT)
    return false;
  struct text fault = signature_parse(a, f.signature, &f.parsed);
  if (fault.n) {
    *why = fault;
    return false;
  }
  vec_push(a, &out->functions, f);
  return true;
}

static bool take_description(struct arena *a, const struct frame *f, struct description *out, struct text *why) {
  struct reader r = {.rest = f->body};
  *why = TEXT("de beschrijving is niet te lezen");
  if (f->kind == FRAME_PLUGIN) {
    out->name = text_copy(a, get_text(&r));
    out->version = text_copy(a, get_text(&r));
    out->help = text_copy(a, get_text(&r));
  } else if (f->kind == FRAME_FUNCTION) {
    return take_function(a, &r, out, why);
  } else if (f->kind == FRAME_FAULT && out->faults.n < FUNCTION_LIMIT) {
    vec_push(a, &out->faults, text_copy(a, get_text(&r)));
  } else if (f->kind != FRAME_FAULT) {
    return false;
  }
  return reader_done(&r);
}

enum channel_status answer_description(struct arena *a, struct channel *c, struct description *out, struct text *why) {
  *out = (struct description){0};
  for (;;) {
    struct frame f;
    enum channel_status s = next(c, &f, why);
    if (s != CHANNEL_OK || f.kind == FRAME_DESCRIBED)
      return s;
    if (!take_description(a, &f, out, why))
      return CHANNEL_NONSENSE;
  }
}

static bool take_row(struct arena *a, struct reader *r, struct answer *out) {
  struct answer_row row = {.where = text_copy(a, get_text(r)), .first = out->cells.n};
  if (out->rows.n == ROW_LIMIT || !reader_done(r))
    return false;
  vec_push(a, &out->rows, row);
  return true;
}

static bool take_field(struct arena *a, struct reader *r, struct answer *out) {
  struct text name = get_text(r), value = get_text(r);
  if (out->cells.n == CELL_LIMIT || !reader_done(r) || (out->rows.n == 0 && value.n > 0))
    return false;
  struct cell cell = {intern_id(&out->columns, name), text_copy(a, value)};
  if (out->columns.map.n > COLUMN_LIMIT)
    return false;
  if (out->rows.n == 0) // there is such a column
    return true;
  vec_push(a, &out->cells, cell);
  out->rows.p[out->rows.n - 1].n++;
  return true;
}

static bool take_result(struct arena *a, struct reader *r, struct answer *out) {
  uint8_t kind = get_u8(r);
  if (kind > RESULT_NULL)
    return false;
  out->result = (enum result)kind;
  if (kind == RESULT_UNKNOWN || kind == RESULT_TEXT)
    out->text = text_copy(a, get_text(r));
  else if (kind == RESULT_NUMBER)
    out->number = get_i64(r);
  return reader_done(r);
}

// Why a number is not a value of the type it was promised to be; NO_TEXT when it is.
static struct text fault_of_number(struct arena *a, enum sig_type type, int64_t n) {
  if (type == SIG_TRUTH && n != 0 && n != 1)
    return text_format(a, "%lld is geen ja/nee (1 of 0)", (long long)n);
  if (type == SIG_DATE && (n < DAY_MIN || n > DAY_MAX))
    return text_format(a, "%lld is geen datum (dagen sinds 01-01-1970)", (long long)n);
  return NO_TEXT;
}

static enum channel_status check_result(struct arena *a, enum sig_type promised, const struct answer *answer,
                                        struct text *why) {
  enum result expected = promised == SIG_ROWS ? RESULT_ROWS : promised == SIG_TEXT ? RESULT_TEXT : RESULT_NUMBER;
  if (answer->result == RESULT_UNKNOWN)
    return CHANNEL_OK;
  if (promised != SIG_ROWS && answer->rows.n)
    return nonsense(why, text_format(a, "hij geeft rijen in plaats van %s", sig_word[promised]));
  if (answer->result == RESULT_ABSENT)
    return promised == SIG_ROWS && answer->rows.n ? nonsense(why, TEXT("hij geeft rijen en zegt dat er geen zijn"))
                                                  : CHANNEL_OK;
  if (answer->result == RESULT_NULL)
    return nonsense(why, TEXT("hij geeft een tekst die er niet is, of die te lang is"));
  if (answer->result != expected)
    return nonsense(why, text_format(a, "hij geeft iets anders dan %s", sig_word[promised]));
  *why = expected == RESULT_NUMBER ? fault_of_number(a, promised, answer->number) : NO_TEXT;
  return why->n ? CHANNEL_NONSENSE : CHANNEL_OK;
}

static bool take_answer(struct arena *a, const struct frame *f, struct answer *out) {
  struct reader r = {.rest = f->body};
  switch (f->kind) {
  case FRAME_ROW:
    return take_row(a, &r, out);
  case FRAME_FIELD:
    return take_field(a, &r, out);
  case FRAME_RESULT:
    return take_result(a, &r, out);
  default:
    return false;
  }
}

enum channel_status answer_call(struct arena *a, struct channel *c, enum sig_type promised, struct answer *out,
                                struct text *why) {
  *out = (struct answer){.columns.map.arena = a};
  struct frame f = {0};
  while (f.kind != FRAME_RESULT) {
    enum channel_status s = next(c, &f, why);
    if (s != CHANNEL_OK)
      return s;
    if (!take_answer(a, &f, out))
      return nonsense(why, TEXT("het antwoord is niet te lezen"));
  }
  return check_result(a, promised, out, why);
}

struct text answer_value(struct arena *a, enum sig_type type, const struct answer *answer) {
  switch (type) {
  case SIG_TRUTH:
    return answer->number ? TEXT("ja") : TEXT("nee");
  case SIG_DATE:
    return date_iso(a, (day)answer->number);
  case SIG_NUMBER:
    return text_format(a, "%lld", (long long)answer->number);
  default:
    return text_trim(answer->text);
  }
}
