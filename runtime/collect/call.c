#include "call.h"

#include <ffi.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 64 << 10 };

// What stands behind struct eisen_call.
struct host {
  struct arena *arena;
  struct channel *channel;
  struct buf out;
  bool absent, unknown;
  struct text why;
};

// Nobody listens any more: there is nothing left to do here.
static void flush(struct host *h) {
  if (channel_send(h->channel, &h->out, NULL, 0) != CHANNEL_OK)
    _exit(0);
}

static void flush_when_full(struct host *h) {
  if (h->out.n >= CHUNK)
    flush(h);
}

static void say_unknown(struct host *h, struct text why) {
  if (h->unknown)
    return;
  h->unknown = true;
  h->why = text_copy(h->arena, text_slice(why, 0, FRAME_LIMIT / 2));
}

static void on_absent(struct eisen_call *call) {
  struct host *h = call->host;
  h->absent = true;
}

static void on_unknown(struct eisen_call *call, const char *why) {
  say_unknown(call->host, text_from(why));
}

static void on_row(struct eisen_call *call, const char *where) {
  struct host *h = call->host;
  size_t frame = frame_begin(&h->out, FRAME_ROW);
  put_text(&h->out, text_slice(text_from(where), 0, FRAME_LIMIT / 2));
  frame_end(&h->out, frame);
  flush_when_full(h);
}

static void on_field(struct eisen_call *call, const char *name, const char *value, size_t length) {
  struct host *h = call->host;
  struct text label = text_from(name);
  if (length > FRAME_LIMIT / 2 || label.n > FRAME_LIMIT / 4) {
    say_unknown(h, TEXT("een veld is groter dan 500 kB"));
    return;
  }
  size_t frame = frame_begin(&h->out, FRAME_FIELD);
  put_text(&h->out, label);
  put_text(&h->out, (struct text){value, value ? length : 0});
  frame_end(&h->out, frame);
  flush_when_full(h);
}

static ffi_type *ffi_of(enum sig_type type, ffi_type *file) {
  switch (type) {
  case SIG_TEXT:
    return &ffi_type_pointer;
  case SIG_NUMBER:
    return &ffi_type_sint64;
  case SIG_TRUTH:
    return &ffi_type_sint;
  case SIG_DATE:
    return &ffi_type_sint32;
  case SIG_FILE:
    return file;
  case SIG_ROWS:
    break;
  }
  return &ffi_type_void;
}

union ffi_result {
  ffi_arg word; // libffi widens small integers to this
  ffi_sarg number;
  const char *text;
  int64_t wide;
};

static bool invoke(struct eisen_call *call, const struct loaded_function *f, union call_value *args,
                   union ffi_result *out) {
  ffi_type *file_members[] = {&ffi_type_sint, &ffi_type_pointer, NULL};
  ffi_type file = {.type = FFI_TYPE_STRUCT, .elements = file_members};
  ffi_type *types[SIG_ARGS + 1] = {&ffi_type_pointer};
  void *values[SIG_ARGS + 1] = {&call};
  for (uint32_t i = 0; i < f->parsed.n_args; i++) {
    types[i + 1] = ffi_of(f->parsed.args[i].type, &file);
    values[i + 1] = &args[i];
  }
  ffi_cif cif;
  if (ffi_prep_cif(&cif, FFI_DEFAULT_ABI, f->parsed.n_args + 1, ffi_of(f->parsed.result, &file), types) != FFI_OK)
    return false;
  ffi_call(&cif, f->function, out, values);
  return true;
}

static void put_text_result(struct host *h, const char *t) {
  size_t n = t ? strnlen(t, FRAME_LIMIT / 2 + 1) : 0;
  if (n > FRAME_LIMIT / 2)
    t = NULL;
  put_u8(&h->out, t ? RESULT_TEXT : RESULT_NULL);
  if (t)
    put_text(&h->out, (struct text){t, n});
}

static void put_number_result(struct host *h, int64_t v) {
  put_u8(&h->out, RESULT_NUMBER);
  put_i64(&h->out, v);
}

static void put_value(struct host *h, enum sig_type type, const union ffi_result *r) {
  switch (type) {
  case SIG_TEXT:
    put_text_result(h, r->text);
    break;
  case SIG_NUMBER:
    put_number_result(h, r->wide);
    break;
  case SIG_TRUTH:
    put_number_result(h, (int)r->number);
    break;
  case SIG_DATE:
    put_number_result(h, (int32_t)r->number);
    break;
  case SIG_FILE:
  case SIG_ROWS:
    put_u8(&h->out, RESULT_ROWS);
    break;
  }
}

static void send_result(struct host *h, enum sig_type type, const union ffi_result *r) {
  size_t frame = frame_begin(&h->out, FRAME_RESULT);
  if (h->unknown) {
    put_u8(&h->out, RESULT_UNKNOWN);
    put_text(&h->out, h->why);
  } else if (h->absent) {
    put_u8(&h->out, RESULT_ABSENT);
  } else {
    put_value(h, type, r);
  }
  frame_end(&h->out, frame);
  flush(h);
}

void call_function(struct arena *a, struct channel *channel, const struct loaded_function *f, union call_value *args) {
  struct host h = {.arena = a, .channel = channel, .out = {.arena = a}};
  struct eisen_call call = {sizeof call, &h, on_absent, on_unknown, on_row, on_field};
  union ffi_result result = {0};
  if (!invoke(&call, f, args, &result))
    say_unknown(&h, TEXT("de functie kan op dit systeem niet worden aangeroepen"));
  send_result(&h, f->parsed.result, &result);
}
